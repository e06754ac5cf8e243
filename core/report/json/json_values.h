// SPDX-License-Identifier: Apache-2.0
// JSON of plain values, which several documents share; only core/report includes this.
#pragma once

#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/base/stats.h"
#include "core/bench/machine.h"
#include "core/diagnostics/findings/findings.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/prediction.h"
#include "core/model/cost.h"
#include "core/weights/weights.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope::detail {

using Json = nlohmann::ordered_json;

/// Finite numbers as they are; NaN and infinities as null.
[[nodiscard]] Json numberJson(double value);
[[nodiscard]] Json numberJson(const std::optional<double>& value);
/// A float as the shortest decimal that reads back as the same float.
[[nodiscard]] Json floatJson(float value);
[[nodiscard]] Json floatsJson(std::span<const float> values);
[[nodiscard]] Json numbersJson(std::span<const double> values);
/// Empty text as null.
[[nodiscard]] Json textJson(const std::string& text);
/// Text, number or null.
[[nodiscard]] Json cellJson(const Cell& cell);

/// Writes one measure at its path; one without a path is not written.
void addNumber(Json& target, const Measure& measure, const std::optional<double>& value);
/// Writes every reading of an item at its path.
template <class Of>
void addNumbers(Json& target, const Readings<Of>& readings, const Of& item) {
    for (const Reading<Of>& reading : readings)
        addNumber(target, reading.about, reading.of(item));
}

[[nodiscard]] Json nonFiniteJson(const NonFinite& counts);
/// count, mean, m2 (the accumulator), then min, max, std as read from it.
[[nodiscard]] Json momentsJson(const Moments& moments);
[[nodiscard]] Json histogramJson(const FixedHistogram& histogram);

[[nodiscard]] Json environmentJson(const Environment& environment);
[[nodiscard]] Json thresholdsJson(const Thresholds& thresholds);
[[nodiscard]] Json definitionsJson(const Thresholds& thresholds);
[[nodiscard]] Json failureJson(const Failure& failure);
[[nodiscard]] Json findingsJson(const std::vector<Finding>& findings);
[[nodiscard]] Json weightsJson(const WeightsInfo& weights);
[[nodiscard]] Json provenanceJson(const Provenance& provenance);
[[nodiscard]] Json costJson(const Cost& cost);
[[nodiscard]] Json agreementJson(const Agreement& agreement);

/// The document's text: UTF-8, bytes that are not UTF-8 replaced.
[[nodiscard]] std::string textOf(const Json& document);
/// {"schema": "scalescope/<name>/1", "environment": {...}} and, if given, "partial".
[[nodiscard]] Json documentHead(const std::string& name, const Environment& environment,
                                const std::optional<std::string>& partial);

}  // namespace scalescope::detail
