// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture_page.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/convert.h"
#include "ui/models/graph_model.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/se_lab_panel.h"
#include "ui/save_file.h"
#include "ui/widgets/scheme_view.h"

namespace scalescope::ui {

ArchitecturePage::ArchitecturePage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, QStringLiteral("Architecture"), QStringLiteral("What is inside?"),
           parent) {
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
    m_tabs->addTab(buildDrawing(), QStringLiteral("Drawing"));
    m_lab = new SeLabPanel(m_study, m_selection);
    m_lab->setObjectName(QStringLiteral("seLab"));
    m_tabs->addTab(m_lab, QStringLiteral("SE lab"));
    m_columns->addWidget(buildTree());
    m_columns->addWidget(m_tabs);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({280, 700});
    layout->addWidget(m_columns, 1);
    m_note = makeNote(this, QStringLiteral("architectureNote"));
    layout->addWidget(m_note);
}

QWidget* ArchitecturePage::buildControls() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    m_metric = addCombo(row, QStringLiteral("Lay &over"), graphMetricNames(),
                        QStringLiteral("architectureMetric"),
                        QStringLiteral("Colours the tree's layers and both drawings. Time needs a "
                                       "measured latency, shares and gates a run."));
    QStringList others{QStringLiteral("None")};
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant)
        others << nameOf(variant);
    m_compared =
        addCombo(row, QStringLiteral("&Beside"), others, QStringLiteral("architectureCompared"),
                 QStringLiteral("A second variant, stage under stage: blocks of like "
                                "relative depth stand below one another."));
    m_find = new QLineEdit;
    m_find->setObjectName(QStringLiteral("architectureFind"));
    m_find->setPlaceholderText(QStringLiteral("Find: 5.2, depthwise, stage 6 (Ctrl+F)"));
    m_find->setClearButtonEnabled(true);
    m_find->setAccessibleName(QStringLiteral("Find a part"));
    m_find->setToolTip(QStringLiteral("Return goes to the next part with this name."));
    row->addWidget(m_find, 1);
    auto* save = new QPushButton(QStringLiteral("Save CSV..."));
    save->setObjectName(QStringLiteral("architectureCsv"));
    save->setToolTip(QStringLiteral("Every layer with its shapes and all metrics that are there."));
    connect(save, &QPushButton::clicked, this, &ArchitecturePage::chooseAndSaveCsv);
    row->addWidget(save);
    return area;
}

QWidget* ArchitecturePage::buildTree() {
    m_model = new GraphModel(this);
    m_tree = new QTreeView;
    m_tree->setObjectName(QStringLiteral("architectureTree"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(GraphModel::Name, QHeaderView::Stretch);
    m_tree->setIndentation(14);
    m_tree->setMinimumWidth(180);
    auto* copy = new QAction(QStringLiteral("Copy as text"), m_tree);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(m_model->toText()); });
    m_tree->addAction(copy);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    return m_tree;
}

QWidget* ArchitecturePage::buildDrawing() {
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_network = new SchemeView;
    m_network->setObjectName(QStringLiteral("architectureNetwork"));
    m_block = new SchemeView;
    m_block->setObjectName(QStringLiteral("architectureBlock"));
    m_rows->addWidget(m_network);
    m_rows->addWidget(m_block);
    m_rows->setSizes({400, 200});
    return m_rows;
}

void ArchitecturePage::connectStudy() {
    connect(&m_study, &Study::entryChanged, this, &ArchitecturePage::markDirty);
    connect(&m_study, &Study::benchmarkChanged, this, &ArchitecturePage::markDirty);
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
    for (QComboBox* choice : {m_metric, m_compared})
        connect(choice, &QComboBox::currentIndexChanged, this, &ArchitecturePage::markDirty);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ArchitecturePage::selectRow);
    connect(m_network, &SchemeView::boxClicked, this, &ArchitecturePage::selectBlock);
    connect(m_block, &SchemeView::boxClicked, this,
            [this](int, int node) { m_tree->setCurrentIndex(m_model->indexOfNode(node)); });
    for (const SchemeView* view : {m_network, m_block}) {
        connect(view, &SchemeView::exported, this, &ArchitecturePage::tellSaved);
        connect(view, &SchemeView::exportFailed, this, &Page::message);
    }
    connect(m_find, &QLineEdit::returnPressed, this, &ArchitecturePage::findNext);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
}

GraphMetric ArchitecturePage::metric() const {
    return static_cast<GraphMetric>(m_metric->currentIndex());
}

std::optional<int> ArchitecturePage::compared() const {
    const int variant = m_compared->currentIndex() - 1;
    if (variant < 0 || variant == m_selection.focus())
        return std::nullopt;
    return variant;
}

/// At the size that was run, else at the variant's own: a drawing needs no weights.
std::shared_ptr<const Graph> ArchitecturePage::graphOf(int variant) {
    if (const auto& diagnosis = m_study.entry(variant).diagnosis; diagnosis && diagnosis->graph)
        return diagnosis->graph;
    auto& graph = m_graphs[variant];
    if (!graph)
        graph = buildGraph(m_study.entry(variant).spec);
    return graph;
}

int ArchitecturePage::shownBlock(const Graph& graph) const {
    return graph.blockAtDepth(shownDepth(m_selection));
}

