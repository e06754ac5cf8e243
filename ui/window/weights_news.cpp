// SPDX-License-Identifier: Apache-2.0
#include "ui/window/weights_news.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"

namespace scalescope::ui {

namespace {

using Source = WeightsRequest::Source;

QString keysText(const LoadReport& report) {
    const auto count = [](int n) { return countText(static_cast<std::uint64_t>(n)); };
    const int used = report.matched + report.converted + report.nonFinite;
    const int lacking = report.missing + report.wrongShape;
    QString text = lacking == 0
                       ? Texts::tr("all %1 keys matched").arg(count(used))
                       : Texts::tr("%1 of %2 keys matched").arg(count(used), count(used + lacking));
    if (report.unexpected > 0)
        text += Texts::tr(", %1 of the file not used").arg(count(report.unexpected));
    return text;
}

}  // namespace

QString loadedText(const Diagnosis& diagnosis) {
    const LoadReport* report = diagnosis.loadReport.get();
    QString text = Texts::tr("%1 runs on %2: %3 classes%4.")
                       .arg(qstr(displayName(diagnosis.spec)), qstr(diagnosis.weights.name),
                            countText(static_cast<std::uint64_t>(diagnosis.spec.classCount)),
                            report ? QStringLiteral(", ") + keysText(*report) : QString());
    if (report && !report->predictionsOff.empty())
        text += QChar(u' ') + qstr(report->predictionsOff);
    return text;
}

WeightsNews::WeightsNews(Study& study, QObject* parent) : QObject(parent), m_study(study) {
    connect(&study.settings(), &RunSettings::changed, this, &WeightsNews::expect);
    connect(&study.networks(), &OwnNetworks::placed, this,
            [this](ColumnIndex, const NetworkSpec& spec) { expect(spec.name); });
    connect(&study, &Study::entryChanged, this, &WeightsNews::tell);
    connect(&study.jobs(), &JobLedger::busyChanged, this, [this](bool busy) {
        if (!busy)
            tellFolder();
    });
}

/// What no network is named for is for all of them: one that is not there has none of its own.
void WeightsNews::expect(const std::optional<std::string>& network) {
    const WeightsRequest& weights = m_study.settings().weightsOf(network.value_or(std::string()));
    const bool file = weights.source == Source::Path;
    if (!network) {
        m_awaited.clear();
        m_folder = file ? std::optional(weights.path) : std::nullopt;
    } else if (file) {
        m_awaited.insert(*network);
    } else {
        m_awaited.erase(*network);
    }
}

void WeightsNews::tell(ColumnIndex column) {
    const StudyEntry& entry = m_study.entry(column);
    if (entry.state != RunState::Done || !entry.diagnosis || m_awaited.erase(entry.spec.name) == 0)
        return;
    if (entry.diagnosis->weights.kind != WeightsKind::Random)
        Q_EMIT said(loadedText(*entry.diagnosis));
}

void WeightsNews::tellFolder() {
    if (!m_folder)
        return;
    QStringList found, without;
    for (const auto& [column, entry] : m_study.entries()) {
        if (!entry.diagnosis || m_study.settings().weightsOf(entry.spec.name).path != *m_folder)
            continue;
        const bool trained = entry.diagnosis->weights.kind != WeightsKind::Random;
        (trained ? found : without) << qstr(displayName(entry.spec));
    }
    if (found.isEmpty() && without.isEmpty())
        return;
    QString text =
        found.isEmpty()
            ? tr("%1 holds no weights of the chosen networks.").arg(qpath(*m_folder))
            : tr("Weights from %1: %2.").arg(qpath(*m_folder), found.join(QStringLiteral(", ")));
    if (!found.isEmpty() && !without.isEmpty())
        text += tr(" None there for %1.").arg(without.join(QStringLiteral(", ")));
    m_folder.reset();
    Q_EMIT said(text);
}

}  // namespace scalescope::ui
