// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_page.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/models/readings.h"
#include "ui/pages/architecture/architecture_block.h"
#include "ui/pages/architecture/architecture_explainer.h"
#include "ui/pages/architecture/architecture_table.h"
#include "ui/pages/architecture/architecture_tree.h"
#include "ui/pages/architecture/follow/follow_panel.h"
#include "ui/pages/architecture/follow/follow_texts.h"
#include "ui/pages/architecture/se_lab/se_lab_panel.h"
#include "ui/pages/make.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/diagram_view.h"
#include "ui/widgets/random_weights.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace scalescope::ui {

ArchitecturePage::ArchitecturePage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Architecture"), tr("What is inside?"), parent) {
    buildLayout();
    connectStudy();
    connectWidgets();
    keepState();
}

void ArchitecturePage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(buildControls());
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("architectureTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildDrawing(), tr("Drawing"));
    m_maps = new FollowPanel(m_study, m_selection);
    m_maps->setObjectName(QStringLiteral("followPanel"));
    m_tabs->addTab(m_maps, tr("Follow a picture"));
    m_lab = new SeLabPanel(m_study, m_selection);
    m_lab->setObjectName(QStringLiteral("seLab"));
    m_tabs->addTab(m_lab, tr("SE lab"));
    m_tree = new ArchitectureTree;
    m_columns->addWidget(m_tree);
    m_columns->addWidget(m_tabs);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({280, 700});
    layout->addWidget(m_columns, 1);
    m_explainer = new ArchitectureExplainer;
    m_tabs->setCornerWidget(m_explainer->button());
    layout->addWidget(m_explainer);
    m_note = makeNote(this, QStringLiteral("architectureNote"));
    m_note->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_note, &QLabel::linkActivated, this, [this] { m_tabs->setCurrentWidget(m_maps); });
    layout->addWidget(m_note);
}

QWidget* ArchitecturePage::buildControls() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    m_measure = addCombo(row, tr("Lay &over"), {}, QStringLiteral("architectureMeasure"),
                         tr("Colours the tree's layers and both drawings. Time needs a "
                            "measured latency, shares and gates a run."));
    offer(*m_measure, measuresOf(nodeReadings()));
    m_compared = addCombo(row, tr("&Beside"), {}, QStringLiteral("architectureCompared"),
                          tr("A second network, stage under stage: blocks of like "
                             "relative depth stand below one another."));
    listNetworks();
    m_find = new QLineEdit;
    m_find->setObjectName(QStringLiteral("architectureFind"));
    m_find->setPlaceholderText(tr("Find: 5.2, depthwise, stage 6 (Ctrl+F)"));
    m_find->setClearButtonEnabled(true);
    m_find->setAccessibleName(tr("Find a part"));
    m_find->setToolTip(tr("Return goes to the next part with this name."));
    row->addWidget(m_find, 1);
    auto* save = new QPushButton(tr("Save CSV..."));
    save->setObjectName(QStringLiteral("architectureCsv"));
    save->setToolTip(tr("Every layer with its shapes and all measures that are there."));
    connect(save, &QPushButton::clicked, this, &ArchitecturePage::chooseAndSaveCsv);
    row->addWidget(save);
    return area;
}

QWidget* ArchitecturePage::buildDrawing() {
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_network = make<DiagramView>({.name = "architectureNetwork"});
    m_block = make<DiagramView>({.name = "architectureBlock"});
    m_network->setAccessibleName(tr("Drawing of the network"));
    m_block->setAccessibleName(tr("Drawing of the block"));
    m_rows->addWidget(m_network);
    m_rows->addWidget(m_block);
    m_rows->setSizes({400, 200});
    return m_rows;
}

/// What can stand beside the focused network; a choice that is still there stays.
void ArchitecturePage::listNetworks() {
    const QSignalBlocker quiet(m_compared);
    const QVariant chosen = m_compared->currentData();
    m_compared->clear();
    m_compared->addItem(tr("None"), -1);
    for (const ColumnIndex column : m_selection.offered())
        m_compared->addItem(nameOf(m_study, column), column.value());
    m_compared->setCurrentIndex(std::max(0, m_compared->findData(chosen)));
}

