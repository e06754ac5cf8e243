// SPDX-License-Identifier: Apache-2.0
// A report as pages: what stands where, as values that any thread can draw on any device.
#pragma once

#include "core/base/series.h"

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPicture>
#include <QRectF>
#include <QString>

#include <variant>
#include <vector>

class QPainter;

namespace scalescope::ui {

/// Units of a page in a point: sizes of fonts are then whole pixels, on every device the same ones.
inline constexpr double kUnitsPerPoint = 4.0;
inline constexpr double kUnitsPerInch = 72.0 * kUnitsPerPoint;
[[nodiscard]] constexpr double points(double pt) {
    return pt * kUnitsPerPoint;
}

/// A4, upright.
[[nodiscard]] QSizeF pageUnits();

enum class PrintStyle { Title, Section, Caption, Text, Strong, Head, Cell, CellStrong, Note };
[[nodiscard]] QFont printFont(PrintStyle style);

struct PrintedText {
    QPointF baseline;
    QString text;
    PrintStyle style = PrintStyle::Text;
    QColor colour;
};
struct PrintedLine {
    QLineF line;
    QColor colour;
    double width = 1.0;
};
struct PrintedFill {
    QRectF area;
    QColor colour;
};
struct PrintedImage {
    QRectF area;
    QImage image;
    bool hatched = false;  ///< of random weights
};
/// The place of a chart.
struct PrintedPlot {
    QRectF area;
    std::size_t plot = 0;
};
using PrintedItem = std::variant<PrintedText, PrintedLine, PrintedFill, PrintedImage, PrintedPlot>;

struct PrintedPage {
    std::vector<PrintedItem> items;
    [[nodiscard]] QString text() const;  ///< all that can be read, in order
    [[nodiscard]] std::vector<std::size_t> plots() const;
};

/// A chart as values, and how it is drawn.
struct ReportPlot {
    enum class Kind { Curves, Steps, Points, Strip, Matrix };
    Kind kind = Kind::Curves;
    std::variant<SeriesSet, Grid2d> data;
    QSize pixels;  ///< that it is laid out for, 96 in an inch
};

struct PagedReport {
    QString title;
    std::vector<PrintedPage> pages;
    std::vector<ReportPlot> plots;
};

/// In units of the page. A plot that is not there yet is an empty frame.
void paintPage(const PrintedPage& page, QPainter& painter, const std::vector<QPicture>& plots);

}  // namespace scalescope::ui
