// SPDX-License-Identifier: Apache-2.0
#include "ui/report/page_flow.h"

#include "ui/report/print_colours.h"
#include "ui/report/table_flow.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMargin = points(42.5), kFooter = points(18.0), kGap = points(6.0);
constexpr double kAboveSection = points(14.0), kAboveCaption = points(6.0);
constexpr double kNameWidth = points(110.0);

double lineHeight(PrintStyle style) {
    return std::ceil(QFontMetricsF(printFont(style)).height());
}

double contentWidth() {
    return pageUnits().width() - 2.0 * kMargin;
}

double bottom() {
    return pageUnits().height() - kMargin - kFooter;
}

}  // namespace

QStringList wrapped(const QString& text, const QFont& font, double width) {
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(width, 1.0));
            lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    return lines;
}

PageFlow::PageFlow(const QString& title) {
    m_report.title = title;
    newPage();
}

void PageFlow::newPage() {
    m_report.pages.emplace_back();
    m_y = kMargin;
}

bool PageFlow::fits(double height) const {
    return m_y + height <= bottom();
}

double PageFlow::headingsHeight() const {
    double height = 0.0;
    for (const Waiting& heading : m_waiting)
        height += lineHeight(heading.style) + kGap +
                  (heading.style == PrintStyle::Section ? kAboveSection : kAboveCaption);
    return height;
}

void PageFlow::reserve(double height) {
    const bool atTop = m_y <= kMargin;
    if (!atTop && !fits(headingsHeight() + height))
        newPage();
    putHeadings();
}

void PageFlow::putHeadings() {
    for (const Waiting& heading : std::exchange(m_waiting, {})) {
        const bool section = heading.style == PrintStyle::Section;
        if (m_y > kMargin)
            m_y += section ? kAboveSection : kAboveCaption;
        if (section)
            m_sections.push_back({heading.text, m_report.pages.size()});
        putText(kMargin, m_y, heading.text, heading.style, kPrintText);
        m_y += lineHeight(heading.style) + kGap;
    }
}

void PageFlow::put(PrintedItem item) {
    m_report.pages.back().items.push_back(std::move(item));
}

void PageFlow::putText(double x, double y, const QString& text, PrintStyle style,
                       const QColor& colour) {
    put(PrintedText{{x, y + QFontMetricsF(printFont(style)).ascent()}, text, style, colour});
}

void PageFlow::putRight(double right, double y, const QString& text, PrintStyle style,
                        const QColor& colour) {
    putText(right - QFontMetricsF(printFont(style)).horizontalAdvance(text), y, text, style,
            colour);
}

void PageFlow::title(const QString& text) {
    paragraph(text, PrintStyle::Title);
}

void PageFlow::section(const QString& text) {
    m_waiting.push_back({text, PrintStyle::Section});
}

void PageFlow::caption(const QString& text) {
    if (!text.isEmpty())
        m_waiting.push_back({text, PrintStyle::Caption});
}

void PageFlow::paragraph(const QString& text, PrintStyle style, std::optional<QColor> colour) {
    if (text.isEmpty())
        return;
    const double height = lineHeight(style);
    const QStringList lines = wrapped(text, printFont(style), contentWidth());
    // Two lines at least stay together, at both ends.
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool first = i == 0, lastButOne = i == lines.size() - 2;
        reserve(height * static_cast<double>(
                             first || lastButOne ? std::min<qsizetype>(2, lines.size() - i) : 1));
        putText(kMargin, m_y, lines[i], style, colour.value_or(kPrintText));
        m_y += height;
    }
    m_y += kGap / 2.0;
}

void PageFlow::pairs(const std::vector<std::pair<QString, QString>>& rows) {
    const double height = lineHeight(PrintStyle::Text);
    for (const auto& [name, value] : rows) {
        if (value.isEmpty())
            continue;
        const QStringList lines =
            wrapped(value, printFont(PrintStyle::Text), contentWidth() - kNameWidth);
        reserve(height * static_cast<double>(lines.size()));
        putText(kMargin, m_y, name, PrintStyle::Text, kPrintMuted);
        for (const QString& line : lines) {
            putText(kMargin + kNameWidth, m_y, line, PrintStyle::Text, kPrintText);
            m_y += height;
        }
    }
    m_y += kGap;
}