ArchitectureLane ArchitecturePage::laneOf(int variant) {
    const StudyEntry& entry = m_study.entry(variant);
    ArchitectureLane lane;
    lane.variant = variant;
    lane.graph = graphOf(variant);
    lane.overlay = overlayOf(*lane.graph, metric(), entry.diagnosis.get(), entry.benchmark.get());
    lane.markedBlock = shownBlock(*lane.graph);
    return lane;
}

void ArchitecturePage::refresh() {
    std::vector<ArchitectureLane> lanes{laneOf(m_selection.focus())};
    if (const auto other = compared())
        lanes.push_back(laneOf(*other));
    const ArchitectureLane& lane = lanes.front();
    const QString name = qstr(displayName(lane.graph->architecture.spec)).toLower();
    refreshTree(lane);
    m_network->setExportName(QStringLiteral("architecture-") + name);
    m_network->setCopyText(m_model->toText());
    m_network->setScheme(networkScheme(lanes));
    const int block = *lane.markedBlock;
    if (m_node && lane.graph->nodes[static_cast<std::size_t>(*m_node)].block != block)
        m_node.reset();
    m_block->setExportName(QStringLiteral("block-") + name);
    m_block->setCopyText(m_model->toText());
    m_block->setScheme(blockScheme(lane, block, m_node));
    m_lab->refresh();
    const Cost cost = costOf(*lane.graph);
    m_note->setText(
        QStringLiteral("%1 at %2 × %3 px: %4 blocks, %5 parameters, %6 MACs. %7")
            .arg(qstr(displayName(lane.graph->architecture.spec)))
            .arg(lane.graph->inputHeight)
            .arg(lane.graph->inputWidth)
            .arg(lane.graph->architecture.blocks.size())
            .arg(metricText(GraphMetric::Params, static_cast<double>(cost.params)),
                 metricText(GraphMetric::Macs, static_cast<double>(cost.macs)),
                 lane.overlay.hasValues()
                     ? QStringLiteral("Click a block to see its parts; hold still over a part for "
                                      "what it does.")
                 : metric() == GraphMetric::Time
                     ? QStringLiteral("Measure latency gives the times to lay over it.")
                     : missingText(m_study, m_selection, QStringLiteral("these values"))));
    m_note->setToolTip(definitionTip(definitionKeyOf(metric())));
}

void ArchitecturePage::refreshTree(const ArchitectureLane& lane) {
    const QScopedValueRollback marking(m_marking, true);
    m_model->setGraph(lane.graph, lane.overlay);
    markInTree(*lane.markedBlock);
}

/// A row that the user chose stays current until another block is selected.
void ArchitecturePage::markInTree(int block) {
    const bool stays = m_tree->currentIndex().isValid() && !m_follow;
    m_follow = false;
    if (stays || m_model->blockAt(m_tree->currentIndex()) == block)
        return;
    const QModelIndex index = m_model->indexOfBlock(block);
    m_tree->setCurrentIndex(index);
    m_tree->expand(index.parent());
    m_tree->scrollTo(index, QAbstractItemView::EnsureVisible);
}

void ArchitecturePage::selectRow(const QModelIndex& index) {
    if (m_marking)
        return;
    m_node = m_model->nodeAt(index);
    if (const auto block = m_model->blockAt(index))
        m_selection.setDepth(m_model->graph()->relativeDepth(*block));
    markDirty();
}

void ArchitecturePage::selectBlock(int variant, int block) {
    const auto graph = graphOf(variant);
    m_selection.setDepth(graph->relativeDepth(block));
}

void ArchitecturePage::findNext() {
    const QModelIndex found = m_model->find(m_find->text(), m_tree->currentIndex());
    if (!found.isValid()) {
        Q_EMIT message(QStringLiteral("No part is called \"%1\".").arg(m_find->text()));
        return;
    }
    m_tree->setCurrentIndex(found);
    m_tree->scrollTo(found);
}

bool ArchitecturePage::saveCsv(const QString& path) const {
    const StudyEntry& entry = m_study.entry(m_selection.focus());
    if (!m_model->graph())
        return false;
    return writeAside(path, toCsv(architectureTable(*m_model->graph(), entry.diagnosis.get(),
                                                    entry.benchmark.get())));
}

void ArchitecturePage::chooseAndSaveCsv() {
    askAndSave(this,
               {.target = {QStringLiteral("Save layers"),
                           QStringLiteral("architecture-") + nameOf(m_selection.focus()).toLower(),
                           QStringLiteral("csv")},
                .write = [this](const QString& path) { return saveCsv(path); },
                .saved = [this](const QString& path) { tellSaved(path); },
                .failed = [this](const QString& sentence) { Q_EMIT message(sentence); }});
}

void ArchitecturePage::tellSaved(const QString& path) {
    Q_EMIT message(QStringLiteral("Saved %1.").arg(QDir::toNativeSeparators(path)));
}

void ArchitecturePage::keepState() {
    keep(QStringLiteral("architecture/columns"), m_columns);
    keep(QStringLiteral("architecture/rows"), m_rows);
    keep(QStringLiteral("architecture/metric"), m_metric);
    keep(QStringLiteral("architecture/compared"), m_compared);
    keep(QStringLiteral("architecture/tab"), m_tabs);
    keep(m_lab);
}

}  // namespace scalescope::ui
