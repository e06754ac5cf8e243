// SPDX-License-Identifier: Apache-2.0
#include "ui/report/paged_report.h"

#include <QPageSize>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

const QColor kFrame{0xd8, 0xdd, 0xe4};
constexpr double kHatchStep = points(6.0);

void paintItem(QPainter& painter, const PrintedText& item) {
    painter.setFont(printFont(item.style));
    painter.setPen(item.colour);
    painter.drawText(item.baseline, item.text);
}

void paintItem(QPainter& painter, const PrintedLine& item) {
    painter.setPen(QPen(item.colour, item.width));
    painter.drawLine(item.line);
}

void paintItem(QPainter& painter, const PrintedFill& item) {
    painter.fillRect(item.area, item.colour);
}

void paintItem(QPainter& painter, const PrintedImage& item) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(item.area, item.image);
    if (!item.hatched)
        return;
    painter.save();
    painter.setClipRect(item.area);
    painter.setPen(QPen(QColor(0, 0, 0, 90), points(0.5)));
    for (double x = item.area.left(); x < item.area.right() + item.area.height(); x += kHatchStep)
        painter.drawLine(QPointF(x, item.area.top()),
                         QPointF(x - item.area.height(), item.area.bottom()));
    painter.restore();
}

/// A picture is in pixels of 96 in an inch; what plays it scales by the device's own resolution,
/// which is taken back: here a unit is a unit.
void paintPicture(QPainter& painter, const QRectF& area, const QPicture& picture,
                  const QSize& pixels) {
    const double own =
        static_cast<double>(painter.device()->logicalDpiX()) / std::max(1, picture.logicalDpiX());
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(area.width() / (pixels.width() * own), area.height() / (pixels.height() * own));
    // Cells of a heat map are pixels: as JPEG, a PDF's way with images, they bleed into each other.
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.drawPicture(QPointF(), picture);
    painter.restore();
}

}  // namespace

QSizeF pageUnits() {
    return QPageSize(QPageSize::A4).size(QPageSize::Point) * kUnitsPerPoint;
}

QFont printFont(PrintStyle style) {
    struct Shape {
        double pt;
        bool bold;
    };
    const Shape shape = [style]() -> Shape {
        switch (style) {
            case PrintStyle::Title:
                return {18.0, true};
            case PrintStyle::Section:
                return {13.0, true};
            case PrintStyle::Caption:
                return {9.0, true};
            case PrintStyle::Strong:
                return {9.0, true};
            case PrintStyle::Head:
                return {7.5, false};
            case PrintStyle::Cell:
                return {7.5, false};
            case PrintStyle::CellStrong:
                return {7.5, true};
            case PrintStyle::Note:
                return {8.0, false};
            case PrintStyle::Text:
                break;
        }
        return {9.0, false};
    }();
    QFont font(u"sans-serif"_s);
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(static_cast<int>(std::lround(points(shape.pt))));
    font.setBold(shape.bold);
    font.setHintingPreference(QFont::PreferNoHinting);  // as wide on every device
    return font;
}

QString PrintedPage::text() const {
    QString all;
    for (const PrintedItem& item : items)
        if (const auto* text = std::get_if<PrintedText>(&item))
            all += text->text + u'\n';
    return all;
}

std::vector<std::size_t> PrintedPage::plots() const {
    std::vector<std::size_t> all;
    for (const PrintedItem& item : items)
        if (const auto* plot = std::get_if<PrintedPlot>(&item))
            all.push_back(plot->plot);
    return all;
}

void paintPage(const PrintedPage& page, QPainter& painter, const std::vector<QPicture>& plots) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    for (const PrintedItem& item : page.items) {
        const auto* plot = std::get_if<PrintedPlot>(&item);
        if (!plot) {
            std::visit(
                [&painter](const auto& each) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(each)>, PrintedPlot>)
                        paintItem(painter, each);
                },
                item);
            continue;
        }
        if (plot->plot < plots.size() && !plots[plot->plot].isNull()) {
            const QSize pixels = (plot->area.size() * 96.0 / kUnitsPerInch).toSize();
            paintPicture(painter, plot->area, plots[plot->plot], pixels);
        } else {
            painter.setPen(QPen(kFrame, points(0.5)));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(plot->area);
        }
    }
}

}  // namespace scalescope::ui