void PageFlow::table(const PrintedTable& table) {
    TableFlow(*this, kMargin, contentWidth()).put(table);
    m_y += kGap;
}

void PageFlow::grid(std::size_t count, int perRow, double heightPt,
                    const std::function<void(std::size_t, const QRectF&)>& cell) {
    const double gap = points(10.0), height = points(heightPt);
    const double width = (contentWidth() - gap * (perRow - 1)) / perRow;
    for (std::size_t i = 0; i < count; ++i) {
        const auto column = static_cast<int>(i % static_cast<std::size_t>(perRow));
        if (column == 0)
            reserve(height);
        cell(i, QRectF(kMargin + column * (width + gap), m_y, width, height));
        if (column == perRow - 1 || i + 1 == count)
            m_y += height + kGap;
    }
}

void PageFlow::images(const std::vector<CaptionedImage>& images, int perRow, double heightPt) {
    const double line = lineHeight(PrintStyle::Note);
    const bool named = std::ranges::any_of(
        images, [](const CaptionedImage& image) { return !image.caption.isEmpty(); });
    const double above = named ? 2.0 * line : 0.0;
    grid(images.size(), perRow, heightPt, [&](std::size_t i, const QRectF& cell) {
        const CaptionedImage& one = images[i];
        double y = cell.top();
        const QStringList lines = wrapped(one.caption, printFont(PrintStyle::Note), cell.width());
        for (const QString& text : lines.mid(0, named ? 2 : 0)) {
            putText(cell.left(), y, text, PrintStyle::Note, kPrintMuted);
            y += line;
        }
        const QRectF room = cell.adjusted(0.0, above, 0.0, 0.0);
        const QSizeF size = QSizeF(one.image.size()).scaled(room.size(), Qt::KeepAspectRatio);
        put(PrintedImage{{room.topLeft(), size}, one.image, one.hatched});
    });
}

void PageFlow::plots(std::vector<ReportPlot> plots, int perRow, double heightPt) {
    grid(plots.size(), perRow, heightPt, [&](std::size_t i, const QRectF& cell) {
        put(PrintedPlot{cell, m_report.plots.size()});
        plots[i].pixels = (cell.size() * 96.0 / kUnitsPerInch).toSize();
        m_report.plots.push_back(std::move(plots[i]));
    });
}

void PageFlow::contents(int lines) {
    const double height = lineHeight(PrintStyle::Text) * lines;
    reserve(height);
    m_contents = {m_report.pages.size() - 1, m_y, lines};
    m_y += height + kGap;
}

PagedReport PageFlow::finish() {
    putHeadings();
    const double right = kMargin + contentWidth(), line = lineHeight(PrintStyle::Text);
    const auto onPage = [this](std::size_t page, const std::function<void()>& work) {
        std::swap(m_report.pages[page], m_report.pages.back());
        work();
        std::swap(m_report.pages[page], m_report.pages.back());
    };
    if (m_contents)
        onPage(m_contents->page, [&] {
            double y = m_contents->y;
            for (const Section& section : m_sections) {
                putText(kMargin, y, section.text, PrintStyle::Text, kPrintText);
                putRight(right, y, QString::number(section.page), PrintStyle::Text, kPrintText);
                const QFontMetricsF metrics(printFont(PrintStyle::Text));
                const double from = kMargin + metrics.horizontalAdvance(section.text) + points(4.0);
                put(PrintedLine{
                    {from, y + metrics.ascent(), right - points(18.0), y + metrics.ascent()},
                    kPrintLine,
                    points(0.4)});
                y += line;
            }
        });
    const std::size_t count = m_report.pages.size();
    for (std::size_t page = 0; page < count; ++page)
        onPage(page, [&] {
            const double y = pageUnits().height() - kMargin - points(10.0);
            putText(kMargin, y, m_report.title, PrintStyle::Head, kPrintMuted);
            putRight(right, y, u"%1 / %2"_s.arg(page + 1).arg(count), PrintStyle::Head,
                     kPrintMuted);
        });
    return std::exchange(m_report, {});
}

}  // namespace scalescope::ui
