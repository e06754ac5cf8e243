// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/se_lab.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/splitmix.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

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

[[noreturn]] void refuseInput(const std::vector<std::int64_t>& shape, const SeWeights& weights) {
    throw Error(ErrorCode::ShapeMismatch, "Squeeze-and-excitation: the input " +
                                              formatShape(shape) + " does not fit weights of " +
                                              std::to_string(weights.channels) + " channels and " +
                                              std::to_string(weights.hidden) + " hidden units.");
}

void checkFit(const SeLabInput& input, const SeWeights& weights) {
    const auto holds = [](const auto& values, std::int64_t count) {
        return static_cast<std::int64_t>(values.size()) == count;
    };
    const auto perChannel = [&](const PerSample& samples) {
        return holds(samples, input.shape[0]) &&
               std::ranges::all_of(samples, [&](const std::vector<double>& sample) {
                   return holds(sample, input.shape[1]);
               });
    };
    const std::int64_t c = weights.channels, h = weights.hidden;
    const bool fits = input.shape[1] == c && c >= 1 && h >= 1 && perChannel(input.mean) &&
                      perChannel(input.meanSquare) && holds(weights.reduceWeight, c * h) &&
                      holds(weights.expandWeight, c * h) &&
                      (weights.reduceBias.empty() || holds(weights.reduceBias, h)) &&
                      (weights.expandBias.empty() || holds(weights.expandBias, c));
    if (!fits)
        refuseInput({input.shape.begin(), input.shape.end()}, weights);
}

std::vector<float> valuesOf(const StateDict& dict, const std::string& key, std::int64_t count) {
    const WeightTensor* tensor = dict.find(key);
    if (!tensor)
        throw Error(ErrorCode::TensorMissing, "The weights lack the tensor " + key + ".",
                    Subject::Weights);
    if (elementCount(tensor->shape) != count)
        throw Error(ErrorCode::ShapeMismatch,
                    "The tensor " + key + " has shape " + formatShape(tensor->shape) +
                        ", the block needs " + std::to_string(count) + " values.",
                    Subject::Weights);
    return toFloat(*tensor);
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

SeWeights seWeightsOf(const StateDict& dict, const BlockSpec& block) {
    const std::int64_t c = block.expandedChannels, h = block.squeezeChannels;
    const std::string key = block.key() + ".se.";
    return {c,
            h,
            valuesOf(dict, key + "reduce.weight", c * h),
            valuesOf(dict, key + "reduce.bias", h),
            valuesOf(dict, key + "expand.weight", c * h),
            valuesOf(dict, key + "expand.bias", c)};
}

SeLabInput summaryOf(const TensorF32& input) {
    if (input.shape.size() != 4 || std::ranges::any_of(input.shape, [](auto n) { return n < 1; }) ||
        static_cast<std::int64_t>(input.values.size()) != elementCount(input.shape))
        throw Error(ErrorCode::ShapeMismatch,
                    "Squeeze-and-excitation: the input " + formatShape(input.shape) +
                        " is not a tensor [N, C, H, W] with as many values.");
    SeLabInput summary;
    std::copy(input.shape.begin(), input.shape.end(), summary.shape.begin());
    const auto channels = static_cast<std::size_t>(input.shape[1]);
    const auto positions = static_cast<std::size_t>(input.shape[2] * input.shape[3]);
    for (std::size_t sample = 0; sample < static_cast<std::size_t>(input.shape[0]); ++sample) {
        std::vector<double> mean(channels), meanSquare(channels);
        for (std::size_t c = 0; c < channels; ++c) {
            const Position over = overPositions(
                std::span(input.values).subspan((sample * channels + c) * positions, positions));
            mean[c] = over.mean;
            meanSquare[c] = over.meanSquare;
        }
        summary.mean.push_back(std::move(mean));
        summary.meanSquare.push_back(std::move(meanSquare));
    }
    return summary;
}

SeLabInput labInputOf(const FeatureMaps& maps) {
    const StageMaps* depthwise = maps.find(MapStage::Depthwise);
    if (!depthwise)
        return {};
    const TensorShape& shape = depthwise->atlas.shape;
    return {{1, shape.channels, shape.height, shape.width},
            {{maps.squeeze.begin(), maps.squeeze.end()}},
            {depthwise->atlas.energy}};
}

SeLabResult runSeLab(const SeLabInput& input, const SeWeights& weights, SeActivation activation,
                     const std::map<std::int64_t, double>& overrides) {
    checkFit(input, weights);
    checkOverrides(overrides, weights.channels);
    SeLabResult result;
    result.outputShape = input.shape;
    result.squeeze = input.mean;
    result.energyIn = input.meanSquare;
    for (std::size_t sample = 0; sample < input.mean.size(); ++sample) {
        std::vector<double> hidden =
            linear(weights.reduceWeight, weights.reduceBias, weights.hidden, input.mean[sample]);
        for (double& z : hidden)
            z = activation == SeActivation::Relu ? std::max(z, 0.0) : z * sigmoid(z);
        std::vector<double> gates =
            linear(weights.expandWeight, weights.expandBias, weights.channels, hidden);
        std::ranges::transform(gates, gates.begin(), sigmoid);
        for (const auto& [channel, gate] : overrides)
            gates[static_cast<std::size_t>(channel)] = gate;
        // The gate is one factor of the whole map, so its square is one of the mean square.
        std::vector<double> energyOut(gates.size());
        for (std::size_t c = 0; c < gates.size(); ++c)
            energyOut[c] = gates[c] * gates[c] * input.meanSquare[sample][c];
        result.hidden.push_back(std::move(hidden));
        result.gates.push_back(std::move(gates));
        result.energyOut.push_back(std::move(energyOut));
    }
    return result;
}

SeLabResult runSeLab(const TensorF32& input, const SeWeights& weights, SeActivation activation,
                     const std::map<std::int64_t, double>& overrides) {
    return runSeLab(summaryOf(input), weights, activation, overrides);
}

}  // namespace scalescope
