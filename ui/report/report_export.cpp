// SPDX-License-Identifier: Apache-2.0
#include "ui/report/report_export.h"

#include "core/base/file_write.h"
#include "core/report/csv.h"
#include "core/report/csv_tables.h"
#include "core/report/html.h"
#include "core/report/json/json.h"
#include "core/report/markdown.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/report/report_pdf.h"

#include <QBuffer>
#include <QObject>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

void write(const Report& report, const QString& path) {
    const auto target = fspath(path);
    switch (reportFormat(str(path))) {
        case ReportFormat::Html:
            return writeFileAtomically(target, reportHtml(report));
        case ReportFormat::Json:
            return writeFileAtomically(target, reportJson(report));
        case ReportFormat::Csv:
            return writeFileAtomically(target, reportCsv(report));
        case ReportFormat::CsvTables:
            return writeCsvTables(report, target);
        case ReportFormat::Markdown:
            return writeFileAtomically(target, reportMarkdown(report));
        case ReportFormat::Pdf:
            return writeFileAtomically(target, view(reportPdf(report)));
        case ReportFormat::Png:
            break;
    }
    throw Error(
        ErrorCode::ArgumentInvalid,
        str(path) + str(Texts::tr(
                        ": a report is not written as PNG; use .html, .pdf, .json, .csv or .md.")),
        Subject::Output);
}

}  // namespace

std::optional<Failure> failureIn(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.failure();
    } catch (const std::exception& error) {
        return Failure{ErrorCode::Internal, Subject::Output,
                       str(Texts::tr("The report could not be made.")), error.what()};
    }
    return std::nullopt;
}

std::optional<Failure> exportReport(const Report& report, const QString& path) {
    return failureIn([&] { write(report, path); });
}

std::optional<Failure> savePicture(const QImage& picture, const QString& path) {
    return failureIn([&] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (!picture.save(&buffer, "PNG"))
            throw Error(ErrorCode::Internal,
                        str(Texts::tr("The picture could not be encoded as PNG.")),
                        Subject::Output);
        writeFileAtomically(fspath(path), view(bytes));
    });
}

std::optional<Failure> saveBytes(const QByteArray& bytes, const QString& path) {
    return failureIn([&] { writeFileAtomically(fspath(path), view(bytes)); });
}

QString reportFilter() {
    return Texts::tr(
        "Web page (*.html);;PDF (*.pdf);;JSON (*.json);;CSV table (*.csv);;Markdown (*.md)");
}

}  // namespace scalescope::ui
