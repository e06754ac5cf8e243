// SPDX-License-Identifier: Apache-2.0
// Lays headings, text, tables, pictures and charts onto pages, from top to bottom. No heading
// stands alone at the foot of a page: it goes where the first of what follows it goes.
#pragma once

#include "ui/report/paged_report.h"
#include "ui/report/printed_table.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace scalescope::ui {

struct CaptionedImage {
    QString caption;
    QImage image;
    bool hatched = false;
};

class PageFlow {
public:
    explicit PageFlow(const QString& title);

    void title(const QString& text);
    void section(const QString& text);
    void caption(const QString& text);
    void paragraph(const QString& text, PrintStyle style = PrintStyle::Text,
                   std::optional<QColor> colour = {});
    /// Names to the left, what they are beside them.
    void pairs(const std::vector<std::pair<QString, QString>>& rows);
    /// Breaks between rows; the head stands again on each further page. One that is too wide comes
    /// in pieces, each with its first column.
    void table(const PrintedTable& table);
    /// In cells of one width, as many in a row as are said, few or many.
    void images(const std::vector<CaptionedImage>& images, int perRow, double heightPt);
    void plots(std::vector<ReportPlot> plots, int perRow, double heightPt);
    /// Room for lines of contents here; they are filled in at the end.
    void contents(int lines);

    /// Footers and contents are there; the flow is empty after it.
    [[nodiscard]] PagedReport finish();

private:
    friend class TableFlow;
    struct Line {
        QString text;
        double width = 0.0;
    };
    /// Goes to a new page where this is more than is left; then puts the headings that wait.
    void reserve(double height);
    void newPage();
    void putHeadings();
    [[nodiscard]] double headingsHeight() const;
    [[nodiscard]] bool fits(double height) const;
    void put(PrintedItem item);
    /// At the place of its upper left corner.
    void putText(double x, double y, const QString& text, PrintStyle style, const QColor& colour);
    void putRight(double right, double y, const QString& text, PrintStyle style,
                  const QColor& colour);
    /// Cells side by side, each drawn by a function of its area.
    void grid(std::size_t count, int perRow, double heightPt,
              const std::function<void(std::size_t, const QRectF&)>& cell);

    struct Waiting {
        QString text;
        PrintStyle style;
    };
    struct Section {
        QString text;
        std::size_t page = 0;
    };
    PagedReport m_report;
    double m_y = 0.0;
    std::vector<Waiting> m_waiting;
    std::vector<Section> m_sections;
    struct Contents {
        std::size_t page = 0;
        double y = 0.0;
        int lines = 0;
    };
    std::optional<Contents> m_contents;
};

/// Lines of a text no wider than this; words that are wider are broken.
[[nodiscard]] QStringList wrapped(const QString& text, const QFont& font, double width);

}  // namespace scalescope::ui
