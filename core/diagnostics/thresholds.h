// SPDX-License-Identifier: Apache-2.0
// Every threshold in one place, with its default; and what a rule says of a number.
#pragma once

#include <cstdint>

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
    double weightNearDead = 1e-3;  ///< of the median: filters by their norm, channels by their gain
    double weightNearDeadWarn = 0.05, weightNearDeadFail = 0.50;
    double normEpsWarn = 0.05, normEpsFail = 0.50;  ///< share of variances not above eps
    double normVarianceExploding = 1e4;             ///< a standard deviation of 100
    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// Under so many images a statistic says how few they are.
inline constexpr std::uint64_t kFewImages = 30;

enum class Verdict { Ok, Info, NoData, Warn, Fail };
[[nodiscard]] const char* verdictName(
    Verdict verdict) noexcept;  ///< "ok", "info", "no data", "warn", "fail"

}  // namespace scalescope
