// SPDX-License-Identifier: Apache-2.0
#include "ui/report/report_pdf.h"

#include "ui/report/report_pages.h"
#include "ui/report/report_plots.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace scalescope::ui {

QByteArray pdfOf(const PagedReport& report, const std::vector<QPicture>& plots,
                 const std::function<bool()>& cancelled) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(static_cast<int>(kUnitsPerInch));
    writer.setTitle(report.title);
    writer.setCreator(QStringLiteral("ScaleScope"));
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    QPainter painter(&writer);
    for (std::size_t page = 0; page < report.pages.size(); ++page) {
        if (cancelled && cancelled())
            return {};
        if (page > 0)
            writer.newPage();
        paintPage(report.pages[page], painter, plots);
    }
    painter.end();
    return bytes;
}

QImage pageImage(const PagedReport& report, std::size_t page, const std::vector<QPicture>& plots,
                 int widthPx) {
    const double scale = widthPx / pageUnits().width();
    QImage image(widthPx, static_cast<int>(std::lround(pageUnits().height() * scale)),
                 QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintPage(report.pages.at(page), painter, plots);
    return image;
}

QByteArray reportPdf(const Report& report) {
    const PagedReport pages = pagesOf(report, PageDetail::Whole);
    std::vector<QPicture> plots;
    for (const ReportPlot& plot : pages.plots)
        plots.push_back(pictureOf(plot));
    return pdfOf(pages, plots);
}

}  // namespace scalescope::ui
