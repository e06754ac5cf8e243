// SPDX-License-Identifier: Apache-2.0
// A report to a file by its extension: HTML, PDF, JSON, CSV, Markdown. Written aside, then renamed.
#pragma once

#include "core/report/report.h"

#include <QImage>
#include <QString>

#include <optional>

namespace scalescope::ui {

/// nullopt: written.
[[nodiscard]] std::optional<Failure> exportReport(const Report& report, const QString& path);
[[nodiscard]] std::optional<Failure> savePicture(const QImage& picture, const QString& path);
/// For file dialogs.
[[nodiscard]] QString reportFilter();

}  // namespace scalescope::ui
