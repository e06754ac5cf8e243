// SPDX-License-Identifier: Apache-2.0
// What the panel Preprocessing shows, as values and sentences: pure functions of results.
#pragma once

#include "core/diagnostics/preprocessing/preprocessing_report.h"

#include <QString>

#include <cstddef>
#include <optional>

namespace scalescope::ui {

/// "OpenCV", then below it what it changes: "4.1 levels, -0.42".
[[nodiscard]] QString wayCaption(const PreprocessingRow& row);
/// What the way does, how far what it feeds differs, and what becomes of the prediction.
[[nodiscard]] QString wayText(const PreprocessingRow& row);
/// "Difference times 8", or why there is none to be shown.
[[nodiscard]] QString differenceCaption(const PreprocessingRow& row);
/// Where a way stands in a report; nullopt: it is not among its ways.
[[nodiscard]] std::optional<std::size_t> rowOf(const PreprocessingReport& report,
                                               PreprocessingPath path);

}  // namespace scalescope::ui
