// SPDX-License-Identifier: Apache-2.0
// The charts of a report: first as values, then drawn. Only the drawing needs the window's thread.
#pragma once

#include "core/report/report.h"
#include "ui/report/page_flow.h"
#include "ui/report/paged_report.h"

#include <QPicture>

#include <vector>

namespace scalescope::ui {

// Empty where no variant has what they show.
/// Folders against answers, one of each variant that met class folders.
[[nodiscard]] std::vector<ReportPlot> confusionMatrices(const Report& report);
[[nodiscard]] std::vector<ReportPlot> gateStrips(const Report& report);
[[nodiscard]] std::vector<ReportPlot> gateCurve(const Report& report);
[[nodiscard]] std::vector<ReportPlot> leftTailCurve(const Report& report);
[[nodiscard]] std::vector<ReportPlot> memoryCurve(const Report& report);
[[nodiscard]] std::vector<ReportPlot> latencyPoints(const Report& report);
[[nodiscard]] std::vector<ReportPlot> ablationCurve(const Report& report);
[[nodiscard]] std::vector<ReportPlot> scalingPoints(const Report& report);
/// Each map over the pixels that were fed, as pictures.
[[nodiscard]] std::vector<CaptionedImage> classMapImages(const Report& report);

/// In light colours, at the plot's size. Thread: the window's.
[[nodiscard]] QPicture pictureOf(const ReportPlot& plot);

}  // namespace scalescope::ui
