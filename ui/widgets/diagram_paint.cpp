// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/diagram_paint.h"

#include "ui/base/hatch.h"
#include "ui/widgets/diagram_view.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace detail {

namespace {

constexpr int kTitlePx = 12, kLinePx = 10;
constexpr double kArrow = 5.0;
constexpr double kLegiblePx = 9.0, kSmallestPx = 7.5;  // on the screen

QFont fontOf(int pixels, bool bold) {
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

QColor fillOf(const DiagramBox& box, const Theme& theme) {
    if (box.share)
        return theme.heat(box.learnt).at(*box.share);
    return box.tensor ? theme.surface : blend(theme.surface, theme.text, 0.06);
}

/// Font size that is at least so many pixels on the screen, however far the view is zoomed out.
int legible(const QPainter& painter, int pixels, double onScreen = kLegiblePx) {
    const double scale = painter.worldTransform().m11();
    return scale > 0.0 ? std::max(pixels, static_cast<int>(std::ceil(onScreen / scale))) : pixels;
}

double widthOf(const QString& text, int pixels, bool bold) {
    return QFontMetricsF(fontOf(pixels, bold)).horizontalAdvance(text);
}

/// Centred; smaller where it would not fit.
void paintLine(QPainter& painter, const QRectF& line, const QString& text, int pixels, bool bold) {
    const double width = widthOf(text, pixels, bold);
    const int smallest = legible(painter, 7, kSmallestPx);
    painter.setFont(fontOf(width > line.width()
                               ? std::max(smallest, static_cast<int>(pixels * line.width() / width))
                               : pixels,
                           bold));
    painter.drawText(line, Qt::AlignCenter, text);
}

/// What can be read: lines that are too wide are left out, then those in the middle. The tooltip
/// has them all.
QStringList shownLines(const DiagramBox& box, int titlePx, int linePx) {
    QStringList lines = box.lines;
    if (linePx > kLinePx)
        lines.removeIf([&](const QString& line) {
            return widthOf(line, linePx, false) > box.rect.width() - 2;
        });
    const double room = box.rect.height() - titlePx - 2.0;
    while (!lines.isEmpty() && static_cast<double>(lines.size()) * (linePx + 3.0) > room)
        lines.removeAt(std::max<qsizetype>(0, lines.size() - 2));
    return lines;
}

void paintWords(QPainter& painter, const DiagramBox& box) {
    const int titlePx = legible(painter, kTitlePx), linePx = legible(painter, kLinePx);
    const QStringList lines = shownLines(box, titlePx, linePx);
    const double lineHeight = linePx + 3.0, titleHeight = titlePx + 4.0;
    const double height = titleHeight + lineHeight * static_cast<double>(lines.size());
    QRectF line(box.rect.left() + 2, box.rect.center().y() - height / 2, box.rect.width() - 4,
                titleHeight);
    paintLine(painter, line, box.title, titlePx, true);
    line = QRectF(line.left(), line.bottom(), line.width(), lineHeight);
    for (const QString& text : lines) {
        paintLine(painter, line, text, linePx, false);
        line.translate(0, lineHeight);
    }
}

void paintHead(QPainter& painter, const QPainterPath& path) {
    const QPointF tip = path.pointAtPercent(1.0);
    const double length = std::max(1.0, path.length());
    const QPointF before = path.pointAtPercent(std::max(0.0, 1.0 - kArrow / length));
    const double angle = std::atan2(tip.y() - before.y(), tip.x() - before.x());
    const auto corner = [&](double turn) {
        return tip - kArrow * 1.4 * QPointF(std::cos(angle + turn), std::sin(angle + turn));
    };
    painter.setBrush(painter.pen().color());
    painter.drawPolygon(QPolygonF{tip, corner(0.45), corner(-0.45)});
}

}  // namespace

void paintBox(QPainter& painter, const DiagramBox& box, const Theme& theme) {
    const QColor fill = fillOf(box, theme);
    const QColor frame = box.marked ? theme.text : blend(theme.surface, theme.text, 0.4);
    painter.setBrush(fill);
    painter.setPen(box.tensor && !box.marked ? QPen(Qt::NoPen)
                                             : QPen(frame, box.marked ? 3.0 : 1.0));
    const double grown = box.marked ? 2.0 : 0.0;
    const QRectF rect = box.rect.adjusted(-grown, -grown, grown, grown);
    if (box.round)
        painter.drawEllipse(rect);
    else
        painter.drawRoundedRect(rect, 4, 4);
    if (box.share && !box.learnt && !box.round)
        paintHatch(painter, theme, rect);
    painter.setPen(box.share ? readableOn(fill) : theme.text);
    paintWords(painter, box);
}

void paintLink(QPainter& painter, const DiagramLink& link, const Theme& theme) {
    const QColor colour = link.strong ? theme.accent : theme.muted;
    painter.setPen(QPen(colour, link.strong ? 1.8 : 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(link.path);
    if (link.arrow)
        paintHead(painter, link.path);
}

/// A note that would not fit is left out, a title stays.
void paintText(QPainter& painter, const DiagramText& text, const Theme& theme) {
    const int pixels = legible(painter, text.title ? kTitlePx : kLinePx);
    if (!text.title && pixels > kLinePx && widthOf(text.text, pixels, false) > text.rect.width())
        return;
    painter.setPen(text.title ? theme.text : theme.muted);
    painter.setFont(fontOf(pixels, text.title));
    painter.drawText(text.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text.text);
}

}  // namespace detail

void paintDiagram(QPainter& painter, const Diagram& diagram, const Theme& theme) {
    for (const DiagramLink& link : diagram.links)
        detail::paintLink(painter, link, theme);
    for (const DiagramBox& box : diagram.boxes)
        detail::paintBox(painter, box, theme);
    for (const DiagramText& text : diagram.texts)
        detail::paintText(painter, text, theme);
}

void paintLegend(QPainter& painter, const QRectF& area, const DiagramLegend& legend,
                 const Theme& theme) {
    if (legend.title.isEmpty())
        return;
    constexpr double kBar = 90.0, kGap = 6.0;
    QFont font = QApplication::font();
    font.setPixelSize(11);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    double x = area.left();
    const auto word = [&](const QString& text) {
        const double width = metrics.horizontalAdvance(text) + 2;
        painter.setPen(theme.text);
        painter.drawText(QRectF(x, area.top(), width, area.height()), Qt::AlignVCenter, text);
        x += width + kGap;
    };
    word(legend.title);
    if (legend.low.isEmpty())
        return;
    word(legend.low);
    QLinearGradient ramp(x, 0, x + kBar, 0);
    const Ramp colours = theme.heat(legend.learnt);
    for (int i = 0; i <= 8; ++i)
        ramp.setColorAt(i / 8.0, colours.at(i / 8.0));
    painter.setPen(QPen(theme.grid, 1));
    painter.setBrush(ramp);
    painter.drawRect(QRectF(x, area.center().y() - 5, kBar, 10));
    x += kBar + kGap;
    word(legend.high);
}

QRectF boundsOf(const Diagram& diagram) {
    QRectF bounds;
    for (const DiagramBox& box : diagram.boxes)
        bounds |= box.rect;
    for (const DiagramText& text : diagram.texts)
        bounds |= text.rect;
    for (const DiagramLink& link : diagram.links)
        bounds |= link.path.boundingRect();
    const double m = detail::kDiagramMargin;
    return bounds.adjusted(-m, -m, m, m);
}

}  // namespace scalescope::ui
