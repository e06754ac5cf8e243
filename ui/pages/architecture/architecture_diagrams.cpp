// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_diagrams.h"

#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/pages/architecture/architecture_texts.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/diagram_view.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr double kLabelWidth = 96, kBoxWidth = 56, kBoxHeight = 44, kGap = 7, kRowGap = 13;
// Two networks in one view: names alone, in twice as many rows.
constexpr double kComparedBoxWidth = 76, kComparedBoxHeight = 21;
constexpr double kLaneNameWidth = 26;

DiagramLegend legendOf(const Measure& measure, const ValueRange& range, const QString& of) {
    const QString name = coreText(measure.title);
    if (!range)
        return {name + Texts::tr(": not measured yet"), {}, {}};
    return {name + of, valueText(measure, range->first), valueText(measure, range->second)};
}

QPainterPath straight(QPointF from, QPointF to) {
    QPainterPath path(from);
    path.lineTo(to);
    return path;
}

QPainterPath elbow(QPointF from, std::initializer_list<QPointF> points) {
    QPainterPath path(from);
    for (const QPointF& point : points)
        path.lineTo(point);
    return path;
}

/// The boxes of one lane in one row.
struct LaneCell {
    QString title, tip;
    TensorShape out;
    std::optional<double> value;
    bool residual = false, marked = false;
    int block = -1;
};

LaneCell blockCell(const ArchitectureLane& lane, const BlockSpec& block, const TensorShape& out) {
    const auto& value = lane.overlay.blocks[static_cast<std::size_t>(block.index)];
    LaneCell cell{qstr(block.name()),
                  blockTip(block),
                  out,
                  value,
                  block.residual,
                  lane.markedBlock == BlockIndex(block.index),
                  block.index};
    if (value)
        cell.tip +=
            QStringLiteral("<br/><b>%1: %2</b>")
                .arg(coreText(lane.overlay.measure.title), valueText(lane.overlay.measure, value));
    return cell;
}

/// Cells of a section; blocks as one cell each, layers of stem and head as well.
std::vector<LaneCell> cellsOf(const ArchitectureLane& lane, int section) {
    std::vector<LaneCell> cells;
    const auto& nodes = lane.graph->nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        if (sectionOf(*lane.graph, node) != section)
            continue;
        if (node.block < 0) {
            cells.push_back({nodeTitle(node.kind), nodeTip(node, nullptr), node.out,
                             lane.overlay.nodes[i], false, false, -1});
        } else if (i + 1 == nodes.size() || nodes[i + 1].block != node.block) {
            cells.push_back(blockCell(
                lane, lane.graph->architecture.blocks[static_cast<std::size_t>(node.block)],
                node.out));
        }
    }
    return cells;
}

void addArc(Diagram& diagram, const QRectF& box) {
    QPainterPath arc(QPointF(box.left() + 4, box.top()));
    arc.quadTo(QPointF(box.center().x(), box.top() - 13), QPointF(box.right() - 4, box.top()));
    diagram.links.push_back({arc, residualTip(), true, true});
}

/// Adds the cells of a lane in one row and returns their outline; width 0: as wide as they like.
QRectF addCells(Diagram& diagram, const ArchitectureLane& lane, const std::vector<LaneCell>& cells,
                QPointF at, double width, const ValueRange& range) {
    const double height = width > 0 ? kComparedBoxHeight : kBoxHeight;
    const auto count = static_cast<double>(cells.size());
    const double step = width > 0 ? (width + kGap) / count : kBoxWidth + kGap;
    QRectF all;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const LaneCell& cell = cells[i];
        const QRectF rect(at.x() + step * static_cast<double>(i), at.y(), step - kGap, height);
        if (i > 0)
            diagram.links.push_back({straight(QPointF(rect.left() - kGap, rect.center().y()),
                                              QPointF(rect.left(), rect.center().y())),
                                     {},
                                     false,
                                     false});
        if (cell.residual)
            addArc(diagram, rect);
        DiagramBox box;
        box.rect = rect;
        box.title = cell.title;
        if (height == kBoxHeight)
            box.lines =
                QStringList{Texts::tr("%1 ch").arg(cell.out.channels),
                            QStringLiteral("%1 × %2").arg(cell.out.height).arg(cell.out.width)};
        box.tip = cell.tip;
        box.share = rampShare(cell.value, range);
        box.learnt = lane.overlay.learnt;
        box.marked = cell.marked;
        box.group = lane.column.value();
        box.id = cell.block;
        diagram.boxes.push_back(std::move(box));
        all |= rect;
    }
    return all;
}

/// From the end of a row to the start of the next one of the same lane.
void addTurn(Diagram& diagram, const QRectF& above, const QRectF& below) {
    const double between = below.top() - kRowGap + 1;
    diagram.links.push_back(
        {elbow(QPointF(above.right(), above.center().y()),
               {QPointF(above.right() + 5, above.center().y()), QPointF(above.right() + 5, between),
                QPointF(below.left() - 6, between), QPointF(below.left() - 6, below.center().y()),
                QPointF(below.left(), below.center().y())}),
         {},
         true,
         false});
}

