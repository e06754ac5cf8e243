// SPDX-License-Identifier: Apache-2.0
#include "core/weights/random.h"

#include "core/base/format.h"
#include "core/base/splitmix.h"
#include "core/model/parameters.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

constexpr double kBiasSpread = 0.02;                  ///< standard deviation of biases
constexpr std::size_t kChunk = std::size_t{1} << 18;  ///< values per piece of work
constexpr unsigned kMaxThreads = 8;                   ///< memory bandwidth is used up by then

/// FNV-1a of the key, mixed with the seed: the start of a tensor's stream.
std::uint64_t streamOf(std::string_view key, std::uint64_t seed) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return mix64(hash + mix64(seed + kSplitMixStep));
}

/// Four uniform 16-bit numbers, summed and centred: mean 0, variance 4 (2^32 - 1) / 12.
constexpr std::int32_t nearNormal(std::uint64_t bits) {
    const auto sum =
        (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
    return static_cast<std::int32_t>(sum) - 2 * 0xFFFF;
}

float unitScale(double spread) {
    return static_cast<float>(spread / std::sqrt((0x1p32 - 1.0) / 3.0));
}

struct Piece {
    float* values;
    std::size_t first, count;  ///< element range of the tensor
    std::uint64_t stream;
    float scale;
};

void fill(const Piece& piece) {
    for (std::size_t i = piece.first; i < piece.first + piece.count; ++i)
        piece.values[i] = static_cast<float>(nearNormal(splitMix64(piece.stream, i))) * piece.scale;
}

void fillAll(const std::vector<Piece>& pieces, RunContext& context) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stop{false};
    const auto work = [&] {
        for (std::size_t i = next++; i < pieces.size() && !stop; i = next++)
            fill(pieces[i]);
    };
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxThreads);
    {
        std::vector<std::jthread> others;
        for (unsigned t = 1; t < threads && t < pieces.size(); ++t)
            others.emplace_back(work);
        try {
            for (std::size_t i = next++; i < pieces.size(); i = next++) {
                context.checkCanceled();
                fill(pieces[i]);
            }
        } catch (...) {
            stop = true;
            throw;
        }
    }
    context.checkCanceled();
}

double spreadOf(const ParameterSpec& parameter) {
    switch (parameter.role) {
        case ParameterRole::ConvWeight:
        case ParameterRole::LinearWeight:
            return std::sqrt(2.0 / static_cast<double>(parameter.fanIn()));
        case ParameterRole::ConvBias:
        case ParameterRole::LinearBias:
            return kBiasSpread;
        default:
            return 0.0;
    }
}

WeightTensor constantTensor(const ParameterSpec& parameter) {
    const auto count = static_cast<std::size_t>(elementCount(parameter.shape));
    if (parameter.role == ParameterRole::BnTracked)
        return makeTensor(parameter.shape, std::vector<std::int64_t>(count, 0));
    const bool one =
        parameter.role == ParameterRole::BnWeight || parameter.role == ParameterRole::BnVar;
    return makeTensor(parameter.shape, std::vector<float>(count, one ? 1.0F : 0.0F));
}

}  // namespace

std::shared_ptr<const StateDict> randomWeights(const NetworkSpec& spec, std::uint64_t seed,
                                               RunContext& context) {
    auto dict = std::make_shared<StateDict>();
    std::vector<Piece> pieces;
    for (const ParameterSpec& parameter : expectedParameters(buildArchitecture(spec))) {
        const double spread = spreadOf(parameter);
        if (spread == 0.0) {
            dict->set(parameter.key, constantTensor(parameter));
            continue;
        }
        const auto count = static_cast<std::size_t>(elementCount(parameter.shape));
        auto values = std::make_shared_for_overwrite<float[]>(count);
        for (std::size_t first = 0; first < count; first += kChunk)
            pieces.push_back({values.get(), first, std::min(kChunk, count - first),
                              streamOf(parameter.key, seed), unitScale(spread)});
        dict->set(parameter.key, {Dtype::F32, parameter.shape,
                                  std::as_bytes(std::span(values.get(), count)), values});
    }
    fillAll(pieces, context);
    return dict;
}

std::string randomRecipe(const NetworkSpec& spec, std::uint64_t seed) {
    return "ScaleScope random weights 1: He normal by fan-in (sum of four 16-bit uniforms of "
           "SplitMix64), biases 0.02, batch norm calibrated; width " +
           formatExact(spec.scale.width) + ", depth " + formatExact(spec.scale.depth) +
           ", classes " + std::to_string(spec.classCount) + ", seed " + std::to_string(seed);
}

}  // namespace scalescope
