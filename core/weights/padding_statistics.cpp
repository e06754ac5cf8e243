// SPDX-License-Identifier: Apache-2.0
#include "core/weights/padding_statistics.h"

#include "core/model/graph.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope {

namespace {

/// Of normal values: mean of SiLU(shift + scale * z).
double meanOfSilu(double shift, double scale) {
    constexpr int kSteps = 60;
    constexpr double kReach = 5.0;
    double sum = 0, weights = 0;
    for (int step = -kSteps; step <= kSteps; ++step) {
        const double z = kReach * step / kSteps, weight = std::exp(-0.5 * z * z);
        const double x = shift + scale * z;
        sum += weight * x / (1.0 + std::exp(-x));
        weights += weight;
    }
    return sum / weights;
}

/// Share of the outputs along one axis of even length that each tap of the kernel adds to.
std::vector<double> tapShares(int kernel, std::int64_t side, std::int64_t before) {
    const std::int64_t outputs = side / 2;
    std::vector<double> shares(static_cast<std::size_t>(kernel));
    for (int tap = 0; tap < kernel; ++tap) {
        std::int64_t inside = 0;
        for (std::int64_t i = 0; i < outputs; ++i) {
            const std::int64_t at = 2 * i - before + tap;
            inside += at >= 0 && at < side ? 1 : 0;
        }
        shares[static_cast<std::size_t>(tap)] =
            static_cast<double>(inside) / static_cast<double>(outputs);
    }
    return shares;
}

/// One channel: the running mean y, explained by the difference of the paddings and by two other
/// reasons that must not pass for it. All in units of the channel's deviation.
struct Observation {
    double y = 0;
    std::array<double, 3> x{};
};

struct Layer {
    std::vector<float> scale, shift;  ///< of the batch norm before
    std::vector<float> weight, mean, variance;
    int kernel = 3;
    std::int64_t side = 0;  ///< of its input, even
};

Observation observationOf(const Layer& layer, std::size_t channel,
                          const std::vector<double>& symmetric, const std::vector<double>& same) {
    const auto kernel = static_cast<std::size_t>(layer.kernel);
    const float* weight = layer.weight.data() + channel * kernel * kernel;
    double asSymmetric = 0, asSame = 0, edge = 0;
    for (std::size_t row = 0; row < kernel; ++row)
        for (std::size_t column = 0; column < kernel; ++column) {
            const double w = double{weight[row * kernel + column]};
            asSymmetric += w * symmetric[row] * symmetric[column];
            asSame += w * same[row] * same[column];
            const bool inner = row > 0 && row + 1 < kernel && column > 0 && column + 1 < kernel;
            edge += inner ? 0.0 : w;
        }
    const double input =
        meanOfSilu(double{layer.shift[channel]}, std::abs(double{layer.scale[channel]}));
    constexpr double kEps = 1e-3;
    const double unit = 1.0 / std::sqrt(std::max(0.0, double{layer.variance[channel]}) + kEps);
    const double middle = 0.5 * input * (asSymmetric + asSame);
    return {(double{layer.mean[channel]} - middle) * unit,
            {input * (asSame - asSymmetric) * unit, middle * unit, input * edge * unit}};
}

double determinant(const std::array<std::array<double, 3>, 3>& m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
           m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
           m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

/// Least squares: the factor of x[0], and that over its standard error.
std::optional<PaddingVote> fitted(const std::vector<Observation>& observations) {
    std::array<std::array<double, 3>, 3> normal{};
    std::array<double, 3> right{};
    double squares = 0;
    for (const Observation& each : observations) {
        squares += each.y * each.y;
        for (std::size_t i = 0; i < 3; ++i) {
            right[i] += each.x[i] * each.y;
            for (std::size_t j = 0; j < 3; ++j)
                normal[i][j] += each.x[i] * each.x[j];
        }
    }
    const double all = determinant(normal);
    if (!(std::abs(all) > 0.0) || observations.size() < 8)
        return std::nullopt;
    std::array<double, 3> factors{};
    double explained = 0;
    for (std::size_t i = 0; i < 3; ++i) {  // Cramer's rule
        auto replaced = normal;
        for (std::size_t j = 0; j < 3; ++j)
            replaced[j][i] = right[j];
        factors[i] = determinant(replaced) / all;
        explained += factors[i] * right[i];
    }
    const double inverse = (normal[1][1] * normal[2][2] - normal[1][2] * normal[2][1]) / all;
    const double variance =
        std::max(0.0, squares - explained) / static_cast<double>(observations.size() - 3);
    const double error = std::sqrt(std::max(0.0, variance * inverse));
    if (!std::isfinite(factors[0]) || !(error > 0.0))
        return std::nullopt;
    return PaddingVote{0, factors[0], factors[0] / error};
}

/// Ends of the keys that a layer is made of, in its order.
constexpr std::array kLayerKeys{".expand.bn.weight", ".expand.bn.bias", ".depthwise.conv.weight",
                                ".depthwise.bn.running_mean", ".depthwise.bn.running_var"};

std::optional<Layer> layerOf(const StateDict& dict, const BlockSpec& block, std::int64_t side) {
    const auto values = [&](std::size_t which) {
        const WeightTensor* tensor = dict.find(block.key() + kLayerKeys.at(which));
        return tensor ? toFloat(*tensor) : std::vector<float>();
    };
    Layer layer{values(0), values(1), values(2), values(3), values(4), block.kernel, side / 2 * 2};
    const auto channels = static_cast<std::size_t>(block.expandedChannels);
    const auto taps = static_cast<std::size_t>(block.kernel * block.kernel);
    const bool whole = layer.scale.size() == channels && layer.shift.size() == channels &&
                       layer.weight.size() == channels * taps && layer.mean.size() == channels &&
                       layer.variance.size() == channels && layer.side >= 2;
    return whole ? std::optional(std::move(layer)) : std::nullopt;
}

}  // namespace

std::vector<PaddingVote> paddingVotes(const StateDict& dict, const Architecture& architecture) {
    std::vector<PaddingVote> votes;
    NetworkSpec spec = architecture.spec;
    spec.padding = {};
    const auto graph = buildGraph(spec);
    for (const Node& node : graph->nodes) {
        if (node.kind != NodeKind::DepthwiseConv || node.stride != 2)
            continue;
        const BlockSpec& block = architecture.blocks[static_cast<std::size_t>(node.block)];
        const auto layer = layerOf(dict, block, node.in.height);
        if (!layer)
            continue;
        const auto symmetric = tapShares(layer->kernel, layer->side, (layer->kernel - 1) / 2);
        const auto same = tapShares(layer->kernel, layer->side, (layer->kernel - 2) / 2);
        std::vector<Observation> observations;
        for (std::size_t channel = 0; channel < layer->mean.size(); ++channel)
            observations.push_back(observationOf(*layer, channel, symmetric, same));
        if (auto vote = fitted(observations)) {
            vote->block = block.index;
            votes.push_back(*vote);
        }
    }
    return votes;
}

std::vector<std::string> paddingKeys(const Architecture& architecture) {
    std::vector<std::string> keys;
    for (const BlockSpec& block : architecture.blocks)
        for (const char* end : kLayerKeys)
            if (block.stride == 2)
                keys.push_back(block.key() + end);
    return keys;
}

std::optional<Padding::Mode> paddingOfStatistics(const StateDict& dict,
                                                 const Architecture& architecture) {
    // A network of larger pictures than assumed has smaller fits; its significance stays.
    constexpr double kLeastFit = 0.12, kMostFit = 2.0, kLeastSignificance = 4.0;
    int same = 0, symmetric = 0;
    for (const PaddingVote& vote : paddingVotes(dict, architecture)) {
        const double fit = std::abs(vote.fit);
        if (fit >= kLeastFit && fit <= kMostFit &&
            std::abs(vote.significance) >= kLeastSignificance)
            ++(vote.fit > 0 ? same : symmetric);
    }
    if ((same > 0) == (symmetric > 0))
        return std::nullopt;
    return same > 0 ? Padding::Mode::Same : Padding::Mode::Symmetric;
}

}  // namespace scalescope
