// SPDX-License-Identifier: Apache-2.0
// What depends on learnt values and what is told of it where the weights are random.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/diagnosis.h"

#include <QString>

#include <utility>
#include <vector>

namespace scalescope::ui {

/// Structure, cost, memory and speed do not depend on it; gates, activations, maps and predictions
/// do.
[[nodiscard]] inline bool learnt(const Diagnosis& diagnosis) {
    return predictionsMeaningful(diagnosis.weights.kind);
}

/// Values of this result that depend on what was learnt, marked so that charts tell.
[[nodiscard]] SeriesSet learntBy(const Diagnosis& diagnosis, SeriesSet set);
/// The same of a Grid2d, Histogram or Series.
template <class Values>
[[nodiscard]] Values learntBy(const Diagnosis& diagnosis, Values values) {
    values.learnt = learnt(diagnosis);
    return values;
}

/// Why gates, activations and maps of some of these are grey: one sentence that names them, "B1 to
/// B7"; empty when all are trained.
[[nodiscard]] QString randomWeightsText(const std::vector<const Diagnosis*>& shown);
/// There are trained weights for one of those on random ones.
[[nodiscard]] bool trainedExist(const std::vector<const Diagnosis*>& shown);

}  // namespace scalescope::ui