QString sectionLine(const ArchitectureLane& lane, int section) {
    int kernel = 0, count = 0;
    for (const BlockSpec& block : lane.graph->architecture.blocks)
        if (block.stage == section) {
            kernel = block.kernel;
            ++count;
        }
    return count == 0 ? QString()
                      : QStringLiteral("%1 %2, %3×%3")
                            .arg(count)
                            .arg(count == 1 ? Texts::tr("block") : Texts::tr("blocks"))
                            .arg(kernel);
}

void addSectionTexts(Diagram& diagram, const ArchitectureLane& lane, int section, QPointF at) {
    const double width = kLabelWidth - 10;
    diagram.texts.push_back(
        {QRectF(at.x(), at.y(), width, 17), sectionName(section), sectionTip(section), true});
    diagram.texts.push_back({QRectF(at.x(), at.y() + 17, width, 15), sectionLine(lane, section),
                             sectionTip(section), false});
}

/// From the foot of one column to the head of the next.
void addColumnTurn(Diagram& diagram, const QRectF& from, const QRectF& to, double between) {
    diagram.links.push_back(
        {elbow(QPointF(from.right(), from.center().y()),
               {QPointF(between, from.center().y()), QPointF(between, to.top() - kRowGap + 1),
                QPointF(to.left() - 6, to.top() - kRowGap + 1),
                QPointF(to.left() - 6, to.center().y()), QPointF(to.left(), to.center().y())}),
         {},
         true,
         false});
}

/// Rows from section to section; those from secondColumn on stand beside the others.
Diagram oneNetwork(const ArchitectureLane& lane, int secondColumn) {
    Diagram diagram;
    QRectF last;
    double left = 0, y = 0, right = 0;
    for (int section = 0; section < kSectionCount; ++section) {
        const bool turns = section == secondColumn;
        if (turns) {
            left = right + 26;
            y = 0;
        }
        addSectionTexts(diagram, lane, section, QPointF(left, y));
        const QRectF row = addCells(diagram, lane, cellsOf(lane, section),
                                    QPointF(left + kLabelWidth, y), 0, lane.overlay.partRange);
        if (turns)
            addColumnTurn(diagram, last, row, right + 12);
        else if (section > 0)
            addTurn(diagram, last, row);
        right = std::max(right, row.right());
        last = row;
        y += row.height() + kRowGap;
    }
    return diagram;
}

/// Section under section, the lanes of each one below the other.
Diagram comparedNetworks(const std::vector<ArchitectureLane>& lanes) {
    Diagram diagram;
    double y = 0;
    for (int section = 0; section < kSectionCount; ++section) {
        std::vector<std::vector<LaneCell>> cells;
        std::size_t widest = 0;
        for (const ArchitectureLane& lane : lanes) {
            cells.push_back(cellsOf(lane, section));
            widest = std::max(widest, cells.back().size());
        }
        const double width = static_cast<double>(widest) * (kComparedBoxWidth + kGap) - kGap;
        diagram.texts.push_back(
            {QRectF(0, y, kLabelWidth - 10, 17), sectionName(section), sectionTip(section), true});
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            const QRectF row = addCells(diagram, lanes[lane], cells[lane],
                                        QPointF(kLabelWidth + kLaneNameWidth, y), width,
                                        lanes.front().overlay.partRange);
            diagram.texts.push_back({QRectF(kLabelWidth - 8, y, kLaneNameWidth, row.height()),
                                     nameOf(lanes[lane].graph->architecture.spec),
                                     {},
                                     true});
            y += row.height() + kRowGap;
        }
        y += kRowGap / 2;
    }
    return diagram;
}

double fitOf(const Diagram& diagram, const QSizeF& room) {
    const QRectF bounds = boundsOf(diagram);
    return std::min(room.width() / bounds.width(), room.height() / bounds.height());
}

}  // namespace

Diagram networkDiagram(const std::vector<ArchitectureLane>& lanes, const QSizeF& room) {
    constexpr int kHalf = 5;  // stages 5 to 7 and the head
    Diagram diagram;
    if (lanes.empty())
        return diagram;
    if (lanes.size() > 1) {
        diagram = comparedNetworks(lanes);
    } else {
        diagram = oneNetwork(lanes.front(), kSectionCount);
        Diagram wide = oneNetwork(lanes.front(), kHalf);
        if (fitOf(wide, room) > fitOf(diagram, room))
            diagram = std::move(wide);
    }
    diagram.legend = legendOf(lanes.front().overlay.measure, lanes.front().overlay.partRange,
                              Texts::tr(" per block"));
    diagram.legend.learnt = std::ranges::any_of(
        lanes, [](const ArchitectureLane& lane) { return lane.overlay.learnt; });
    return diagram;
}

}  // namespace scalescope::ui
