// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_reports.h"

#include "ui/pages/page_parts.h"

#include <utility>

namespace scalescope::ui {

WeightsReports::WeightsReports(Study& study, Selection& selection, QObject* parent)
    : QObject(parent), m_study(study), m_selection(selection), m_task(study.jobs().engine()) {
    m_task.setUrgent(true);  // somebody looks at the page
    connectStudy();
    connect(&m_task, &Task::failed, this, &WeightsReports::note);
    connect(&m_task, &Task::canceled, this, &WeightsReports::stop);
}

/// Nothing of what would have followed is read either.
void WeightsReports::stop() {
    if (!m_asked)
        return;
    const QString problem = tr("Reading was cancelled; Read again takes it up.");
    for (const ColumnIndex column : inOrder())
        if (lacking(column))
            m_known[column].problem = problem;
    note(problem);
}

void WeightsReports::connectStudy() {
    connect(&m_study.settings(), &RunSettings::changed, this,
            [this](const std::optional<std::string>& network) {
                forget(network ? m_study.networks().columnNamed(*network) : std::nullopt);
            });
    connect(&m_study.networks(), &OwnNetworks::replaced, this,
            [this](ColumnIndex column) { forget(column); });
    connect(&m_study.networks(), &OwnNetworks::removed, this,
            [this](ColumnIndex column) { forget(column); });
}

std::shared_ptr<const WeightsReport> WeightsReports::of(ColumnIndex column) const {
    const auto known = m_known.find(column);
    return known == m_known.end() ? nullptr : known->second.report;
}

std::vector<ShownWeights> WeightsReports::shown() const {
    std::vector<ShownWeights> all;
    for (const ColumnIndex column : m_selection.columns())
        if (auto report = of(column))
            all.push_back({column, std::move(report)});
    return all;
}

QString WeightsReports::missingText(ColumnIndex column, const QString& what) const {
    const QString name = nameOf(m_study, column);
    const auto known = m_known.find(column);
    if (known != m_known.end() && !known->second.problem.isEmpty())
        return name + QStringLiteral(": ") + known->second.problem;
    if (const auto report = of(column); report && report->keys.empty())
        return QString::fromStdString(report->unfit);
    if (m_asked && m_asked->column == column)
        return tr("The weights of %1 are being read; %2 will stand here.").arg(name, what);
    if (known != m_known.end() && known->second.valuesAsked)
        return tr("The weights of %1 have none of %2.").arg(name, what);
    return tr("The weights of %1 wait for their turn; %2 will stand here.").arg(name, what);
}

std::vector<ColumnIndex> WeightsReports::inOrder() const {
    std::vector<ColumnIndex> columns{m_selection.focus()};
    for (const ColumnIndex column : m_selection.columns())
        if (column != columns.front())
            columns.push_back(column);
    return columns;
}

std::optional<WeightsReports::Asked> WeightsReports::lacking(ColumnIndex column) const {
    const auto found = m_known.find(column);
    const Known known = found == m_known.end() ? Known{} : found->second;
    if (!known.problem.isEmpty())
        return std::nullopt;
    if (!known.report)
        return Asked{column, {}};
    if (m_values && !known.valuesAsked && !known.report->keys.empty())
        return Asked{column, {.values = true, .hash = !known.report->info.sha256.empty()}};
    return std::nullopt;
}

void WeightsReports::ask(bool values) {
    m_values = values;
    askNext();
}

void WeightsReports::askNext() {
    if (m_asked)
        return;
    for (const ColumnIndex column : inOrder())
        if (const auto asked = lacking(column))
            return start(*asked);
}

void WeightsReports::askHash(ColumnIndex column) {
    const auto report = of(column);
    start({column, {.values = report && report->statistics, .hash = true}});
}

void WeightsReports::askAgain() {
    m_known.clear();
    m_asked.reset();
    askNext();
    Q_EMIT changed();
}

void WeightsReports::start(const Asked& asked) {
    const NetworkSpec& network = m_study.entry(asked.column).spec;
    m_asked = asked;
    m_task.start(WeightsReportJob{network, m_study.settings().weightsOf(network.name), asked.depth,
                                  m_study.settings().thresholds()},
                 tr("%1: weights").arg(nameOf(network)),
                 [this](std::shared_ptr<const WeightsReport> report) { take(std::move(report)); });
    Q_EMIT changed();
}

void WeightsReports::take(std::shared_ptr<const WeightsReport> report) {
    if (!m_asked)
        return;
    Known& known = m_known[m_asked->column];
    known.report = std::move(report);
    known.valuesAsked = known.valuesAsked || m_asked->depth.values;
    m_asked.reset();
    Q_EMIT changed();
    askNext();
}

void WeightsReports::note(const QString& problem) {
    if (!m_asked)
        return;
    m_known[m_asked->column].problem = problem;
    m_asked.reset();
    Q_EMIT changed();
    askNext();
}

/// What is being answered may be of the weights before: it is asked for anew with the rest.
void WeightsReports::forget(std::optional<ColumnIndex> column) {
    if (column)
        m_known.erase(*column);
    else
        m_known.clear();
    if (m_asked && (!column || m_asked->column == *column)) {
        m_asked.reset();
        m_task.cancel();
    }
    Q_EMIT changed();
}

}  // namespace scalescope::ui
