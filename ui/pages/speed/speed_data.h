// SPDX-License-Identifier: Apache-2.0
// What the Speed page draws, as values: from benchmark results to series and tables.
#pragma once

#include "core/base/series.h"
#include "core/base/table.h"
#include "core/bench/benchmark.h"
#include "core/bench/machine.h"
#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QString>

#include <utility>
#include <vector>

namespace scalescope::ui {

/// A chosen column that was timed.
struct Timed {
    ColumnIndex column;
    std::shared_ptr<const BenchmarkResult> result;
};
[[nodiscard]] std::vector<Timed> timedOf(const Study& study, const Selection& selection);

/// Median per column; whiskers run from the fastest run to p95 (to the slowest below 20 runs).
[[nodiscard]] SeriesSet latencySeries(const std::vector<Timed>& timed);
[[nodiscard]] std::vector<std::pair<double, double>> latencyWhiskers(
    const std::vector<Timed>& timed);
/// "7.41 ms", with the verdict where the noise is too large.
[[nodiscard]] std::vector<QString> latencyTexts(const std::vector<Timed>& timed);

enum class Tradeoff { AccuracyLatency, AccuracyMemory, LatencyMemory };
/// Measured on one axis or both; accuracy is published. Ghosts: the accuracy of the paper.
[[nodiscard]] SeriesSet tradeoffSeries(const std::vector<Timed>& timed, Tradeoff tradeoff);
/// Before anything was timed: published accuracy against what a pass costs by count, of the chosen
/// variants.
[[nodiscard]] SeriesSet publishedSeries(const Selection& selection);
/// What is measured and what is published in that chart, and whether it is about these weights.
[[nodiscard]] QString tradeoffNote(const std::vector<Timed>& timed, Tradeoff tradeoff);

/// One row per column with all numbers; what another number format than float32 costs in accuracy,
/// where one was timed.
[[nodiscard]] Table speedTable(const std::vector<Timed>& timed);
/// "Batch 1, fp32, cpu, 2 threads, ...": the conditions that every number holds for.
[[nodiscard]] QString conditionsText(const BenchmarkResult& result);
/// "2 of 8 columns are timed, B2 to B7 are not."; empty when all or none are.
[[nodiscard]] QString untimedText(const Study& study, const Selection& selection);
/// Noise and drift in sentences; empty when there is nothing to say.
[[nodiscard]] QString noiseText(const std::vector<Timed>& timed);

}  // namespace scalescope::ui
