// SPDX-License-Identifier: Apache-2.0
// Pages of a report on a device: as PDF, as pictures of a screen.
#pragma once

#include "core/report/report.h"
#include "ui/report/paged_report.h"

#include <QByteArray>

#include <functional>

namespace scalescope::ui {

/// Any thread. cancelled is asked between pages; empty where it said yes.
[[nodiscard]] QByteArray pdfOf(const PagedReport& report, const std::vector<QPicture>& plots,
                               const std::function<bool()>& cancelled = {});
/// Any thread. So many pixels wide, on white.
[[nodiscard]] QImage pageImage(const PagedReport& report, std::size_t page,
                               const std::vector<QPicture>& plots, int widthPx);
/// At once, with its charts. Thread: the window's.
[[nodiscard]] QByteArray reportPdf(const Report& report);

}  // namespace scalescope::ui
