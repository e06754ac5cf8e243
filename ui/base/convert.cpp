// SPDX-License-Identifier: Apache-2.0
#include "ui/base/convert.h"

#include "core/diagnostics/definitions.h"
#include "ui/base/texts.h"

#include <algorithm>

namespace scalescope::ui {

QString qpath(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return QString::fromUtf8(reinterpret_cast<const char*>(text.data()),
                             static_cast<qsizetype>(text.size()));
}

std::filesystem::path fspath(const QString& path) {
    const QByteArray utf8 = path.toUtf8();
    return std::u8string(reinterpret_cast<const char8_t*>(utf8.constData()),
                         static_cast<std::size_t>(utf8.size()));
}

QImage toQImage(const Image& image) {
    const std::size_t stride = image.stride();
    if (image.width <= 0 || image.height <= 0 ||
        image.bytes.size() < stride * static_cast<std::size_t>(image.height))
        return {};
    const auto format =
        image.format == PixelFormat::Rgb8 ? QImage::Format_RGB888 : QImage::Format_Grayscale8;
    QImage result(image.width, image.height, format);
    for (int row = 0; row < image.height && !result.isNull(); ++row)
        std::copy_n(image.bytes.data() + stride * static_cast<std::size_t>(row), stride,
                    result.scanLine(row));
    return result;
}

Image fromQImage(const QImage& image) {
    Image result;
    if (image.isNull())
        return result;
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    result.width = rgb.width();
    result.height = rgb.height();
    result.bytes.resize(result.stride() * static_cast<std::size_t>(result.height));
    for (int row = 0; row < result.height; ++row)
        std::copy_n(rgb.constScanLine(row), result.stride(),
                    result.bytes.data() + result.stride() * static_cast<std::size_t>(row));
    return result;
}

QString definitionTip(const std::string& key) {
    const Definition entry = definition(key);
    if (entry.label.empty())
        return {};
    QString tip = QStringLiteral("<b>%1</b><br/>%2")
                      .arg(qstr(entry.label).toHtmlEscaped(), qstr(entry.formula).toHtmlEscaped());
    if (!entry.threshold.empty())
        tip += Texts::tr("<br/>Threshold unless changed: %1")
                   .arg(qstr(entry.threshold).toHtmlEscaped());
    if (!entry.source.empty())
        tip += Texts::tr("<br/>Source: %1").arg(qstr(entry.source).toHtmlEscaped());
    return tip;
}

}  // namespace scalescope::ui