void ArchitecturePage::connectStudy() {
    connect(&m_study.networks(), &OwnNetworks::changed, this, [this] {
        listNetworks();
        markDirty();
    });
    listenTo(&m_study, &Study::entryChanged, &Study::benchmarkChanged);
    listenTo(&m_study.follower(), &BlockFollower::changed);
    connect(&m_selection, &Selection::depthChanged, this, [this] {
        m_follow = true;
        markDirty();
    });
    connect(&m_selection, &Selection::focusChanged, this, [this] {
        m_node.reset();
        markDirty();
    });
}

void ArchitecturePage::connectWidgets() {
    for (QComboBox* choice : {m_measure, m_compared})
        listenTo(choice, &QComboBox::currentIndexChanged);
    listenTo(m_tabs, &QTabWidget::currentChanged);
    connect(m_tree, &ArchitectureTree::rowChosen, this, &ArchitecturePage::selectRow);
    connect(m_maps, &FollowPanel::message, this, &Page::message);
    listenTo(m_network, &DiagramView::resized);
    connect(m_network, &DiagramView::boxClicked, this,
            [this](int column, int block) { selectBlock(ColumnIndex(column), BlockIndex(block)); });
    connect(m_block, &DiagramView::boxClicked, this,
            [this](int, int node) { m_tree->selectNode(NodeIndex(node)); });
    for (const DiagramView* view : {m_network, m_block}) {
        connect(view, &DiagramView::exported, this, &ArchitecturePage::tellSaved);
        connect(view, &DiagramView::exportFailed, this, &Page::message);
    }
    connect(m_find, &QLineEdit::returnPressed, this, &ArchitecturePage::findNext);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setWhatsThis(tr("Find a part of the network"));
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
}

const Reading<NodeFacts>& ArchitecturePage::reading() const {
    return nodeReadings()[chosenAt(*m_measure)];
}

std::optional<ColumnIndex> ArchitecturePage::compared() const {
    const ColumnIndex column(m_compared->currentData().toInt());
    if (column.value() < 0 || column == m_selection.focus())
        return std::nullopt;
    return column;
}

BlockIndex ArchitecturePage::shownBlock(const Graph& graph) const {
    return BlockIndex(graph.blockAtDepth(shownDepth(m_selection)));
}

ArchitectureLane ArchitecturePage::laneOf(ColumnIndex column) {
    const StudyEntry& entry = m_study.entry(column);
    ArchitectureLane lane;
    lane.column = column;
    lane.graph = graphOf(entry);
    lane.overlay = overlayOf(*lane.graph, reading(), entry.diagnosis.get(), entry.benchmark.get());
    lane.markedBlock = shownBlock(*lane.graph);
    return lane;
}

void ArchitecturePage::refresh() {
    std::vector<ArchitectureLane> lanes{laneOf(m_selection.focus())};
    if (const auto other = compared())
        lanes.push_back(laneOf(*other));
    ValueRange range;
    for (const ArchitectureLane& each : lanes)
        range = united(range, each.overlay.partRange);
    for (ArchitectureLane& each : lanes)
        each.overlay.partRange = range;
    const ArchitectureLane& lane = lanes.front();
    const QString name = qstr(lane.graph->architecture.spec.name);
    m_tree->setGraph(lane.graph, lane.overlay, *lane.markedBlock, std::exchange(m_follow, false));
    const QString text = m_tree->model().toText();
    m_network->setExportName(QStringLiteral("architecture-") + name);
    m_network->setCopyText(text);
    m_network->setDiagram(networkDiagram(lanes, m_network->viewport()->size()));
    const BlockIndex block = *lane.markedBlock;
    if (m_node && lane.graph->nodes[m_node->index()].block != block.value())
        m_node.reset();
    m_block->setExportName(QStringLiteral("block-") + name);
    m_block->setCopyText(text);
    m_block->setDiagram(blockDiagram(lane, block, m_node));
    m_explainer->setScene({lane.graph, block.value(), m_study.entry(lane.column).diagnosis,
                           lanes.size() > 1 ? lanes.back().graph : nullptr});
    m_maps->refresh();
    m_lab->refresh();
    showNote(lane);
}

