// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_tree.h"

#include "ui/models/readings.h"
#include "ui/widgets/ramp_delegate.h"
#include "ui/widgets/ramp_legend.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTreeView>
#include <QVBoxLayout>

namespace scalescope::ui {

ArchitectureTree::ArchitectureTree(QWidget* parent)
    : QWidget(parent), m_model(new GraphModel(this)), m_view(new QTreeView) {
    m_view->setObjectName(QStringLiteral("architectureTree"));
    m_view->setAccessibleName(tr("Parts of the network"));
    m_view->setModel(m_model);
    m_chips = new RampDelegate(GraphModel::ShareRole, m_view);
    m_view->setItemDelegateForColumn(GraphModel::Value, m_chips);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(GraphModel::Name, QHeaderView::Stretch);
    m_view->setIndentation(14);
    m_view->setMinimumWidth(180);
    addCopy();
    m_blocks = new RampLegend;
    m_blocks->setObjectName(QStringLiteral("treeBlockLegend"));
    m_layers = new RampLegend;
    m_layers->setObjectName(QStringLiteral("treeLayerLegend"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(m_view, 1);
    column->addWidget(m_blocks);
    column->addWidget(m_layers);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ArchitectureTree::choose);
}

void ArchitectureTree::addCopy() {
    auto* copy = new QAction(tr("Copy as text"), m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(m_model->toText()); });
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ArchitectureTree::setGraph(std::shared_ptr<const Graph> graph, const GraphOverlay& overlay,
                                BlockIndex block, bool follow) {
    const QScopedValueRollback marking(m_marking, true);
    m_chips->setLearnt(overlay.learnt);
    m_model->setGraph(std::move(graph), overlay);
    showLegends(overlay);
    const bool stays = m_view->currentIndex().isValid() && !follow;
    if (stays || m_model->blockAt(m_view->currentIndex()) == block)
        return;
    const QModelIndex index = m_model->indexOfBlock(block);
    m_view->setCurrentIndex(index);
    m_view->expand(index.parent());
    m_view->scrollTo(index, QAbstractItemView::EnsureVisible);
}

void ArchitectureTree::showLegends(const GraphOverlay& overlay) {
    const auto legend = [&](const QString& of, const ValueRange& range) {
        return range ? DiagramLegend{of, valueText(overlay.measure, range->first),
                                     valueText(overlay.measure, range->second), overlay.learnt}
                     : DiagramLegend{of + tr(": not measured yet"), {}, {}};
    };
    m_blocks->setLegend(legend(tr("Blocks"), overlay.partRange));
    m_layers->setLegend(legend(tr("Layers"), overlay.nodeRange()));
    // With one layer per block, as with gates, both would say the same.
    m_blocks->setVisible(overlay.partRange.has_value() && !overlay.oneNodePerBlock);
}

void ArchitectureTree::selectNode(NodeIndex node) {
    m_view->setCurrentIndex(m_model->indexOfNode(node));
}

bool ArchitectureTree::findNext(const QString& text) {
    const QModelIndex found = m_model->find(text, m_view->currentIndex());
    if (!found.isValid())
        return false;
    m_view->setCurrentIndex(found);
    m_view->scrollTo(found);
    return true;
}

void ArchitectureTree::choose(const QModelIndex& index) {
    if (!m_marking)
        Q_EMIT rowChosen(m_model->nodeAt(index), m_model->blockAt(index));
}

}  // namespace scalescope::ui
