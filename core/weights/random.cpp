// SPDX-License-Identifier: Apache-2.0
#include "core/weights/random.h"

#include "core/base/format.h"
#include "core/base/splitmix.h"
#include "core/model/parameters.h"
#include "core/weights/random_scale.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

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
    std::int32_t shift;  ///< in steps of scale: added as an integer, so that nothing is rounded
};

void fill(const Piece& piece) {
    for (std::size_t i = piece.first; i < piece.first + piece.count; ++i)
        piece.values[i] =
            static_cast<float>(nearNormal(splitMix64(piece.stream, i)) + piece.shift) * piece.scale;
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

WeightTensor constantTensor(const ParameterSpec& parameter, double value) {
    const auto count = static_cast<std::size_t>(elementCount(parameter.shape));
    if (parameter.role == ParameterRole::BnTracked)
        return makeTensor(parameter.shape, std::vector<std::int64_t>(count, 0));
    return makeTensor(parameter.shape, std::vector<float>(count, static_cast<float>(value)));
}

}  // namespace

std::shared_ptr<const StateDict> randomWeights(const NetworkSpec& spec, std::uint64_t seed,
                                               RunContext& context) {
    auto dict = std::make_shared<StateDict>();
    std::vector<Piece> pieces;
    const Architecture architecture = buildArchitecture(spec);
    const RandomScale scales(architecture);
    for (const ParameterSpec& parameter : expectedParameters(architecture)) {
        const Draw draw = scales.of(parameter);
        if (draw.spread == 0.0) {
            dict->set(parameter.key, constantTensor(parameter, draw.mean));
            continue;
        }
        const auto count = static_cast<std::size_t>(elementCount(parameter.shape));
        auto values = std::make_shared_for_overwrite<float[]>(count);
        const float scale = unitScale(draw.spread);
        const auto shift = static_cast<std::int32_t>(std::lround(draw.mean / scale));
        for (std::size_t first = 0; first < count; first += kChunk)
            pieces.push_back({values.get(), first, std::min(kChunk, count - first),
                              streamOf(parameter.key, seed), scale, shift});
        dict->set(parameter.key, {Dtype::F32, parameter.shape,
                                  std::as_bytes(std::span(values.get(), count)), values});
    }
    fillAll(pieces, context);
    return dict;
}

std::string randomRecipe(const NetworkSpec& spec, std::uint64_t seed) {
    return "ScaleScope random weights 2: He normal by fan-in (sum of four 16-bit uniforms of "
           "SplitMix64), batch norms of fixed scale, gates that fall with their input; width " +
           formatExact(spec.scale.width) + ", depth " + formatExact(spec.scale.depth) +
           ", classes " + std::to_string(spec.classCount) + ", seed " + std::to_string(seed);
}

}  // namespace scalescope
