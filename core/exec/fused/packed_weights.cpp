// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/packed_weights.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/rounding.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace scalescope::fused {

namespace {

constexpr std::int64_t kAlignedFloats = 16;  // 64 bytes
constexpr std::int64_t kImageChannels = 3, kStemKernel = 3;

/// Taken out: where nobody else holds the tensor, its memory is free before the next one is read.
std::vector<float> read(StateDict& dict, const std::string& key,
                        const std::vector<std::int64_t>& shape) {
    const std::optional<WeightTensor> tensor = dict.take(key);
    if (!tensor)
        throw Error(ErrorCode::TensorMissing, "The weights lack the tensor " + key + ".",
                    Subject::Weights);
    if (tensor->shape != shape)
        throw Error(ErrorCode::ShapeMismatch,
                    "The tensor " + key + " has shape " + formatShape(tensor->shape) +
                        ", the network needs " + formatShape(shape) + ".",
                    Subject::Weights);
    return toFloat(*tensor);
}

/// Convolution and batch norm as one convolution with bias.
struct Folded {
    std::vector<float> weights;  // [out][inputs of one output]
    std::vector<float> bias;
};

/// Without a dict it lays out alone: every size, no value.
class Packer {
public:
    Packer(StateDict* dict, const Kernels& kernels, double eps, WeightStore& store)
        : m_dict(dict), m_kernels(kernels), m_eps(eps), m_store(store) {}

    DenseWeights dense(const std::string& key, std::int64_t depthChannels, std::int64_t columns,
                       std::int64_t kernel, Dtype dtype);
    DepthwiseWeights depthwise(const std::string& key, const BlockSpec& block);
    GateWeights gate(const std::string& key, const BlockSpec& block);
    ClassifierWeights classifier(std::int64_t classes, std::int64_t channels);

private:
    Folded fold(const std::string& key, const std::vector<std::int64_t>& shape);
    /// The tensor as it is.
    float* keep(const std::string& key, const std::vector<std::int64_t>& shape) {
        float* kept = m_store.take(elementCount(shape));
        if (m_dict) {
            const std::vector<float> values = read(*m_dict, key, shape);
            std::copy(values.begin(), values.end(), kept);
        }
        return kept;
    }

    StateDict* m_dict;
    const Kernels& m_kernels;
    double m_eps;
    WeightStore& m_store;
};

Folded Packer::fold(const std::string& key, const std::vector<std::int64_t>& shape) {
    const std::vector<std::int64_t> vectorShape{shape.front()};
    const std::vector<float> gamma = read(*m_dict, key + ".bn.weight", vectorShape);
    const std::vector<float> beta = read(*m_dict, key + ".bn.bias", vectorShape);
    const std::vector<float> mean = read(*m_dict, key + ".bn.running_mean", vectorShape);
    const std::vector<float> variance = read(*m_dict, key + ".bn.running_var", vectorShape);
    Folded folded{read(*m_dict, key + ".conv.weight", shape), std::vector<float>(gamma.size())};
    const std::size_t inputs = folded.weights.size() / gamma.size();
    for (std::size_t out = 0; out < gamma.size(); ++out) {
        const double gain = double{gamma[out]} / std::sqrt(double{variance[out]} + m_eps);
        folded.bias[out] = static_cast<float>(double{beta[out]} - double{mean[out]} * gain);
        for (std::size_t i = out * inputs; i < (out + 1) * inputs; ++i)
            folded.weights[i] = static_cast<float>(double{folded.weights[i]} * gain);
    }
    return folded;
}

/// Panels of about equal width, none wider than the kernel takes.
std::vector<Panel> panelsOf(std::int64_t vectors, const Kernels& kernels) {
    const std::int64_t count = (vectors + kernels.maxVectors - 1) / kernels.maxVectors;
    std::vector<Panel> panels;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t from = vectors * i / count, to = vectors * (i + 1) / count;
        panels.push_back({from * kernels.lanes, static_cast<int>(to - from)});
    }
    return panels;
}

/// The values of a panel's column lie in order of depth; out gets them row by row.
void layOutPanel(const float* columns, std::int64_t depth, std::int64_t valid, std::int64_t width,
                 float* out) {
    for (std::int64_t column = 0; column < valid; ++column)
        for (std::int64_t k = 0; k < depth; ++k)
            out[k * width + column] = columns[column * depth + k];
}

void layOutPairs(const Kernels& kernels, const float* columns, std::int64_t depth,
                 std::int64_t valid, std::int64_t width, Bf16Pair* out) {
    const std::int64_t pairDepth = (depth + 1) / 2;
    std::vector<Bf16Pair> pairs(static_cast<std::size_t>(pairDepth));
    for (std::int64_t column = 0; column < valid; ++column) {
        kernels.toPairs(columns + column * depth, depth, nullptr, pairs.data(), 1, depth);
        for (std::int64_t k = 0; k < pairDepth; ++k)
            out[k * width + column] = pairs[static_cast<std::size_t>(k)];
    }
}

