// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture_schemes.h"

#include <algorithm>

#include "ui/convert.h"
#include "ui/pages/architecture_texts.h"
#include "ui/pages/page_parts.h"

namespace scalescope::ui {

namespace {

using Range = std::optional<std::pair<double, double>>;

constexpr double kLabelWidth = 96, kBoxWidth = 56, kBoxHeight = 44, kGap = 7, kRowGap = 13;
// Two networks in one view: names alone, in twice as many rows.
constexpr double kComparedBoxWidth = 76, kComparedBoxHeight = 21;
constexpr double kLaneNameWidth = 26;

std::optional<double> shareOf(const std::optional<double>& value, const Range& range) {
    if (!value || !range)
        return std::nullopt;
    const double width = range->second - range->first;
    return width > 0.0 ? (*value - range->first) / width : 0.5;
}

SchemeLegend legendOf(GraphMetric metric, const Range& range, const QString& of) {
    const QString name = graphMetricNames().at(static_cast<int>(metric));
    if (!range)
        return {name + QStringLiteral(": not measured yet"), {}, {}};
    return {name + of, metricText(metric, range->first), metricText(metric, range->second)};
}

/// Of all boxes of all lanes: blocks, and the layers of stem and head.
Range united(const std::vector<ArchitectureLane>& lanes) {
    Range all;
    const auto widen = [&all](const std::optional<double>& value) {
        if (value)
            all = all ? std::pair(std::min(all->first, *value), std::max(all->second, *value))
                      : std::pair(*value, *value);
    };
    for (const ArchitectureLane& lane : lanes) {
        for (const std::optional<double>& value : lane.overlay.blocks)
            widen(value);
        for (const Node& node : lane.graph->nodes)
            if (node.block < 0)
                widen(lane.overlay.nodes[static_cast<std::size_t>(node.id)]);
    }
    return all;
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
struct Cell {
    QString title, tip;
    TensorShape out;
    std::optional<double> value;
    bool residual = false, marked = false;
    int block = -1;
};

Cell blockCell(const ArchitectureLane& lane, const BlockSpec& block, const TensorShape& out) {
    const auto& value = lane.overlay.blocks[static_cast<std::size_t>(block.index)];
    Cell cell{qstr(block.name()),
              blockTip(block),
              out,
              value,
              block.residual,
              lane.markedBlock == block.index,
              block.index};
    if (value)
        cell.tip += QStringLiteral("<br/><b>%1: %2</b>")
                        .arg(graphMetricNames().at(static_cast<int>(lane.overlay.metric)),
                             metricText(lane.overlay.metric, value));
    return cell;
}

/// Cells of a section; blocks as one cell each, layers of stem and head as well.
std::vector<Cell> cellsOf(const ArchitectureLane& lane, int section) {
    std::vector<Cell> cells;
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

void addArc(Scheme& scheme, const QRectF& box) {
    QPainterPath arc(QPointF(box.left() + 4, box.top()));
    arc.quadTo(QPointF(box.center().x(), box.top() - 13), QPointF(box.right() - 4, box.top()));
    scheme.links.push_back({arc, residualTip(), true, true});
}

/// Adds the cells of a lane in one row and returns their outline; width 0: as wide as they like.
QRectF addCells(Scheme& scheme, const ArchitectureLane& lane, const std::vector<Cell>& cells,
                QPointF at, double width, const Range& range) {
    const double height = width > 0 ? kComparedBoxHeight : kBoxHeight;
    const auto count = static_cast<double>(cells.size());
    const double step = width > 0 ? (width + kGap) / count : kBoxWidth + kGap;
    QRectF all;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Cell& cell = cells[i];
        const QRectF rect(at.x() + step * static_cast<double>(i), at.y(), step - kGap, height);
        if (i > 0)
            scheme.links.push_back({straight(QPointF(rect.left() - kGap, rect.center().y()),
                                             QPointF(rect.left(), rect.center().y())),
                                    {},
                                    false,
                                    false});
        if (cell.residual)
            addArc(scheme, rect);
        SchemeBox box;
        box.rect = rect;
        box.title = cell.title;
        if (height == kBoxHeight)
            box.lines =
                QStringList{QStringLiteral("%1 ch").arg(cell.out.channels),
                            QStringLiteral("%1 × %2").arg(cell.out.height).arg(cell.out.width)};
        box.tip = cell.tip;
        box.share = shareOf(cell.value, range);
        box.marked = cell.marked;
        box.group = lane.variant;
        box.id = cell.block;
        scheme.boxes.push_back(std::move(box));
        all |= rect;
    }
    return all;
}

/// From the end of a row to the start of the next one of the same lane.
void addTurn(Scheme& scheme, const QRectF& above, const QRectF& below) {
    const double between = below.top() - kRowGap + 1;
    scheme.links.push_back(
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
                            .arg(count == 1 ? QStringLiteral("block") : QStringLiteral("blocks"))
                            .arg(kernel);
}

}  // namespace

Scheme networkScheme(const std::vector<ArchitectureLane>& lanes) {
    Scheme scheme;
    if (lanes.empty())
        return scheme;
    const bool compared = lanes.size() > 1;
    const Range range = united(lanes);
    scheme.legend = legendOf(lanes.front().overlay.metric, range, QStringLiteral(" per block"));
    std::vector<QRectF> last(lanes.size());
    double y = 0;
    const double left = kLabelWidth + (compared ? kLaneNameWidth : 0);
    for (int section = 0; section < kSectionCount; ++section) {
        std::vector<std::vector<Cell>> cells;
        std::size_t widest = 0;
        for (const ArchitectureLane& lane : lanes) {
            cells.push_back(cellsOf(lane, section));
            widest = std::max(widest, cells.back().size());
        }
        const double width =
            compared ? static_cast<double>(widest) * (kComparedBoxWidth + kGap) - kGap : 0.0;
        scheme.texts.push_back(
            {QRectF(0, y, kLabelWidth - 10, 17), sectionName(section), sectionTip(section), true});
        if (!compared)
            scheme.texts.push_back({QRectF(0, y + 17, kLabelWidth - 10, 15),
                                    sectionLine(lanes.front(), section), sectionTip(section),
                                    false});
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            const QRectF row =
                addCells(scheme, lanes[lane], cells[lane], QPointF(left, y), width, range);
            if (compared)
                scheme.texts.push_back({QRectF(kLabelWidth - 8, y, kLaneNameWidth, row.height()),
                                        nameOf(lanes[lane].variant),
                                        {},
                                        true});
            else if (section > 0)
                addTurn(scheme, last[lane], row);
            last[lane] = row;
            y += row.height() + kRowGap;
        }
        y += compared ? kRowGap / 2 : 0;
    }
    return scheme;
}

}  // namespace scalescope::ui
