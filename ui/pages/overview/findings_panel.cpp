// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/overview/findings_panel.h"

#include "ui/base/convert.h"
#include "ui/report/study_report.h"
#include "ui/widgets/table_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBrowser>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

FindingsPanel::FindingsPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    buildLayout();
    connect(m_table, &TablePanel::rowSelected, this, &FindingsPanel::pick);
    connect(m_table, &TablePanel::rowActivated, this, [this](int row) {
        if (const FindingGroup* group = groupAt(row))
            open(row, memberInFocus(*group));
    });
    connect(m_detail, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { open(m_shown, link.fragment().toULongLong()); });
    keep(u"overview/findingsSplitter"_s, m_splitter);
}

void FindingsPanel::buildLayout() {
    m_table = new TablePanel(tr("Findings"), this);
    m_table->setObjectName(u"findings"_s);
    m_table->setExportName(u"findings"_s);
    m_table->showWrapped(kFindingColumnsShown);
    m_table->setToolTip(tr("Enter or a double click opens the place that a finding is about."));
    m_detail = new QTextBrowser(this);
    m_detail->setObjectName(u"findingDetail"_s);
    m_detail->setAccessibleName(tr("The finding in full"));
    m_detail->setOpenLinks(false);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->document()->setDocumentMargin(6);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"findingsSplitter"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({1000, 1000});
    for (QWidget* part : std::initializer_list<QWidget*>{m_table, m_detail})
        part->setMinimumWidth(180);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
}

void FindingsPanel::refresh() {
    m_variants.clear();
    for (const ColumnIndex column : m_selection.columns()) {
        const NetworkSpec& spec = m_study.entry(column).spec;
        m_variants.push_back({spec.name, displayName(spec)});
    }
    m_groups = grouped(reportOf(m_study, m_selection).findings);
    const bool results = !shownOf(m_study, m_selection).empty();
    m_table->setEmptyText(
        results ? tr("Nothing that needs attention, as far as the results go.")
                : tr("What needs attention will stand here as soon as a variant is through."));
    m_table->setTable(findingsTable(m_groups, m_variants));
    m_shown = 0;
    const auto row = std::ranges::find_if(m_groups, [this](const FindingGroup& group) {
        return m_picked == std::pair(group.first().rule, group.first().severity);
    });
    if (row != m_groups.end())
        m_shown = static_cast<int>(row - m_groups.begin());
    m_table->selectRow(row != m_groups.end() ? m_shown : -1);
    showDetail();
}

const FindingGroup* FindingsPanel::groupAt(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_groups.size()
               ? &m_groups[static_cast<std::size_t>(row)]
               : nullptr;
}

/// The one of the column that is looked at, if it is one of them.
std::size_t FindingsPanel::memberInFocus(const FindingGroup& group) const {
    const std::string& focused = m_study.entry(m_selection.focus()).spec.name;
    const auto found = std::ranges::find(group.findings, focused, &Finding::variant);
    return found == group.findings.end() ? 0
                                         : static_cast<std::size_t>(found - group.findings.begin());
}

void FindingsPanel::pick(int row) {
    const FindingGroup* group = groupAt(row);
    if (!group)
        return;
    m_picked = {group->first().rule, group->first().severity};
    m_shown = row;
    showDetail();
    lookAt(group->findings[memberInFocus(*group)]);
}

void FindingsPanel::lookAt(const Finding& finding) {
    const auto column = m_study.networks().columnNamed(finding.variant);
    if (!column)
        return;
    m_selection.setFocus(*column);
    const auto diagnosis = m_study.entry(*column).diagnosis;
    if (finding.block >= 0 && diagnosis && diagnosis->graph)
        m_selection.setDepth(diagnosis->graph->relativeDepth(finding.block));
    Q_EMIT columnPicked(*column);
}

void FindingsPanel::open(int row, std::size_t member) {
    const FindingGroup* group = groupAt(row);
    if (!group || member >= group->findings.size())
        return;
    const Aspect aspect = findingRule(group->first().rule).aspect;
    lookAt(group->findings[member]);
    Q_EMIT aspectWanted(aspect);
}

void FindingsPanel::showDetail() {
    const FindingGroup* group = groupAt(m_shown);
    m_detail->setVisible(group != nullptr);
    const QString html = group ? findingHtml(*group, m_variants, themeOf(palette())) : QString();
    const int scrolled = m_detail->verticalScrollBar()->value();
    m_detail->setHtml(html);
    m_detail->verticalScrollBar()->setValue(scrolled);
}

void FindingsPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showDetail();
}

}  // namespace scalescope::ui
