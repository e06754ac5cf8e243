// SPDX-License-Identifier: Apache-2.0
// The compound law for any coefficients: multipliers, the network that results, what it costs.
#pragma once

#include "core/exec/memory_need.h"
#include "core/model/cost.h"
#include "core/model/variant.h"

#include <cstdint>
#include <vector>

namespace scalescope {

/// Source: arXiv 1905.11946 eq. 3 and section 4; alpha, beta, gamma from the paper's grid search.
struct Coefficients {
    double alpha = 1.2;   ///< depth, at least 1
    double beta = 1.1;    ///< width, at least 1
    double gamma = 1.15;  ///< resolution, at least 1
    double phi = 0.0;     ///< any number; below 0 gives networks smaller than B0
};

/// What the constraint should be, and beyond which share off it a readout warns.
inline constexpr double kConstraintTarget = 2.0, kConstraintWarnShare = 0.1;
/// Largest alpha, beta, gamma; largest |phi|.
inline constexpr double kLargestBase = 10.0, kLargestPhi = 30.0;

/// alpha * beta^2 * gamma^2: the factor of MACs per unit of phi.
[[nodiscard]] double constraintOf(const Coefficients& coefficients);
/// (constraint - 2) / 2: signed share.
[[nodiscard]] double violationOf(const Coefficients& coefficients);

/// Relative to B0, not rounded.
struct Multipliers {
    double depth = 1.0, width = 1.0, resolution = 1.0;
};
/// alpha^phi, beta^phi, gamma^phi.
/// Throws: ArgumentInvalid for a base under 1 or too large, a phi too large, or not a number.
[[nodiscard]] Multipliers multipliersOf(const Coefficients& coefficients);

/// How the side in px comes from 224 * multiplier: the nearest multiple of step.
struct ResolutionPolicy {
    int step = 1;  ///< 1 follows the law closest; 8 or 32 keep feature maps even
};

/// The network of these multipliers: channels rounded to 8 by the 0.9 rule, repeats rounded up,
/// resolution by the policy. The name is "custom"; dropout as published variants of that width.
/// Throws: ArgumentInvalid for a resolution or a multiplier that cannot be built.
[[nodiscard]] NetworkSpec networkOf(const Multipliers& multipliers, ResolutionPolicy policy = {});

/// What a network costs by arithmetic: fp32, one image.
struct NetworkFigures {
    int resolutionPx = 0;
    std::int64_t params = 0, macs = 0, activations = 0;
    int seBlocks = 0;
    std::int64_t seGates = 0;
    std::int64_t weightBytes = 0;         ///< as tensors
    std::int64_t predictedPeakBytes = 0;  ///< eager live bytes, weights excluded
    MemoryNeed need{};                    ///< of the engine that runs it: "will it fit?"
    std::int64_t receptiveFieldPx = 0;    ///< of the last stage, convolutions only

    [[nodiscard]] std::int64_t totalBytes() const { return need.totalBytes(); }
    /// Receptive field of the last stage over the input side.
    [[nodiscard]] double coverage() const {
        return static_cast<double>(receptiveFieldPx) / static_cast<double>(resolutionPx);
    }
};
[[nodiscard]] NetworkFigures figuresOf(const NetworkSpec& spec);

/// Throws: OutOfMemory when its need is more than limitBytes; 0 is no limit.
void requireFits(const NetworkFigures& figures, std::int64_t limitBytes);

/// Coefficients carried out.
struct ScaledNetwork {
    Coefficients coefficients;
    ResolutionPolicy policy;
    double constraint = 0, violation = 0;
    Multipliers multipliers;
    NetworkSpec spec;
    NetworkFigures figures;
};
/// Throws: as multipliersOf and networkOf.
[[nodiscard]] ScaledNetwork applyLaw(const Coefficients& coefficients,
                                     ResolutionPolicy policy = {});

/// The law at phi 0, 1, ... 7, as far as the networks can be built.
/// Throws: as multipliersOf; ArgumentInvalid for a resolution policy that cannot be used.
[[nodiscard]] std::vector<ScaledNetwork> lawFamily(const Coefficients& bases,
                                                   ResolutionPolicy policy = {});

/// The phi that each multiplier of a published variant stands for under the given bases; a base of
/// exactly 1 has no phi (NaN). The paper's side is used, which differs from the crop for B2.
struct ImpliedPhi {
    int variant = 0;
    double depth = 0, width = 0, resolution = 0;
};
[[nodiscard]] std::vector<ImpliedPhi> impliedPhis(const Coefficients& coefficients);
/// The spec of a published variant at the paper's side.
[[nodiscard]] NetworkSpec publishedNetwork(int variant);

}  // namespace scalescope
