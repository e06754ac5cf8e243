// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hash_weights.h"

#include "core/base/digest.h"
#include "core/model/parameters.h"

#include <cmath>

namespace scalescope::test {

namespace {

std::uint64_t fnv1a(const std::string& text) {
    std::uint64_t value = 0xCBF29CE484222325ULL;
    for (const char c : text)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return value;
}

/// Chosen so that activations neither vanish nor overflow at the head of B7.
double gainOf(const std::string& key) {
    if (key.find(".se.") != std::string::npos)
        return 1.0;
    if (key.find(".expand.") != std::string::npos || key.find(".depthwise.") != std::string::npos)
        return 1.5;
    if (key.find(".project.") != std::string::npos) {
        constexpr std::size_t kBlockAt = sizeof("stages.1.") - 1;
        return key.compare(kBlockAt, 2, "0.") == 0 ? 1.5 : 0.1;
    }
    return key.starts_with("head.") ? 2.0 : 1.0;
}

double valueFor(const ParameterSpec& parameter, double u) {
    switch (parameter.role) {
        case ParameterRole::BnWeight:
            return 1.0 + 0.2 * u;
        case ParameterRole::BnBias:
        case ParameterRole::BnMean:
            return 0.2 * u;
        case ParameterRole::BnVar:
            return 1.0 + 0.5 * u;
        case ParameterRole::ConvBias:
        case ParameterRole::LinearBias:
            return parameter.key.find(".se.expand.") != std::string::npos ? 2.0 * u : 0.1 * u;
        default:
            return u *
                   std::sqrt(3.0 * gainOf(parameter.key) / static_cast<double>(parameter.fanIn()));
    }
}

}  // namespace

std::vector<double> hashUniform(const std::string& key, std::int64_t count) {
    std::vector<double> values(static_cast<std::size_t>(count));
    std::uint64_t state = fnv1a(key);
    for (double& value : values) {
        state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        value = static_cast<double>(z >> 40) * 0x1p-23 - 1.0;
    }
    return values;
}

StateDict hashWeights(const NetworkSpec& spec) {
    StateDict weights;
    for (const ParameterSpec& parameter : expectedParameters(buildArchitecture(spec))) {
        if (parameter.role == ParameterRole::BnTracked) {
            weights.set(parameter.key, makeTensor({}, std::vector<std::int64_t>{0}));
            continue;
        }
        std::vector<float> values;
        values.reserve(static_cast<std::size_t>(parameter.elements()));
        for (const double u : hashUniform(parameter.key, parameter.elements()))
            values.push_back(static_cast<float>(valueFor(parameter, u)));
        weights.set(parameter.key, makeTensor(parameter.shape, std::move(values)));
    }
    return weights;
}

std::string hashWeightsDigest(const StateDict& weights) {
    Sha256 digest;
    for (const auto& [key, tensor] : weights.entries()) {
        if (tensor.dtype != Dtype::F32)
            continue;
        digest.add(std::as_bytes(std::span(key)));
        digest.add(tensor.bytes);
    }
    return digest.hex();
}

TensorF32 hashInput(int side) {
    TensorF32 input{{1, 3, side, side}, {}};
    for (const double u : hashUniform("input", elementCount(input.shape)))
        input.values.push_back(static_cast<float>(1.7 * u));
    return input;
}

}  // namespace scalescope::test
