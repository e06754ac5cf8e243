// SPDX-License-Identifier: Apache-2.0
// What stands on the page Speed before anything was timed: counts of the networks, and the least
// that a pass can take on this machine.
#pragma once

#include "core/bench/machine_roof.h"
#include "ui/engine/selection.h"
#include "ui/pages/speed/speed_data.h"

namespace scalescope::ui {

/// A result without times: the focused network and its graph, as it was run or will be.
[[nodiscard]] BenchmarkResult countedOnly(const StudyEntry& entry);
/// Every node at the machine's roof, for each chosen column: no pass is faster.
[[nodiscard]] SeriesSet estimateSeries(const Study& study, const Selection& selection,
                                       const MachineRoof& roof);
/// "≥ 1.9 ms"
[[nodiscard]] std::vector<QString> estimateTexts(const SeriesSet& estimate);
/// Of a chart of time beside MACs, the MACs.
[[nodiscard]] SeriesSet withoutTimes(SeriesSet shares);

}  // namespace scalescope::ui
