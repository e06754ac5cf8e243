// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_block.h"

#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/pages/architecture/architecture_texts.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr double kWidth = 124, kHeight = 66, kSpace = 26, kCircle = 34;
constexpr double kBranchY = 0, kLineY = 108;  // tops of the SE branch and of the main line

/// Puts parts from left to right and joins them.
class BlockDrawing {
public:
    BlockDrawing(const ArchitectureLane& lane, BlockIndex block,
                 std::optional<NodeIndex> markedNode)
        : m_lane(lane), m_range(lane.overlay.nodeRange()), m_markedNode(markedNode) {
        for (const Node& node : lane.graph->nodes)
            if (node.block == block.value())
                m_nodes.push_back(&node);
        m_block = &lane.graph->architecture.blocks[block.index()];
    }

    Diagram drawn() {
        const QRectF input = addTensor(m_nodes.front()->in, Texts::tr("input"));
        if (const Node* expand = find(NodeKind::ExpandConv))
            addPart(*expand);
        addPart(*find(NodeKind::DepthwiseConv));
        addBranch();
        addPart(*find(NodeKind::ProjectConv));
        if (const Node* add = find(NodeKind::ResidualAdd))
            addResidual(input, *add);
        addTensor(m_nodes.back()->out, Texts::tr("output"));
        addLegend();
        return std::move(m_diagram);
    }

private:
    [[nodiscard]] const Node* find(NodeKind kind) const {
        const auto found =
            std::ranges::find_if(m_nodes, [kind](const Node* node) { return node->kind == kind; });
        return found == m_nodes.end() ? nullptr : *found;
    }
    [[nodiscard]] const std::optional<double>& valueOf(const Node& node) const {
        return m_lane.overlay.nodes[static_cast<std::size_t>(node.id)];
    }

    DiagramBox boxOf(const Node& node, const QRectF& rect) const {
        const Measure& measure = m_lane.overlay.measure;
        const auto& value = valueOf(node);
        DiagramBox box;
        box.rect = rect;
        box.title = nodeTitle(node.kind);
        box.lines = QStringList{nodeAction(node), QStringLiteral("→ ") + shapeText(node.out),
                                value ? valueText(measure, value) : QString()};
        box.lines.removeAll(QString());
        box.tip = nodeTip(node, m_block);
        box.group = m_lane.column.value();
        box.id = node.id;
        box.marked = m_markedNode == NodeIndex(node.id);
        box.share = rampShare(value, m_range);
        box.learnt = m_lane.overlay.learnt;
        if (value)
            box.tip += QStringLiteral("<br/><b>%1: %2</b>")
                           .arg(coreText(measure.title), valueText(measure, value));
        return box;
    }

    void link(QPointF from, QPointF to) {
        QPainterPath path(from);
        path.lineTo(to);
        m_diagram.links.push_back({path, {}, true, false});
    }

    /// Joins the last thing of the main line with the next one, and goes on from that.
    void join(const QRectF& next) {
        if (!m_last.isNull())
            link(QPointF(m_last.right(), m_last.center().y()),
                 QPointF(next.left(), next.center().y()));
        m_last = next;
        m_x = next.right() + kSpace;
    }

    QRectF addTensor(const TensorShape& shape, const QString& title) {
        const QRectF rect(m_x, kLineY, 92, kHeight);
        DiagramBox box;
        box.rect = rect;
        box.title = title;
        box.lines = QStringList{shapeText(shape)};
        box.tensor = true;
        box.tip = Texts::tr(
                      "<b>%1</b><br/>Channels, height and width of one picture's tensor "
                      "here. Blocks hand on thin tensors; the wide ones live inside.")
                      .arg(title);
        m_diagram.boxes.push_back(std::move(box));
        join(rect);
        return rect;
    }

    void addPart(const Node& node) {
        const QRectF rect(m_x, kLineY, kWidth, kHeight);
        m_diagram.boxes.push_back(boxOf(node, rect));
        join(rect);
    }

    QRectF addCircle(const Node& node, const QString& sign, double x) {
        const QRectF rect(x, kLineY + (kHeight - kCircle) / 2, kCircle, kCircle);
        DiagramBox box = boxOf(node, rect);
        box.title = sign;
        box.lines.clear();
        box.round = true;
        m_diagram.boxes.push_back(std::move(box));
        join(rect);
        return rect;
    }

