// SPDX-License-Identifier: Apache-2.0
// Parts that several JSON documents share; only core/report includes this.
#pragma once

#include "core/report/report.h"
#include "core/weights/load_report.h"

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
[[nodiscard]] Json loadReportJson(const LoadReport& report, bool everyKey);
[[nodiscard]] Json provenanceJson(const Provenance& provenance);
[[nodiscard]] Json inputJson(const InputInfo& input);
[[nodiscard]] Json costJson(const Cost& cost);
[[nodiscard]] Json predictionJson(const Prediction& prediction, bool withLogits);
[[nodiscard]] Json agreementJson(const Agreement& agreement);

/// {"gates": {...}, "activations": [...]} of every block, in order.
[[nodiscard]] Json blocksJson(const Diagnosis& diagnosis);
/// Activations of the stem and the head.
[[nodiscard]] Json outsideBlocksJson(const Diagnosis& diagnosis);
[[nodiscard]] Json gateClassesJson(const GateReport& report);
[[nodiscard]] Json throughputJson(const Throughput& throughput);
[[nodiscard]] Json memoryJson(const Diagnosis& diagnosis);
/// null for none.
[[nodiscard]] Json dtypeErrorJson(const std::optional<DtypeError>& error);
[[nodiscard]] Json benchmarkJson(const BenchmarkResult& result);

/// "variant", "name", and of a failing one "error".
[[nodiscard]] Json variantHeadJson(const VariantResult& variant);
/// Appends weights, engine, input, topk and images.
void addPrediction(Json& target, const Diagnosis& diagnosis, bool withLogits);
/// Appends blocks, memory and findings.
void addDiagnosis(Json& target, const Diagnosis& diagnosis, const ReportSections& sections);

/// The document's text: UTF-8, bytes that are not UTF-8 replaced.
[[nodiscard]] std::string textOf(const Json& document);
/// {"schema": "scalescope/<name>/1", "environment": {...}} and, if given, "partial".
[[nodiscard]] Json documentHead(const std::string& name, const Environment& environment,
                                const std::optional<std::string>& partial);

}  // namespace scalescope::detail
