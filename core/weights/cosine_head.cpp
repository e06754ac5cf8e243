// SPDX-License-Identifier: Apache-2.0
#include "core/weights/cosine_head.h"

#include "core/weights/left_over.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace scalescope {

namespace {

constexpr double kUnitTolerance = 1e-3;  ///< of a length; float16 rounds by less
constexpr std::string_view kWeight = ".weight";

/// With these a word of a module's name begins.
constexpr std::array<std::string_view, 15> kHeads{
    "arcface", "arcmargin", "margin", "addmargin", "amsoftmax", "cosface",   "cosine",  "sphere",
    "adacos",  "subcenter", "circle", "prox",      "prototype", "amproduct", "centroid"};
/// Whole words of it. "product" is one of the layer's own name only: products may be its classes.
constexpr std::array<std::string_view, 6> kHeadWords{"arc",     "cos",    "metric",
                                                     "softmax", "center", "centers"};
/// Words in names of what scales cosines or holds them apart.
constexpr std::array<std::string_view, 10> kScales{"s",   "m",     "margin",      "scale", "sigma",
                                                   "tau", "gamma", "temperature", "temp",  "eta"};

template <std::size_t count>
bool isOneOf(const std::array<std::string_view, count>& all, std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

bool isNamedSo(const HeadLayer& layer) {
    const std::vector<std::string> words = lowerCaseWords(layer.module);
    const bool anywhere = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return isOneOf(kHeadWords, word) ||
               std::any_of(kHeads.begin(), kHeads.end(),
                           [&](std::string_view mark) { return word.starts_with(mark); });
    });
    // "norm_linear", "NormedLinear": a norm itself has no matrix.
    const std::vector<std::string> own = lowerCaseWords(lastPartOf(layer.module));
    return anywhere || own == std::vector<std::string>{"product"} ||
           std::any_of(own.begin(), own.end(),
                       [](const std::string& word) { return word.starts_with("norm"); });
}

bool isScale(const std::string& key) {
    const std::vector<std::string> words = lowerCaseWords(lastPartOf(key));
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return isOneOf(kScales, word); });
}

bool rowsHaveLengthOne(const WeightTensor& weight) {
    const auto rows = static_cast<std::size_t>(weight.shape[0]),
               columns = static_cast<std::size_t>(weight.shape[1]);
    if (rows < 2 || columns < 2 || valueCount(weight) != rows * columns)
        return false;
    std::vector<double> values(columns);
    for (std::size_t row = 0; row < rows; ++row) {
        readDoubles(weight, row * columns, values);
        double square = 0.0;
        for (const double value : values)
            square += value * value;
        if (!(std::abs(std::sqrt(square) - 1.0) <= kUnitTolerance))  // also of NaN
            return false;
    }
    return true;
}

bool hasBias(const StateDict& file, const HeadLayer& layer) {
    return file.find(layer.module + ".bias") != nullptr;
}

}  // namespace

const HeadLayer* lastWithoutBias(const StateDict& file, const std::vector<HeadLayer>& layers) {
    const auto last = std::find_if(layers.rbegin(), layers.rend(), [](const HeadLayer& layer) {
        return layer.kind == HeadLayer::Kind::Linear;
    });
    return last == layers.rend() || hasBias(file, *last) ? nullptr : &*last;
}

std::string cosineSign(const StateDict& file, const std::vector<HeadLayer>& layers,
                       const std::vector<std::string>& beside) {
    for (const HeadLayer& layer : layers)
        if (layer.kind == HeadLayer::Kind::Linear && !hasBias(file, layer) && isNamedSo(layer))
            return layer.module +
                   " is by its name a margin head or one of a metric (ArcFace, proxies), whose "
                   "scores are scaled cosines or distances and no products of a layer";
    const HeadLayer* last = lastWithoutBias(file, layers);
    if (!last)
        return {};
    const std::string cosines = ", as in heads whose scores are scaled cosines (ArcFace, CosFace)";
    const auto scale = std::find_if(beside.begin(), beside.end(), isScale);
    if (scale != beside.end())
        return last->module + " has no bias and " + *scale + " stands beside it" + cosines;
    const WeightTensor* weight = file.find(last->module + std::string(kWeight));
    return weight && weight->shape.size() == 2 && rowsHaveLengthOne(*weight)
               ? last->module + " has no bias and every row of it has the length 1" + cosines
               : std::string();
}

std::vector<std::string> matricesWithoutBias(const StateDict& file) {
    std::vector<std::string> keys;
    for (const auto& [key, tensor] : file.entries()) {
        if (!key.ends_with(kWeight) || tensor.shape.size() != 2 || !isFloating(tensor.dtype))
            continue;
        const std::string module = key.substr(0, key.size() - kWeight.size());
        if (!file.find(module + ".bias"))
            keys.push_back(key);
    }
    return keys;
}

}  // namespace scalescope