    /// Squeeze and excitation above the main line, back down into the product.
    void addBranch() {
        const QPointF fork(m_last.center().x(), m_last.top());
        double x = m_last.left();
        QRectF before;
        for (const NodeKind kind :
             {NodeKind::SqueezePool, NodeKind::SeReduce, NodeKind::SeExpand}) {
            const QRectF rect(x, kBranchY, kWidth, kHeight);
            m_diagram.boxes.push_back(boxOf(*find(kind), rect));
            if (before.isNull()) {
                link(fork, QPointF(fork.x(), rect.bottom()));
            } else {
                link(QPointF(before.right(), before.center().y()),
                     QPointF(rect.left(), rect.center().y()));
            }
            before = rect;
            x = rect.right() + kSpace;
        }
        const QRectF sigmoid(x, kBranchY + (kHeight - kCircle) / 2, kCircle, kCircle);
        DiagramBox box;
        box.rect = sigmoid;
        box.title = QStringLiteral("σ");
        box.round = true;
        box.tip = sigmoidTip();
        m_diagram.boxes.push_back(std::move(box));
        link(QPointF(before.right(), before.center().y()),
             QPointF(sigmoid.left(), sigmoid.center().y()));
        const Node& scale = *find(NodeKind::GateScale);
        const QRectF product = addCircle(scale, QStringLiteral("×"), x);
        link(QPointF(sigmoid.center().x(), sigmoid.bottom()),
             QPointF(product.center().x(), product.top()));
        QString words = Texts::tr("gates");
        if (m_lane.overlay.oneNodePerBlock && valueOf(scale))
            words = coreText(m_lane.overlay.measure.shortTitle) + u' ' +
                    valueText(m_lane.overlay.measure, valueOf(scale));
        m_diagram.texts.push_back({QRectF(product.right() - 6, sigmoid.bottom() + 8, 110, 16),
                                   words, nodeTip(scale, m_block), false});
    }

    void addResidual(const QRectF& input, const Node& add) {
        const QRectF sum = addCircle(add, QStringLiteral("+"), m_x);
        const double below = kLineY + kHeight + 22;
        QPainterPath arc(QPointF(input.center().x(), input.bottom()));
        arc.cubicTo(QPointF(input.center().x(), below + 12),
                    QPointF(input.center().x(), below + 12),
                    QPointF(input.center().x() + 60, below + 12));
        arc.lineTo(sum.center().x() - 60, below + 12);
        arc.cubicTo(QPointF(sum.center().x(), below + 12), QPointF(sum.center().x(), below + 12),
                    QPointF(sum.center().x(), sum.bottom()));
        m_diagram.links.push_back({arc, residualTip(), true, true});
        m_diagram.texts.push_back({QRectF(input.center().x() + 70, below - 6, 90, 16),
                                   Texts::tr("residual"), residualTip(), false});
    }

    void addLegend() {
        const Measure& measure = m_lane.overlay.measure;
        const QString name = coreText(measure.title);
        const QString title =
            Texts::tr("Block %1 of %2   ")
                .arg(qstr(m_block->name()), qstr(displayName(m_lane.graph->architecture.spec)));
        m_diagram.legend =
            m_range ? DiagramLegend{title + name + Texts::tr(" per layer"),
                                    valueText(measure, m_range->first),
                                    valueText(measure, m_range->second), m_lane.overlay.learnt}
                    : DiagramLegend{title + name + Texts::tr(": not measured yet"), {}, {}};
    }

    const ArchitectureLane& m_lane;
    ValueRange m_range;
    std::optional<NodeIndex> m_markedNode;
    std::vector<const Node*> m_nodes;
    const BlockSpec* m_block = nullptr;
    Diagram m_diagram;
    QRectF m_last;
    double m_x = 0;
};

}  // namespace

Diagram blockDiagram(const ArchitectureLane& lane, BlockIndex block,
                     std::optional<NodeIndex> markedNode) {
    return BlockDrawing(lane, block, markedNode).drawn();
}

}  // namespace scalescope::ui
