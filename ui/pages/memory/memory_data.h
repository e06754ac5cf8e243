// SPDX-License-Identifier: Apache-2.0
// What the Memory page draws, as values: from results to series and tables.
#pragma once

#include "core/base/series.h"
#include "core/base/table.h"
#include "ui/pages/page_parts.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace scalescope::ui {

enum class MemoryAxis { Progress, Depth };

/// Live MiB after every allocation and free. Progress: share of the events of the pass, so that
/// networks of any depth align. Depth: position among stem, blocks and head.
[[nodiscard]] SeriesSet liveBytesSeries(const std::vector<Shown>& shown, MemoryAxis axis);
/// Where a block stands on that axis; nullopt on the axis of progress without its events.
[[nodiscard]] std::optional<double> axisPosition(const Diagnosis& diagnosis, int block,
                                                 MemoryAxis axis);
/// Block of an event of the timeline; -1 for stem, head and the input.
[[nodiscard]] int blockOfEvent(const Diagnosis& diagnosis, int event);
/// Two groups per column, measured and predicted; texts are "1.02 ok", or "as planned"
/// where the engine ran its own plan: that it keeps to it is no news.
[[nodiscard]] SeriesSet peakSeries(const std::vector<Shown>& shown);
[[nodiscard]] std::vector<QString> peakTexts(const std::vector<Shown>& shown);
/// Weights and peak activations, stacked.
[[nodiscard]] SeriesSet splitSeries(const std::vector<Shown>& shown);
/// Predicted total (weights and activations) against the batch size, 1 to 1024.
[[nodiscard]] SeriesSet batchSeries(const std::vector<Shown>& shown);
/// Largest batch per column whose predicted total fits a budget.
[[nodiscard]] Table batchTable(const std::vector<Shown>& shown, std::int64_t budgetBytes);
/// Tensors alive at the peak, largest first.
[[nodiscard]] Table peakTensorTable(const Diagnosis& diagnosis);
/// One row per column with everything.
[[nodiscard]] Table memoryTable(const std::vector<Shown>& shown);
/// "B3 peaks at 43.1 MiB in ...": one sentence.
[[nodiscard]] QString peakSentence(const Diagnosis& diagnosis);
/// 80 % of the free memory as the newest result saw it, in MiB; a default without any.
[[nodiscard]] int defaultBudgetMib(const std::vector<Shown>& shown);

}  // namespace scalescope::ui
