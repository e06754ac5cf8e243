// SPDX-License-Identifier: Apache-2.0
// Every threshold in one place, with its default and its text for tooltips and reports.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

/// Defaults are conventions ("own"), adjustable, and written into every report.
struct Thresholds {
    double siluEpsilon = 0.01;  ///< 0.001, 0.01 or 0.05: zones of SiLU
    double siluLeftWarn = 0.25, siluLeftFail = 0.50;
    double gateEpsilon = 0.01;  ///< closed below, open above 1 - epsilon
    double gateSaturatedWarn = 0.50, gateSaturatedFail = 0.90;
    double gateStaticStd = 0.01;
    double dormantTau = 0.1, dormantWarn = 0.10, dormantFail = 0.50;
    double deadDelta = 1e-6, constantEps = 1e-3;
    double fp16HeadroomWarnBits = 2.0;
    double memoryRatioWarnLow = 0.8, memoryRatioWarnHigh = 1.25;
    double memoryRatioFailLow = 0.5, memoryRatioFailHigh = 2.0;
    double memoryBudgetShare = 0.80;
    double latencySpreadWarn = 0.10, latencySpreadFail = 0.30;
    double marginWarn = 0.05;
    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// Under so many images a statistic says how few they are.
inline constexpr std::uint64_t kFewImages = 30;

/// One measure: what it is, how it is computed, which threshold, whose idea. For tooltips, the
/// report's appendix, and `--help`.
struct Definition {
    std::string key;        ///< "silu.left", "gate.open", "gate.d1", "memory.peak", ...
    std::string label;      ///< "SiLU left-tail share (ε = 0.01, pre-activation)"
    std::string formula;    ///< one or two sentences
    std::string threshold;  ///< "warn ≥ 0.25, fail ≥ 0.50"; empty for info
    std::string source;     ///< "own", "SENet, arXiv 1709.01507", ...
};
[[nodiscard]] std::vector<Definition> definitions(const Thresholds& thresholds = {});
/// By key; a default-constructed one when unknown.
[[nodiscard]] Definition definition(const std::string& key);

enum class Verdict { Ok, Info, NoData, Warn, Fail };
[[nodiscard]] const char* verdictName(
    Verdict verdict) noexcept;  ///< "ok", "info", "no data", "warn", "fail"

}  // namespace scalescope