/// On the drawing's tab also what can be done with it.
void ArchitecturePage::showNote(const ArchitectureLane& lane) {
    const Cost cost = costOf(*lane.graph);
    const QString facts = tr("%1 at %2 × %3 px: %4 blocks, %5 parameters, %6 MACs.")
                              .arg(qstr(displayName(lane.graph->architecture.spec)).toHtmlEscaped())
                              .arg(lane.graph->inputHeight)
                              .arg(lane.graph->inputWidth)
                              .arg(lane.graph->architecture.blocks.size())
                              .arg(qstr(formatCount(cost.params)), qstr(formatCount(cost.macs)));
    const QString hint =
        !lane.overlay.hasValues() && reading().about.kind == ColumnKind::Milliseconds
            ? tr("Measure latency gives the times to lay over it.")
        : !lane.overlay.hasValues()
            ? missingText(m_study, m_selection, tr("these values")).toHtmlEscaped()
        : !lane.overlay.learnt
            ? randomWeightsText({m_study.entry(lane.column).diagnosis.get()}).toHtmlEscaped()
        : m_tabs->currentIndex() == 0
            ? tr("Click a block to see its parts, hold still over a part for what it "
                 "does, or <a href=\"follow\">follow the picture</a> through the "
                 "block.")
            : QString();
    m_note->setText(facts + u' ' + hint);
    m_note->setToolTip(tipOf(reading().about));
}

void ArchitecturePage::selectRow(std::optional<NodeIndex> node, std::optional<BlockIndex> block) {
    m_node = node;
    const auto& graph = m_tree->model().graph();
    if (block)
        m_selection.setDepth(graph->relativeDepth(block->value()));
    if (node)
        if (const auto stage = stageOfNode(graph->nodes[node->index()].kind))
            m_maps->showStage(*stage);
    markDirty();
}

void ArchitecturePage::selectBlock(ColumnIndex column, BlockIndex block) {
    m_selection.setDepth(graphOf(m_study.entry(column))->relativeDepth(block.value()));
}

void ArchitecturePage::findNext() {
    if (!m_tree->findNext(m_find->text()))
        Q_EMIT message(tr("No part is called \"%1\".").arg(m_find->text()));
}

bool ArchitecturePage::saveCsv(const QString& path) const {
    const StudyEntry& entry = m_study.entry(m_selection.focus());
    const auto& graph = m_tree->model().graph();
    if (!graph)
        return false;
    return writeAside(
        path, toCsv(architectureTable(*graph, entry.diagnosis.get(), entry.benchmark.get())));
}

void ArchitecturePage::chooseAndSaveCsv() {
    askAndSave(this, {.target = {tr("Save layers"),
                                 QStringLiteral("architecture-") +
                                     fileNameOf(m_study, m_selection.focus()),
                                 QStringLiteral("csv")},
                      .write = [this](const QString& path) { return saveCsv(path); },
                      .saved = [this](const QString& path) { tellSaved(path); },
                      .failed = [this](const QString& sentence) { Q_EMIT message(sentence); }});
}

void ArchitecturePage::tellSaved(const QString& path) {
    Q_EMIT message(tr("Saved %1.").arg(QDir::toNativeSeparators(path)));
}

void ArchitecturePage::keepState() {
    keep(QStringLiteral("architecture/columns"), m_columns);
    keep(QStringLiteral("architecture/rows"), m_rows);
    keep(m_maps);
    keep(QStringLiteral("architecture/metric"), m_measure);
    keep(QStringLiteral("architecture/compared"), m_compared);
    keep(QStringLiteral("architecture/tab"), m_tabs);
    keep(m_lab);
}

}  // namespace scalescope::ui
