// SPDX-License-Identifier: Apache-2.0
// What the Memory page draws, as values: from results to series and tables.
#pragma once

#include "core/base/series.h"
#include "core/base/table.h"
#include "core/bench/batch_check.h"
#include "ui/pages/page_parts.h"

#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace scalescope::ui {

/// Columns whose memory was measured from outside.
using BatchChecks = std::map<ColumnIndex, std::shared_ptr<const BatchCheck>>;

enum class MemoryAxis { Progress, Depth };

/// Live MiB after every allocation and free. Progress: share of the events of the pass, so that
/// networks of any depth align. Depth: position among stem, blocks and head.
[[nodiscard]] SeriesSet liveBytesSeries(const std::vector<Shown>& shown, MemoryAxis axis);
/// Where a block stands on that axis; nullopt on the axis of progress without its events.
[[nodiscard]] std::optional<double> axisPosition(const Diagnosis& diagnosis, int block,
                                                 MemoryAxis axis);
/// Block of an event of the timeline; -1 for stem, head and the input.
[[nodiscard]] int blockOfEvent(const Diagnosis& diagnosis, int event);
/// What each column needs to run; beside it what the system counted, where it did.
[[nodiscard]] SeriesSet needSeries(const std::vector<Shown>& shown, const BatchChecks& checks);
/// "planned", or how much of it was measured from outside: "99.1 % of it measured".
[[nodiscard]] std::vector<QString> needTexts(const std::vector<Shown>& shown,
                                             const BatchChecks& checks);
/// Weights and pass, stacked.
[[nodiscard]] SeriesSet splitSeries(const std::vector<Shown>& shown);
/// Tensors alive at the peak, largest first.
[[nodiscard]] Table peakTensorTable(const Diagnosis& diagnosis);
/// One row per column with everything.
[[nodiscard]] Table memoryTable(const std::vector<Shown>& shown);
/// "B3 needs 59.6 MiB to run 1 image ...": the answer, how it is made up, the eager run beside it.
[[nodiscard]] QString memorySentence(const Diagnosis& diagnosis);

}  // namespace scalescope::ui
