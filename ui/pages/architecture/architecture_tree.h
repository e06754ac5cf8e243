// SPDX-License-Identifier: Apache-2.0
// The tree of the Architecture page: parts, shapes, one measure as colour with its legend, find.
#pragma once

#include "ui/models/graph_model.h"

#include <QWidget>

#include <optional>

class QModelIndex;
class QTreeView;

namespace scalescope::ui {

class RampDelegate;
class RampLegend;

class ArchitectureTree : public QWidget {
    Q_OBJECT
public:
    explicit ArchitectureTree(QWidget* parent = nullptr);

    /// The tree stays as it is opened unless it is another network. The row of the selected block
    /// becomes current when follow is set; else a row that the user chose stays.
    void setGraph(std::shared_ptr<const Graph> graph, const GraphOverlay& overlay, BlockIndex block,
                  bool follow);
    [[nodiscard]] const GraphModel& model() const { return *m_model; }
    void selectNode(NodeIndex node);
    /// The next part with this text in its name becomes current; false: there is none.
    [[nodiscard]] bool findNext(const QString& text);

Q_SIGNALS:
    /// By the user; nullopt: the row is no layer, or outside of blocks.
    void rowChosen(std::optional<NodeIndex> node, std::optional<BlockIndex> block);

private:
    void addCopy();
    void showLegends(const GraphOverlay& overlay);
    void choose(const QModelIndex& index);

    GraphModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    RampDelegate* m_chips = nullptr;
    RampLegend *m_blocks = nullptr, *m_layers = nullptr;
    bool m_marking = false;  ///< the tree changes by itself, not by the user
};

}  // namespace scalescope::ui
