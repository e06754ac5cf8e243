// SPDX-License-Identifier: Apache-2.0
// Between core's values and Qt's.
#pragma once

#include "core/base/error.h"
#include "core/base/image.h"

#include <QImage>
#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace scalescope::ui {

[[nodiscard]] inline QString qstr(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string str(const QString& text) {
    return text.toStdString();
}
[[nodiscard]] QString qpath(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path fspath(const QString& path);
/// Deep copy.
[[nodiscard]] QImage toQImage(const Image& image);
[[nodiscard]] Image fromQImage(const QImage& image);
/// Tooltip (rich text) of a measure: label, formula, threshold, source.
[[nodiscard]] QString definitionTip(const std::string& key);

}  // namespace scalescope::ui