DenseWeights Packer::dense(const std::string& key, std::int64_t depthChannels, std::int64_t columns,
                           std::int64_t kernel, Dtype dtype) {
    const std::int64_t lanes = m_kernels.lanes, vectors = divideUp(columns, lanes);
    DenseWeights dense;
    dense.depth = depthChannels * kernel * kernel;
    dense.columns = columns;
    dense.dtype = dtype;
    dense.panels = panelsOf(vectors, m_kernels);
    if (dense.inPairs())
        dense.pairs = m_store.takePairs(vectors * lanes * dense.pairDepth());
    else
        dense.weights = m_store.take(vectors * lanes * dense.depth);
    dense.bias = m_store.take(vectors * lanes);
    if (!m_dict)
        return dense;
    const Folded folded = fold(key, {columns, depthChannels, kernel, kernel});
    std::copy(folded.bias.begin(), folded.bias.end(), dense.bias);
    for (const Panel& panel : dense.panels) {
        const std::int64_t width = panel.vectors * lanes;
        const std::int64_t valid = std::min(width, columns - panel.firstColumn);
        const float* from = folded.weights.data() + panel.firstColumn * dense.depth;
        if (dense.pairs)
            layOutPairs(m_kernels, from, dense.depth, valid, width,
                        dense.pairs + panel.firstColumn * dense.pairDepth());
        else
            layOutPanel(from, dense.depth, valid, width,
                        dense.weights + panel.firstColumn * dense.depth);
    }
    return dense;
}

DepthwiseWeights Packer::depthwise(const std::string& key, const BlockSpec& block) {
    const std::int64_t channels = block.expandedChannels, taps = block.kernel * block.kernel;
    DepthwiseWeights packed{channels, block.kernel, block.stride, m_store.take(taps * channels),
                            m_store.take(channels)};
    if (!m_dict)
        return packed;
    const Folded folded = fold(key, {channels, 1, block.kernel, block.kernel});
    std::copy(folded.bias.begin(), folded.bias.end(), packed.bias);
    for (std::int64_t c = 0; c < channels; ++c)
        for (std::int64_t tap = 0; tap < taps; ++tap)
            packed.weights[tap * channels + c] =
                folded.weights[static_cast<std::size_t>(c * taps + tap)];
    return packed;
}

GateWeights Packer::gate(const std::string& key, const BlockSpec& block) {
    const std::int64_t channels = block.expandedChannels, hidden = block.squeezeChannels;
    GateWeights packed{channels,
                       hidden,
                       keep(key + ".reduce.weight", {hidden, channels, 1, 1}),
                       keep(key + ".reduce.bias", {hidden}),
                       m_store.take(hidden * channels),
                       keep(key + ".expand.bias", {channels})};
    if (!m_dict)
        return packed;
    const std::vector<float> expand =
        read(*m_dict, key + ".expand.weight", {channels, hidden, 1, 1});
    for (std::int64_t c = 0; c < channels; ++c)
        for (std::int64_t h = 0; h < hidden; ++h)
            packed.expand[h * channels + c] = expand[static_cast<std::size_t>(c * hidden + h)];
    return packed;
}

ClassifierWeights Packer::classifier(std::int64_t classes, std::int64_t channels) {
    return {classes, channels, keep("classifier.weight", {classes, channels}),
            keep("classifier.bias", {classes})};
}

void pack(PackedWeights& packed, Packer& packer, const Architecture& architecture, Dtype dtype) {
    packed.stem =
        packer.dense("stem", kImageChannels, architecture.stemChannels, kStemKernel, Dtype::F32);
    for (const BlockSpec& block : architecture.blocks) {
        const std::string key = block.key();
        BlockWeights weights;
        if (block.hasExpand())
            weights.expand =
                packer.dense(key + ".expand", block.inChannels, block.expandedChannels, 1, dtype);
        weights.depthwise = packer.depthwise(key + ".depthwise", block);
        weights.gate = packer.gate(key + ".se", block);
        weights.project =
            packer.dense(key + ".project", block.expandedChannels, block.outChannels, 1, dtype);
        packed.blocks.push_back(std::move(weights));
    }
    packed.head = packer.dense("head", architecture.blocks.back().outChannels,
                               architecture.headChannels, 1, dtype);
    packed.classifier = packer.classifier(architecture.spec.classCount, architecture.headChannels);
}

}  // namespace

void WeightStore::reserve(std::int64_t bytes) {
    m_piece = HugeBuffer(bytes);
    m_bytes = 0;
}

float* WeightStore::take(std::int64_t floats) {
    const std::int64_t rounded = roundUp(floats, kAlignedFloats);
    const std::int64_t bytes = rounded * static_cast<std::int64_t>(sizeof(float));
    const std::int64_t from = m_bytes;
    m_bytes += bytes;
    if (m_piece.bytes() == 0)
        return nullptr;
    std::byte* at = m_piece.data() + from;
    std::memset(at, 0, static_cast<std::size_t>(bytes));
    return reinterpret_cast<float*>(at);
}

PackedWeights weightLayout(const Architecture& architecture, const Kernels& kernels, Dtype dtype) {
    PackedWeights layout;
    Packer packer(nullptr, kernels, architecture.spec.batchNormEps, layout.store);
    pack(layout, packer, architecture, dtype);
    return layout;
}

PackedWeights packWeights(const Architecture& architecture, StateDict dict, const Kernels& kernels,
                          Dtype dtype) {
    PackedWeights packed;
    packed.store.reserve(weightLayout(architecture, kernels, dtype).store.bytes());
    Packer packer(&dict, kernels, architecture.spec.batchNormEps, packed.store);
    pack(packed, packer, architecture, dtype);
    return packed;
}

}  // namespace scalescope::fused
