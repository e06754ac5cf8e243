// SPDX-License-Identifier: Apache-2.0
#include "ui/models/graph_model.h"

#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/models/readings.h"

#include <algorithm>
#include <utility>

namespace scalescope::ui {

namespace {

bool sameLayers(const std::shared_ptr<const Graph>& a, const std::shared_ptr<const Graph>& b) {
    return a && b && std::ranges::equal(a->nodes, b->nodes, {}, &Node::name, &Node::name) &&
           std::ranges::equal(a->nodes, b->nodes, {}, &Node::key, &Node::key);
}

}  // namespace

GraphModel::GraphModel(QObject* parent) : QAbstractItemModel(parent) {}

void GraphModel::setGraph(std::shared_ptr<const Graph> graph, GraphOverlay overlay) {
    if (graph == m_graph || sameLayers(graph, m_graph)) {
        m_graph = std::move(graph);
        m_overlay = std::move(overlay);
        Q_EMIT headerDataChanged(Qt::Horizontal, Value, Value);
        for (int item = 0; item < static_cast<int>(m_items.size()); ++item)
            Q_EMIT dataChanged(indexOf(item, Output), indexOf(item, Value));
        return;
    }
    beginResetModel();
    m_graph = std::move(graph);
    m_overlay = std::move(overlay);
    build();
    endResetModel();
}

int GraphModel::add(int parent, Item item) {
    const int id = static_cast<int>(m_items.size());
    auto& siblings = parent < 0 ? m_top : m_items[static_cast<std::size_t>(parent)].children;
    item.parent = parent;
    item.row = static_cast<int>(siblings.size());
    item.depth = parent < 0 ? 0 : m_items[static_cast<std::size_t>(parent)].depth + 1;
    siblings.push_back(id);
    m_items.push_back(std::move(item));
    return id;
}

void GraphModel::build() {
    m_items.clear();
    m_top.clear();
    if (!m_graph)
        return;
    int section = -1, block = -1;
    int sectionItem = -1, blockItem = -1;
    for (const Node& node : m_graph->nodes) {
        if (const int here = sectionOf(*m_graph, node); here != section) {
            Item item;
            item.section = section = here;
            sectionItem = add(-1, std::move(item));
        }
        if (node.block >= 0 && node.block != block) {
            Item item;
            item.section = section;
            item.block = block = node.block;
            blockItem = add(sectionItem, std::move(item));
        }
        Item item;
        item.section = section;
        item.block = node.block;
        item.node = node.id;
        add(node.block >= 0 ? blockItem : sectionItem, std::move(item));
    }
}

const GraphModel::Item& GraphModel::at(const QModelIndex& index) const {
    return m_items[static_cast<std::size_t>(index.internalId())];
}

QModelIndex GraphModel::indexOf(int item, int column) const {
    const Item& of = m_items[static_cast<std::size_t>(item)];
    return createIndex(of.row, column, static_cast<quintptr>(item));
}

std::optional<BlockIndex> GraphModel::blockAt(const QModelIndex& index) const {
    if (!index.isValid() || at(index).block < 0)
        return std::nullopt;
    return BlockIndex(at(index).block);
}

std::optional<NodeIndex> GraphModel::nodeAt(const QModelIndex& index) const {
    if (!index.isValid() || at(index).node < 0)
        return std::nullopt;
    return NodeIndex(at(index).node);
}

QModelIndex GraphModel::indexOfBlock(BlockIndex block) const {
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].block == block.value() && m_items[i].node < 0 && block.value() >= 0)
            return indexOf(static_cast<int>(i));
    return {};
}

QModelIndex GraphModel::indexOfNode(NodeIndex node) const {
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].node == node.value() && node.value() >= 0)
            return indexOf(static_cast<int>(i));
    return {};
}

QModelIndex GraphModel::find(const QString& text, const QModelIndex& after) const {
    if (text.trimmed().isEmpty())
        return {};
    const std::size_t count = m_items.size();
    const std::size_t start =
        after.isValid() ? static_cast<std::size_t>(after.internalId()) + 1 : 0;
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t i = (start + step) % count;
        if (nameOf(m_items[i]).contains(text.trimmed(), Qt::CaseInsensitive))
            return indexOf(static_cast<int>(i));
    }
    return {};
}

QString GraphModel::toText() const {
    QString text;
    for (const Item& item : m_items)
        text += QString(2 * item.depth, u' ') + nameOf(item) + u"  [" + outputOf(item) + u"]  " +
                valueText(m_overlay.measure, valueOf(item)) + u'\n';
    return text;
}

QModelIndex GraphModel::index(int row, int column, const QModelIndex& parent) const {
    if (column < 0 || column >= ColumnCount || row < 0 || row >= rowCount(parent))
        return {};
    const auto& siblings = parent.isValid() ? at(parent).children : m_top;
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex GraphModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || at(index).parent < 0)
        return {};
    return indexOf(at(index).parent);
}

int GraphModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0)
        return 0;
    return static_cast<int>(parent.isValid() ? at(parent).children.size() : m_top.size());
}

int GraphModel::columnCount(const QModelIndex& /*parent*/) const {
    return ColumnCount;
}

QString GraphModel::nameOf(const Item& item) const {
    if (item.node >= 0)
        return qstr(m_graph->nodes[static_cast<std::size_t>(item.node)].name);
    if (item.block < 0)
        return sectionName(item.section);
    const BlockSpec& block = m_graph->architecture.blocks[static_cast<std::size_t>(item.block)];
    return qstr(block.name()) + QStringLiteral(" MBConv");
}

QString GraphModel::outputOf(const Item& item) const {
    const Item* last = &item;
    while (!last->children.empty())
        last = &m_items[static_cast<std::size_t>(last->children.back())];
    return shapeText(m_graph->nodes[static_cast<std::size_t>(last->node)].out);
}

std::optional<double> GraphModel::valueOf(const Item& item) const {
    const auto& values = item.node >= 0    ? m_overlay.nodes
                         : item.block >= 0 ? m_overlay.blocks
                                           : m_overlay.stages;
    const int id = item.node >= 0 ? item.node : item.block >= 0 ? item.block : item.section;
    return values.at(static_cast<std::size_t>(id));
}

QVariant GraphModel::shareOf(const Item& item) const {
    const bool part = item.block < 0 || item.node < 0;  // as in the drawing of the network
    const auto share =
        item.block < 0 && item.node < 0
            ? std::nullopt
            : rampShare(valueOf(item), part ? m_overlay.partRange : m_overlay.nodeRange());
    return share ? QVariant(*share) : QVariant();
}

QVariant GraphModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Item& item = at(index);
    if (role == ShareRole)
        return index.column() == Value ? shareOf(item) : QVariant();
    if (role == Qt::TextAlignmentRole && index.column() == Value)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
        case Name:
            return nameOf(item);
        case Output:
            return outputOf(item);
        default:
            return valueText(m_overlay.measure, valueOf(item));
    }
}

QVariant GraphModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case Name:
            return tr("Part");
        case Output:
            return tr("Output");
        default:
            return coreText(m_overlay.measure.title);
    }
}

}  // namespace scalescope::ui
