// SPDX-License-Identifier: Apache-2.0
// A network as a tree: sections (stem, stages, head), blocks, layers.
#pragma once

#include "core/model/indices.h"
#include "ui/models/graph_overlay.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>

namespace scalescope::ui {

class GraphModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Output, Value, ColumnCount };
    /// Place of a block among blocks or of a layer among layers, 0 to 1; none: no value, a section.
    static constexpr int ShareRole = Qt::UserRole + 1;
    explicit GraphModel(QObject* parent = nullptr);

    /// Another network resets the model; new values, or the same network at another input size,
    /// do not.
    void setGraph(std::shared_ptr<const Graph> graph, GraphOverlay overlay);
    [[nodiscard]] const std::shared_ptr<const Graph>& graph() const { return m_graph; }

    /// Block of a row; nullopt for sections and for layers outside of blocks.
    [[nodiscard]] std::optional<BlockIndex> blockAt(const QModelIndex& index) const;
    /// Node of a row; nullopt for sections and blocks.
    [[nodiscard]] std::optional<NodeIndex> nodeAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfBlock(BlockIndex block) const;
    [[nodiscard]] QModelIndex indexOfNode(NodeIndex node) const;
    /// The next row after an index whose name has the text, round to the start; invalid: none.
    [[nodiscard]] QModelIndex find(const QString& text, const QModelIndex& after) const;
    /// The tree as indented lines: name, output shape, value.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Item {
        int parent = -1, row = 0, depth = 0;
        int section = 0, block = -1, node = -1;
        std::vector<int> children;
    };
    int add(int parent, Item item);
    void build();
    [[nodiscard]] const Item& at(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(int item, int column = Name) const;
    [[nodiscard]] QString nameOf(const Item& item) const;
    [[nodiscard]] QString outputOf(const Item& item) const;
    [[nodiscard]] std::optional<double> valueOf(const Item& item) const;
    [[nodiscard]] QVariant shareOf(const Item& item) const;

    std::shared_ptr<const Graph> m_graph;
    GraphOverlay m_overlay;
    std::vector<Item> m_items;  ///< in reading order; an index carries the position here
    std::vector<int> m_top;
};

}  // namespace scalescope::ui
