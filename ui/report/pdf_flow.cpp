// SPDX-License-Identifier: Apache-2.0
#include "ui/report/pdf_flow.h"

#include "ui/base/convert.h"
#include "ui/plots/plot_widget.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDpi = 144;            // so that plots drawn in pixels keep thin lines
constexpr double kPt = kDpi / 72.0;  // device units of one point
constexpr double kMarginMm = 15.0;
constexpr double kGapPt = 8.0, kFooterPt = 16.0;
constexpr std::size_t kRowsPerPiece = 12, kColumnsPerPiece = 14;

const QString& styleSheet() {
    static const QString style =
        u"body{font-family:sans-serif;font-size:9pt;color:#1c2329}"
        "h1{font-size:18pt}h2{font-size:13pt}"
        "th{text-align:left;color:#5b6670;font-weight:normal;font-size:8pt}td{font-size:8pt}"_s;
    return style;
}

bool isNumber(ColumnKind kind) {
    return kind != ColumnKind::Text && kind != ColumnKind::State;
}

QString cellHtml(const QString& text, bool head, bool number) {
    return QStringLiteral("<%1 align='%2'>%3</%1>")
        .arg(head ? u"th"_s : u"td"_s, number ? u"right"_s : u"left"_s, text.toHtmlEscaped());
}

QString rowsHtml(const Table& table, std::size_t from, std::size_t to) {
    QString html = u"<table width='100%' cellspacing='0' cellpadding='2'><tr>"_s;
    for (const Column& column : table.columns)
        html += cellHtml(qstr(column.title), true, isNumber(column.kind));
    html += u"</tr>"_s;
    for (std::size_t row = from; row < to; ++row) {
        html += u"<tr>"_s;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            html += cellHtml(qstr(cellText(table.rows[row][i], table.columns[i].kind)), false,
                             isNumber(table.columns[i].kind));
        html += u"</tr>"_s;
    }
    return html + u"</table>"_s;
}

}  // namespace

struct PdfFlow::Impl {
    QByteArray bytes;
    QBuffer buffer{&bytes};
    std::unique_ptr<QPdfWriter> writer;
    std::unique_ptr<QPainter> painter;
    QString title;
    double y = 0.0;
    int page = 1;

    double width() const { return writer->width(); }
    double bottom() const { return writer->height() - kFooterPt * kPt; }

    void footer() {
        QFont font;
        font.setPointSizeF(7.5);
        painter->setFont(font);
        painter->setPen(QColor(0x5b, 0x66, 0x70));
        const QRectF line(0, writer->height() - kFooterPt * kPt, width(), kFooterPt * kPt);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignBottom, title);
        painter->drawText(line, Qt::AlignRight | Qt::AlignBottom, QString::number(page));
    }
};

PdfFlow::PdfFlow(const QString& title) : m_impl(std::make_unique<Impl>()) {
    m_impl->title = title;
    m_impl->buffer.open(QIODevice::WriteOnly);
    m_impl->writer = std::make_unique<QPdfWriter>(&m_impl->buffer);
    m_impl->writer->setResolution(kDpi);
    m_impl->writer->setTitle(title);
    m_impl->writer->setCreator(u"ScaleScope"_s);
    m_impl->writer->setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                              QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm),
                                              QPageLayout::Millimeter));
    m_impl->painter = std::make_unique<QPainter>(m_impl->writer.get());
}

PdfFlow::~PdfFlow() = default;

void PdfFlow::reserve(double height) {
    if (m_impl->y <= 0.0 || m_impl->y + height <= m_impl->bottom())
        return;
    m_impl->footer();
    m_impl->writer->newPage();
    ++m_impl->page;
    m_impl->y = 0.0;
}

/// Keeps room for something below it, so that no heading stands alone at the foot of a page.
void PdfFlow::heading(const QString& text) {
    constexpr double kWithContentPt = 130.0;
    reserve(kWithContentPt * kPt);
    html(u"<h2>"_s + text.toHtmlEscaped() + u"</h2>"_s);
}

void PdfFlow::html(const QString& text) {
    QTextDocument document;
    document.documentLayout();
    document.setDefaultStyleSheet(styleSheet());
    document.setDocumentMargin(0);
    document.setHtml(u"<body>"_s + text + u"</body>"_s);
    // Laid out in points of the screen's 96 per inch, then scaled to the device.
    constexpr double kScale = kDpi / 96.0;
    document.setTextWidth(m_impl->width() / kScale);
    const double height = document.size().height() * kScale;
    reserve(height);
    QPainter& painter = *m_impl->painter;
    painter.save();
    painter.translate(0, m_impl->y);
    painter.scale(kScale, kScale);
    document.drawContents(&painter);
    painter.restore();
    m_impl->y += height + kGapPt / 2 * kPt;
}

void PdfFlow::table(const Table& table) {
    for (const Table& piece : inPieces(table, kColumnsPerPiece))
        for (std::size_t from = 0; from < piece.rows.size(); from += kRowsPerPiece)
            html(rowsHtml(piece, from, std::min(piece.rows.size(), from + kRowsPerPiece)));
}

void PdfFlow::image(const QImage& image, double heightPt) {
    if (image.isNull())
        return;
    const double height = heightPt * kPt;
    reserve(height);
    const double width = std::min(m_impl->width(), height * image.width() / image.height());
    m_impl->painter->setRenderHint(QPainter::SmoothPixmapTransform);
    m_impl->painter->drawImage(QRectF(0, m_impl->y, width, width * image.height() / image.width()),
                               image);
    m_impl->y += height + kGapPt * kPt;
}

void PdfFlow::plots(const std::vector<const PlotWidget*>& plots, double heightPt) {
    if (plots.empty())
        return;
    const double height = heightPt * kPt;
    reserve(height);
    const double gap = kGapPt * kPt;
    const auto count = static_cast<double>(plots.size());
    const double width = (m_impl->width() - gap * (count - 1.0)) / count;
    double x = 0.0;
    for (const PlotWidget* plot : plots) {
        plot->draw(*m_impl->painter, QRectF(x, m_impl->y, width, height));
        x += width + gap;
    }
    m_impl->y += height + gap;
}

QByteArray PdfFlow::finish() {
    m_impl->footer();
    m_impl->painter->end();
    m_impl->painter.reset();
    m_impl->writer.reset();
    m_impl->buffer.close();
    return m_impl->bytes;
}

}  // namespace scalescope::ui
