// SPDX-License-Identifier: Apache-2.0
// One squeeze-and-excitation block that can be held: input, weights and gates in plain sight.
// Source: SENet, arXiv 1709.01507, section 3; energies own.
#pragma once

#include "core/base/tensor.h"
#include "core/diagnostics/feature_maps/feature_maps.h"
#include "core/model/block_spec.h"
#include "core/weights/state_dict.h"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace scalescope {

enum class SeActivation { Relu, Silu };
/// "relu", "silu".
[[nodiscard]] const char* seActivationName(SeActivation activation) noexcept;

/// Reductions that the lab takes.
inline constexpr int kSmallestReduction = 1, kLargestReduction = 64;

/// How a block is built.
struct SeForm {
    int reduction = 16;  ///< hidden units = max(1, channels / reduction)
    bool bias = false;
    SeActivation activation = SeActivation::Relu;
    friend bool operator==(const SeForm&, const SeForm&) = default;
};
/// Reduction 16, no bias, ReLU. Source: SENet, its choice among reductions 2 to 32.
[[nodiscard]] SeForm literatureSeForm();
/// Reduction 24 of the expanded channels (4 of the block's input), bias, SiLU. Source: torchvision.
[[nodiscard]] SeForm efficientNetSeForm();

/// The two pointwise layers. Shapes: reduce [hidden, channels], expand [channels, hidden],
/// row-major.
struct SeWeights {
    std::int64_t channels = 0, hidden = 0;
    std::vector<float> reduceWeight, reduceBias, expandWeight, expandBias;  ///< biases may be empty
};

/// What a form costs for one image; pooling and the gate product are no MACs.
struct SeCost {
    std::int64_t hidden = 0, params = 0, macs = 0;
};
/// Throws: ArgumentInvalid for a reduction or a number of channels out of range.
[[nodiscard]] SeCost seCost(std::int64_t channels, const SeForm& form);

using SeShape = std::array<std::int64_t, 4>;  ///< N, C, H, W

/// Uniform noise in [-1, 1) about a mean in [-1, 1) of each sample and channel: a hash of (seed,
/// index), so the same bits everywhere. Throws: ArgumentInvalid for a size below 1 or above 4096;
/// LimitExceeded above 2^25 elements.
[[nodiscard]] TensorF32 seLabInput(const SeShape& shape, std::uint64_t seed);
/// Uniform weights of variance 2 / fan-in, biases in [-0.5, 0.5); a hash as above.
[[nodiscard]] SeWeights seLabWeights(std::int64_t channels, const SeForm& form, std::uint64_t seed);

/// A block's own, as a network has them. Throws: TensorMissing, ShapeMismatch.
[[nodiscard]] SeWeights seWeightsOf(const StateDict& dict, const BlockSpec& block);

using PerSample = std::vector<std::vector<double>>;  ///< [sample][channel or hidden unit]

/// All that the gates and energies need of an input; the maps themselves may be gone.
struct SeLabInput {
    SeShape shape{};
    PerSample mean, meanSquare;  ///< over positions, [sample][channel]
};
/// Sums in double. Throws: ShapeMismatch unless it is [N, C, H, W] with as many values.
[[nodiscard]] SeLabInput summaryOf(const TensorF32& input);
/// A block's depthwise output on a picture, as an engine squeezed it.
[[nodiscard]] SeLabInput labInputOf(const FeatureMaps& maps);

struct SeLabResult {
    SeShape outputShape{};
    PerSample squeeze;              ///< mean over positions
    PerSample hidden;               ///< after the activation
    PerSample gates;                ///< in (0, 1), overrides applied
    PerSample energyIn, energyOut;  ///< mean square over positions, before and after the gate
};

/// x -> mean -> reduce -> activation -> expand -> sigmoid -> gate times x, sums in double.
/// overrides: channel to the gate that it gets in every sample.
/// Throws: ShapeMismatch when input and weights do not fit; ArgumentInvalid for an override of a
/// channel that there is not, or outside [0, 1].
[[nodiscard]] SeLabResult runSeLab(const SeLabInput& input, const SeWeights& weights,
                                   SeActivation activation,
                                   const std::map<std::int64_t, double>& overrides = {});
[[nodiscard]] SeLabResult runSeLab(const TensorF32& input, const SeWeights& weights,
                                   SeActivation activation,
                                   const std::map<std::int64_t, double>& overrides = {});

}  // namespace scalescope
