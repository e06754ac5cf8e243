// SPDX-License-Identifier: Apache-2.0
// A report to a file by its extension: HTML, PDF, JSON, CSV, Markdown. Written aside, then renamed.
#pragma once

#include "core/report/report.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>
#include <optional>

namespace scalescope::ui {

/// What it threw, as a value.
[[nodiscard]] std::optional<Failure> failureIn(const std::function<void()>& work);
/// nullopt: written. Thread: the window's for PDF, whose charts are drawn; else any.
[[nodiscard]] std::optional<Failure> exportReport(const Report& report, const QString& path);
[[nodiscard]] std::optional<Failure> savePicture(const QImage& picture, const QString& path);
[[nodiscard]] std::optional<Failure> saveBytes(const QByteArray& bytes, const QString& path);
/// For file dialogs.
[[nodiscard]] QString reportFilter();

}  // namespace scalescope::ui
