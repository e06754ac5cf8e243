// SPDX-License-Identifier: Apache-2.0
#include "core/weights/stated_norm.h"

#include "core/weights/formats/numpy_value.h"
#include "core/weights/input_norm.h"
#include "core/weights/left_over.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

using Three = std::array<float, 3>;

constexpr int kMaxNormDepth = 8;                 ///< values within values that are looked into
constexpr std::size_t kMaxNormValues = 100'000;  ///< that are looked at
constexpr std::size_t kMaxNormItems = 64;        ///< of a list that may hold transforms
constexpr std::size_t kMaxNormKeyBytes = 60;

/// Words of keys under which options, data and transforms are described.
constexpr std::array<std::string_view, 27> kPlaces{
    "args",      "opt",        "opts",          "options",       "params",     "hparams",
    "hyper",     "cfg",        "config",        "configuration", "parameters", "preprocess",
    "transform", "transforms", "preprocessing", "normalize",     "normalise",  "normalization",
    "norm",      "data",       "dataset",       "image",         "img",        "pixel",
    "input",     "stats",      "pretrained"};

bool isPlace(std::string_view key) {
    const std::vector<std::string> words = lowerCaseWords(key);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(kPlaces.begin(), kPlaces.end(), word) != kPlaces.end();
    });
}

/// Numbers of a list, a tensor or an array; empty: it holds none, or far too many.
std::vector<double> numbersIn(const Archive& archive, const Value& value) {
    constexpr std::size_t kMostNumbers = 16;
    if (value.kind == Value::Kind::Tensor) {
        const WeightTensor& tensor = archive.tensors[static_cast<std::size_t>(value.integer)];
        if (!isFloating(tensor.dtype) || elementCount(tensor.shape) > std::int64_t{kMostNumbers} ||
            tensor.bytes.empty())
            return {};
        const std::vector<float> values = toFloat(tensor);
        return {values.begin(), values.end()};
    }
    if (value.kind == Value::Kind::Opaque)
        return numpyReals(value, kMostNumbers).value_or(std::vector<double>());
    std::vector<double> numbers;
    for (const Value* item : value.items) {
        const auto number = realNumberOf(*item);
        if (!number || numbers.size() == kMostNumbers)
            return {};
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<Three> threeIn(const Archive& archive, const Value& value) {
    const std::vector<double> numbers = numbersIn(archive, value);
    if (numbers.size() != 3)
        return std::nullopt;
    Three three{};
    for (std::size_t i = 0; i < 3; ++i) {
        three[i] = static_cast<float>(numbers[i]);
        if (!std::isfinite(three[i]))
            return std::nullopt;
    }
    return three;
}

/// Values to 255 become values to 1.
StatedNorm statedBy(const Archive& archive, std::string where, const Value& mean,
                    const Value& deviation) {
    StatedNorm norm{std::move(where), threeIn(archive, mean), threeIn(archive, deviation)};
    const bool usable =
        norm.mean && norm.std &&
        std::all_of(norm.std->begin(), norm.std->end(), [](float value) { return value > 0.0F; });
    if (!usable)
        return {norm.where, {}, {}};
    levelsToUnit(*norm.mean, *norm.std);
    return norm;
}

/// None and empty values state nothing; a number is no normalisation of three channels.
bool states(const Value& value) {
    const bool isArray = value.kind == Value::Kind::Opaque &&
                         value.text.find("multiarray") != std::string_view::npos;
    return isArray || value.kind == Value::Kind::Tensor ||
           ((value.kind == Value::Kind::List || value.kind == Value::Kind::Tuple) &&
            value.items.size() == 3);
}

class NormWalk {
public:
    explicit NormWalk(const Archive& archive) : m_archive(archive) {}

    void walk(const Value& value, const std::string& path, int depth, bool isHere) {
        if (++m_values > kMaxNormValues || depth > kMaxNormDepth)
            return;
        if (value.kind == Value::Kind::Dict)
            return walkDict(value, path, depth, isHere);
        const bool isList = value.kind == Value::Kind::List || value.kind == Value::Kind::Tuple;
        if (value.kind != Value::Kind::Opaque && (!isList || value.items.size() > kMaxNormItems))
            return;
        for (const Value* item : value.items)
            if (item->kind == Value::Kind::Dict || item->kind == Value::Kind::Opaque || !isList)
                walk(*item, path, depth + 1, isHere);
    }

    std::vector<StatedNorm> found;
    std::vector<const Value*> looked;  ///< means and deviations

private:
    void walkDict(const Value& dict, const std::string& path, int depth, bool isHere) {
        for (std::size_t i = 0; i + 1 < dict.items.size() && ++m_values <= kMaxNormValues; i += 2) {
            const Value& key = *dict.items[i];
            if (key.kind != Value::Kind::Text || key.text.size() > kMaxNormKeyBytes)
                continue;
            if (isHere)
                look(dict, key.text, *dict.items[i + 1], path);
            if (isPlace(key.text) || (isHere && depth > 0))
                walk(*dict.items[i + 1], path + std::string(key.text) + '.', depth + 1, true);
        }
    }

    /// "mean" and "std", "image_mean" and "image_std".
    void look(const Value& dict, std::string_view key, const Value& mean, const std::string& path) {
        constexpr std::string_view kMeanWord = "mean";
        if (!key.ends_with(kMeanWord) || !states(mean) || ++m_looks > kMaxNormItems)
            return;
        const std::string before(key.substr(0, key.size() - kMeanWord.size()));
        if (!before.empty() && !(before.ends_with('_') && isPlace(before)))
            return;
        const Value* deviation = dict.find(before + "std");
        if (!deviation || !states(*deviation))
            return;
        looked.insert(looked.end(), {&mean, deviation});
        found.push_back(statedBy(m_archive, path + std::string(key), mean, *deviation));
    }

    const Archive& m_archive;
    std::size_t m_values = 0, m_looks = 0;
};

}  // namespace

std::optional<StatedNorm> statedNormIn(const Archive& archive) {
    if (!archive.root || archive.root->kind != Value::Kind::Dict)
        return std::nullopt;
    NormWalk walk(archive);
    walk.walk(*archive.root, "", 0, true);
    if (walk.found.empty())
        return std::nullopt;
    StatedNorm first = walk.found.front();
    for (const StatedNorm& other : walk.found)
        if (first.otherwise.empty() && (other.mean != first.mean || other.std != first.std))
            first.otherwise = other.where;
    return first;
}

std::vector<std::span<const std::byte>> statedNormBytes(const Archive& archive) {
    std::vector<std::span<const std::byte>> bytes;
    if (!archive.root || archive.root->kind != Value::Kind::Dict)
        return bytes;
    NormWalk walk(archive);
    walk.walk(*archive.root, "", 0, true);
    for (const Value* value : walk.looked)
        if (value->kind == Value::Kind::Tensor)
            bytes.push_back(archive.tensors[static_cast<std::size_t>(value->integer)].bytes);
    return bytes;
}

}  // namespace scalescope
