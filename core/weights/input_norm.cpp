// SPDX-License-Identifier: Apache-2.0
#include "core/weights/input_norm.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace scalescope {

namespace {

constexpr std::string_view kMean = "mean", kStd = "std";
constexpr float kLargestOfUnit = 3.0F;  ///< a mean or deviation above it is of values to 255
constexpr float kWhite = 255.0F;

bool isOfThree(const WeightTensor* tensor) {
    return tensor && !tensor->shape.empty() && elementCount(tensor->shape) == 3 &&
           tensor->bytes.size() == 3 * dtypeSize(tensor->dtype) &&
           (tensor->dtype == Dtype::F32 || tensor->dtype == Dtype::F64 ||
            tensor->dtype == Dtype::F16 || tensor->dtype == Dtype::BF16);
}

std::array<float, 3> threeOf(const StateDict& file, const std::string& key) {
    const std::vector<float> values = toFloat(*file.find(key));
    return {values.at(0), values.at(1), values.at(2)};
}

}  // namespace

bool isOfLevels(const std::array<float, 3>& mean, const std::array<float, 3>& deviation) {
    const auto isLarge = [](float value) { return std::abs(value) > kLargestOfUnit; };
    return std::ranges::any_of(mean, isLarge) || std::ranges::any_of(deviation, isLarge);
}

bool levelsToUnit(std::array<float, 3>& mean, std::array<float, 3>& deviation) {
    if (!isOfLevels(mean, deviation))
        return false;
    for (std::size_t i = 0; i < 3; ++i) {
        mean[i] /= kWhite;
        deviation[i] /= kWhite;
    }
    return true;
}

std::optional<InputNorm> inputNormIn(const StateDict& file, const std::set<std::string>& used) {
    for (const auto& [key, tensor] : file.entries()) {
        const bool isMean = key.ends_with(kMean) && !key.ends_with("running_mean");
        if (!isMean || used.contains(key) || !isOfThree(&tensor))
            continue;
        const std::size_t word = key.size() - kMean.size();
        const bool whole = word == 0 || key[word - 1] == '.' || key[word - 1] == '_';
        const std::string deviation = key.substr(0, word).append(kStd);
        if (whole && isOfThree(file.find(deviation)))
            return InputNorm{key, deviation, {}, {}, 1.0F};
    }
    return std::nullopt;
}

std::optional<InputNorm> inputNormValues(const StateDict& file, InputNorm norm) {
    norm.mean = threeOf(file, norm.meanKey);
    norm.std = threeOf(file, norm.stdKey);
    const auto finite = [](float value) { return std::isfinite(value); };
    const auto positive = [](float value) { return std::isfinite(value) && value > 0.0F; };
    if (!std::all_of(norm.mean.begin(), norm.mean.end(), finite) ||
        !std::all_of(norm.std.begin(), norm.std.end(), positive))
        return std::nullopt;
    if (levelsToUnit(norm.mean, norm.std))
        norm.white = kWhite;
    return norm;
}

}  // namespace scalescope
