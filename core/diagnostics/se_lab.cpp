// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/se_lab.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/splitmix.h"

namespace scalescope {

namespace {

constexpr std::int64_t kLargestSide = 4096;
constexpr std::int64_t kLargestElements = std::int64_t{1} << 25;

/// Streams of one seed: what depends on the reduction does not change the rest.
enum Stream : std::uint64_t {
    kNoise,
    kMeans,
    kReduceWeight,
    kReduceBias,
    kExpandWeight,
    kExpandBias
};

/// In [-1, 1), a multiple of 2^-23: exact as float.
double uniform(std::uint64_t key, std::uint64_t index) {
    return static_cast<double>(splitMix64(key, index) >> 40) * 0x1p-23 - 1.0;
}

std::uint64_t keyOf(std::uint64_t seed, Stream stream) {
    return splitMix64(splitMix64(0, seed), stream);
}

std::vector<float> drawn(std::uint64_t seed, Stream stream, std::int64_t count, double bound) {
    std::vector<float> values(static_cast<std::size_t>(count));
    const std::uint64_t key = keyOf(seed, stream);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(uniform(key, i) * bound);
    return values;
}

/// weight times x plus bias. Shape: weight [bias or rows, x].
std::vector<double> linear(std::span<const float> weight, std::span<const float> bias,
                           std::int64_t rows, std::span<const double> x) {
    std::vector<double> y(static_cast<std::size_t>(rows));
    for (std::size_t row = 0; row < y.size(); ++row) {
        double sum = bias.empty() ? 0.0 : static_cast<double>(bias[row]);
        for (std::size_t i = 0; i < x.size(); ++i)
            sum += static_cast<double>(weight[row * x.size() + i]) * x[i];
        y[row] = sum;
    }
    return y;
}

double sigmoid(double z) {
    return 1.0 / (1.0 + std::exp(-z));
}

void checkChannels(std::int64_t channels) {
    if (channels < 1 || channels > kLargestSide)
        throw Error(
            ErrorCode::ArgumentInvalid,
            "Squeeze-and-excitation: " + std::to_string(channels) + " channels; use 1 to 4096.");
}

void checkShape(const SeShape& shape) {
    for (const std::int64_t size : shape)
        if (size < 1 || size > kLargestSide)
            throw Error(ErrorCode::ArgumentInvalid, "Shape " +
                                                        formatShape({shape.begin(), shape.end()}) +
                                                        ": every size must be 1 to 4096.");
    if (elementCount({shape.begin(), shape.end()}) > kLargestElements)
        throw Error(ErrorCode::LimitExceeded,
                    "Shape " + formatShape({shape.begin(), shape.end()}) +
                        ": more than 2^25 elements; use a smaller one.",
                    Subject::Input);
}

void checkFit(const TensorF32& input, const SeWeights& weights) {
    const auto holds = [](const std::vector<float>& values, std::int64_t count) {
        return static_cast<std::int64_t>(values.size()) == count;
    };
    const std::int64_t c = weights.channels, h = weights.hidden;
    const bool fits = input.shape.size() == 4 && input.shape[1] == c && c >= 1 && h >= 1 &&
                      input.shape[2] >= 1 && input.shape[3] >= 1 &&
                      holds(input.values, elementCount(input.shape)) &&
                      holds(weights.reduceWeight, c * h) && holds(weights.expandWeight, c * h) &&
                      (weights.reduceBias.empty() || holds(weights.reduceBias, h)) &&
                      (weights.expandBias.empty() || holds(weights.expandBias, c));
    if (!fits)
        throw Error(ErrorCode::ShapeMismatch,
                    "Squeeze-and-excitation: the input " + formatShape(input.shape) +
                        " does not fit weights of " + std::to_string(c) + " channels and " +
                        std::to_string(h) + " hidden units.");
}

void checkOverrides(const std::map<std::int64_t, double>& overrides, std::int64_t channels) {
    for (const auto& [channel, gate] : overrides)
        if (channel < 0 || channel >= channels || !(gate >= 0.0 && gate <= 1.0))
            throw Error(ErrorCode::ArgumentInvalid, "Gate " + formatReal(gate) + " of channel " +
                                                        std::to_string(channel) +
                                                        ": a gate is 0 to 1, channels are 0 to " +
                                                        std::to_string(channels - 1) + ".");
}

struct Position {
    double mean = 0.0, meanSquare = 0.0;
};

Position overPositions(std::span<const float> map) {
    Position sums;
    for (const float value : map) {
        sums.mean += static_cast<double>(value);
        sums.meanSquare += static_cast<double>(value) * static_cast<double>(value);
    }
    const auto count = static_cast<double>(map.size());
    return {sums.mean / count, sums.meanSquare / count};
}

}  // namespace

const char* seActivationName(SeActivation activation) noexcept {
    return activation == SeActivation::Relu ? "relu" : "silu";
}

SeForm literatureSeForm() {
    return {};
}

SeForm efficientNetSeForm() {
    return {.reduction = 24, .bias = true, .activation = SeActivation::Silu};
}

SeCost seCost(std::int64_t channels, const SeForm& form) {
    checkChannels(channels);
    if (form.reduction < kSmallestReduction || form.reduction > kLargestReduction)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Reduction " + std::to_string(form.reduction) + ": use 1 to 64.");
    const std::int64_t hidden = std::max<std::int64_t>(1, channels / form.reduction);
    const std::int64_t macs = 2 * channels * hidden;
    return {hidden, macs + (form.bias ? channels + hidden : 0), macs};
}

TensorF32 seLabInput(const SeShape& shape, std::uint64_t seed) {
    checkShape(shape);
    TensorF32 input{{shape.begin(), shape.end()}, {}};
    input.values.resize(static_cast<std::size_t>(elementCount(input.shape)));
    const auto positions = static_cast<std::size_t>(shape[2] * shape[3]);
    const std::uint64_t noise = keyOf(seed, kNoise), means = keyOf(seed, kMeans);
    for (std::size_t i = 0; i < input.values.size(); ++i)
        input.values[i] = static_cast<float>(uniform(means, i / positions) + uniform(noise, i));
    return input;
}

SeWeights seLabWeights(std::int64_t channels, const SeForm& form, std::uint64_t seed) {
    const std::int64_t hidden = seCost(channels, form).hidden;
    // A uniform value in [-b, b) has variance b^2 / 3.
    const auto bound = [](std::int64_t fanIn) {
        return std::sqrt(6.0 / static_cast<double>(fanIn));
    };
    SeWeights weights;
    weights.channels = channels;
    weights.hidden = hidden;
    weights.reduceWeight = drawn(seed, kReduceWeight, channels * hidden, bound(channels));
    weights.expandWeight = drawn(seed, kExpandWeight, channels * hidden, bound(hidden));
    if (form.bias) {
        weights.reduceBias = drawn(seed, kReduceBias, hidden, 0.5);
        weights.expandBias = drawn(seed, kExpandBias, channels, 0.5);
    }
    return weights;
}

SeLabResult runSeLab(const TensorF32& input, const SeWeights& weights, SeActivation activation,
                     const std::map<std::int64_t, double>& overrides) {
    checkFit(input, weights);
    checkOverrides(overrides, weights.channels);
    SeLabResult result;
    std::copy(input.shape.begin(), input.shape.end(), result.outputShape.begin());
    const auto channels = static_cast<std::size_t>(weights.channels);
    const auto positions = static_cast<std::size_t>(input.shape[2] * input.shape[3]);
    for (std::size_t sample = 0; sample < static_cast<std::size_t>(input.shape[0]); ++sample) {
        std::vector<double> squeeze(channels), energyIn(channels), energyOut(channels);
        for (std::size_t c = 0; c < channels; ++c) {
            const Position over = overPositions(
                std::span(input.values).subspan((sample * channels + c) * positions, positions));
            squeeze[c] = over.mean;
            energyIn[c] = over.meanSquare;
        }
        std::vector<double> hidden =
            linear(weights.reduceWeight, weights.reduceBias, weights.hidden, squeeze);
        for (double& z : hidden)
            z = activation == SeActivation::Relu ? std::max(z, 0.0) : z * sigmoid(z);
        std::vector<double> gates =
            linear(weights.expandWeight, weights.expandBias, weights.channels, hidden);
        std::ranges::transform(gates, gates.begin(), sigmoid);
        for (const auto& [channel, gate] : overrides)
            gates[static_cast<std::size_t>(channel)] = gate;
        // The gate is one factor of the whole map, so its square is one of the mean square.
        for (std::size_t c = 0; c < channels; ++c)
            energyOut[c] = gates[c] * gates[c] * energyIn[c];
        result.squeeze.push_back(std::move(squeeze));
        result.hidden.push_back(std::move(hidden));
        result.gates.push_back(std::move(gates));
        result.energyIn.push_back(std::move(energyIn));
        result.energyOut.push_back(std::move(energyOut));
    }
    return result;
}

}  // namespace scalescope
