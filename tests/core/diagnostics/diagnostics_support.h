// SPDX-License-Identifier: Apache-2.0
// What the tests of the diagnostics share: the hash tensors of make_diagnostics_golden.py, views of
// them, and a graph of two blocks.
#pragma once

#include "core/base/tensor.h"
#include "core/model/graph.h"
#include "tests/support/test_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace scalescope::test {

/// count floats in [-0.5, 0.5), multiples of 2^-24.
inline std::vector<float> uniform(std::uint32_t seed, std::size_t count) {
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t x = static_cast<std::uint32_t>(i) * 0x9E3779B1U + seed * 0x85EBCA77U;
        x ^= x >> 16;
        x *= 0x7FEB352DU;
        x ^= x >> 15;
        x *= 0x846CA68BU;
        x ^= x >> 16;
        values[i] = static_cast<float>(static_cast<double>(x >> 8) * 0x1p-24 - 0.5);
    }
    return values;
}

/// A dense [N, C, H, W] tensor.
struct Activation {
    std::array<std::int64_t, 4> size{};
    std::vector<float> values;

    [[nodiscard]] ActivationView planar() const {
        return {values.data(), size, {size[1] * size[2] * size[3], size[2] * size[3], size[3], 1}};
    }
    /// The images from first on, count of them.
    [[nodiscard]] ActivationView images(std::int64_t first, std::int64_t count) const {
        ActivationView view = planar();
        view.data += first * view.stride[0];
        view.size[0] = count;
        return view;
    }
    /// The same values in channels-last order.
    [[nodiscard]] std::vector<float> channelsLastValues() const {
        std::vector<float> moved(values.size());
        const std::int64_t channels = size[1], positions = size[2] * size[3];
        for (std::int64_t n = 0; n < size[0]; ++n)
            for (std::int64_t c = 0; c < channels; ++c)
                for (std::int64_t p = 0; p < positions; ++p)
                    moved[static_cast<std::size_t>((n * positions + p) * channels + c)] =
                        values[static_cast<std::size_t>((n * channels + c) * positions + p)];
        return moved;
    }
    [[nodiscard]] ActivationView channelsLast(const std::vector<float>& moved) const {
        return {moved.data(), size, {size[1] * size[2] * size[3], 1, size[3] * size[1], size[1]}};
    }
};

inline Activation activation(std::uint32_t seed, std::array<std::int64_t, 4> size,
                             const std::vector<float>& scales,
                             const std::vector<float>& offsets = {}) {
    Activation made{size,
                    uniform(seed, static_cast<std::size_t>(size[0] * size[1] * size[2] * size[3]))};
    const auto positions = static_cast<std::size_t>(size[2] * size[3]),
               channels = static_cast<std::size_t>(size[1]);
    for (std::size_t i = 0; i < made.values.size(); ++i) {
        const std::size_t c = i / positions % channels;
        made.values[i] =
            made.values[i] * scales[c % scales.size()] + (offsets.empty() ? 0.0F : offsets[c]);
    }
    return made;
}

inline const std::array<std::int64_t, 4> kGoldenLayer{2, 12, 9, 7};

inline Activation goldenPre() {
    return activation(1, kGoldenLayer, {1, 4, 16, 64, 0x1p-12F, 0x1p-23F, 2, 8, 32, 16, 0, 4});
}

inline Activation goldenPost() {
    Activation made =
        activation(2, kGoldenLayer, {1, 4, 16, 0.25F, 0x1p-26F, 0, 2, 8, 1, 0.125F, 8, 4},
                   {0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0});
    constexpr std::size_t kConstantChannel = 8, kPositions = 63, kChannels = 12;
    for (std::size_t i = 0; i < made.values.size(); ++i)
        if (i / kPositions % kChannels == kConstantChannel)
            made.values[i] = 0.5F;
    return made;
}

inline QJsonObject golden(const char* part) {
    const std::string text = readAll(goldenPath("diagnostics.json"));
    const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    return all.value(QString::fromUtf8(part)).toObject();
}

inline double real(const QJsonObject& object, const char* key) {
    const QJsonValue value = object.value(QString::fromUtf8(key));
    return value.isDouble() ? value.toDouble() : std::nan("");
}

inline std::vector<double> reals(const QJsonObject& object, const char* key) {
    std::vector<double> values;
    for (const QJsonValue& value : object.value(QString::fromUtf8(key)).toArray())
        values.push_back(value.toDouble());
    return values;
}

/// Relative to the larger of the two, absolute near zero; false for NaN.
inline bool close(double a, double b, double tolerance = 1e-12) {
    return std::fabs(a - b) <= tolerance * std::max({1.0, std::fabs(a), std::fabs(b)});
}

/// Stem, one block with an expand and a depthwise convolution, head; of one size.
inline Graph smallGraph(std::int64_t channels, std::int64_t height, std::int64_t width) {
    Graph graph;
    graph.inputHeight = height;
    graph.inputWidth = width;
    BlockSpec block;
    block.stage = 2;
    block.inChannels = block.outChannels = block.expandedChannels = channels;
    graph.architecture.blocks = {block};
    const auto add = [&](NodeKind kind, int ofBlock, const char* name, bool silu) {
        Node node;
        node.id = static_cast<int>(graph.nodes.size());
        node.kind = kind;
        node.block = ofBlock;
        node.name = name;
        node.in = node.out = {channels, height, width};
        node.silu = silu;
        graph.nodes.push_back(node);
    };
    add(NodeKind::StemConv, -1, "stem", true);
    add(NodeKind::ExpandConv, 0, "2.0 expand", true);
    add(NodeKind::DepthwiseConv, 0, "2.0 depthwise", true);
    add(NodeKind::SeReduce, 0, "2.0 se reduce", true);
    add(NodeKind::GateScale, 0, "2.0 gate", false);
    add(NodeKind::HeadConv, -1, "head", true);
    return graph;
}

}  // namespace scalescope::test
