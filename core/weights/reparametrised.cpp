// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reparametrised.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

enum class How { Mask, Norm, Spectral };

/// The endings of a key: the tensor that has the weight's shape, and what it is computed with.
struct Form {
    How how;
    std::string_view main, second, third;
    std::string_view leaf;  ///< of the weight
};

constexpr std::array<Form, 6> kForms{{
    {How::Mask, ".weight_orig", ".weight_mask", "", ".weight"},
    {How::Mask, ".bias_orig", ".bias_mask", "", ".bias"},
    {How::Norm, ".weight_v", ".weight_g", "", ".weight"},
    {How::Norm, ".parametrizations.weight.original1", ".parametrizations.weight.original0", "",
     ".weight"},
    {How::Spectral, ".weight_orig", ".weight_u", ".weight_v", ".weight"},
    {How::Spectral, ".parametrizations.weight.original", ".parametrizations.weight.0._u",
     ".parametrizations.weight.0._v", ".weight"},
}};

using Values = std::vector<float>;

Values masked(Values main, const Values& mask) {
    for (std::size_t i = 0; i < main.size(); ++i)
        main[i] *= mask[i];
    return main;
}

/// Gains have the tensor's shape, with 1 in the dimensions that a norm goes over.
bool areGainsOf(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& gains) {
    if (elementCount(gains) == 1)
        return true;
    return std::equal(
        shape.begin(), shape.end(), gains.begin(), gains.end(),
        [](std::int64_t size, std::int64_t gain) { return gain == 1 || gain == size; });
}

/// For each value of a tensor the gain it belongs to.
std::vector<std::size_t> gainOfEach(const std::vector<std::int64_t>& shape,
                                    const std::vector<std::int64_t>& gains) {
    std::vector<std::size_t> each(static_cast<std::size_t>(elementCount(shape)), 0);
    if (elementCount(gains) == 1)
        return each;
    std::size_t inner = 1, gainStep = 1;  // of the dimension that is looked at, from the last on
    for (std::size_t d = shape.size(); d-- > 0;) {
        const auto size = static_cast<std::size_t>(shape[d]);
        if (gains[d] != 1) {
            for (std::size_t i = 0; i < each.size(); ++i)
                each[i] += i / inner % size * gainStep;
            gainStep *= size;
        }
        inner *= size;
    }
    return each;
}

/// g * v / |v|; each norm goes over what shares a gain.
Values normed(const WeightTensor& tensor, const WeightTensor& gainTensor) {
    const std::vector<std::size_t> gainOf = gainOfEach(tensor.shape, gainTensor.shape);
    Values values = toFloat(tensor);
    const Values gains = toFloat(gainTensor);
    std::vector<double> squares(gains.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        squares[gainOf[i]] += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t gain = gainOf[i];
        values[i] = static_cast<float>(static_cast<double>(values[i]) *
                                       static_cast<double>(gains[gain]) / std::sqrt(squares[gain]));
    }
    return values;
}

/// W / (u W v), W as a matrix of one row per output channel.
Values spectral(Values main, const Values& u, const Values& v) {
    double sigma = 0.0;
    for (std::size_t row = 0; row < u.size(); ++row) {
        double sum = 0.0;
        for (std::size_t i = 0; i < v.size(); ++i)
            sum += static_cast<double>(main[row * v.size() + i]) * static_cast<double>(v[i]);
        sigma += static_cast<double>(u[row]) * sum;
    }
    for (float& value : main)
        value = static_cast<float>(static_cast<double>(value) / sigma);
    return main;
}

/// Where they are of another dimension than the first, which no layer here has, they do not fit.
bool areVectorsOf(const WeightTensor& main, const WeightTensor& u, const WeightTensor& v) {
    const std::int64_t rows = elementCount(u.shape), columns = elementCount(v.shape);
    return !main.shape.empty() && rows == main.shape.front() && rows > 0 && columns > 0 &&
           elementCount(main.shape) / rows == columns && elementCount(main.shape) % rows == 0;
}

/// Told by shapes alone, so that headers tell it too.
bool partsFit(How how, const WeightTensor& main, const WeightTensor& second,
              const WeightTensor* third) {
    switch (how) {
        case How::Mask:
            return elementCount(main.shape) == elementCount(second.shape);
        case How::Norm:
            return areGainsOf(main.shape, second.shape);
        case How::Spectral:
            return third && areVectorsOf(main, second, *third);
    }
    return false;
}

WeightTensor computed(How how, const WeightTensor& main, const WeightTensor& second,
                      const WeightTensor* third, ReadDepth reading) {
    if (reading == ReadDepth::Structure)  // the values at main are not the weight's
        return {Dtype::F32, main.shape, {}, nullptr};
    switch (how) {
        case How::Mask:
            return makeTensor(main.shape, masked(toFloat(main), toFloat(second)));
        case How::Norm:
            return makeTensor(main.shape, normed(main, second));
        case How::Spectral:
            break;
    }
    return makeTensor(main.shape, spectral(toFloat(main), toFloat(second), toFloat(*third)));
}

/// The tensor that stands at main, if all that it is computed with is there.
std::optional<WeightTensor> weightAt(const Form& form, const std::string& module,
                                     const StateDict& tensors, ReadDepth reading) {
    const auto at = [&](std::string_view end) { return tensors.find(module + std::string(end)); };
    const WeightTensor *main = at(form.main), *second = at(form.second),
                       *third = form.third.empty() ? nullptr : at(form.third);
    if (!main || !second || at(form.leaf) || !partsFit(form.how, *main, *second, third))
        return std::nullopt;
    return computed(form.how, *main, *second, third, reading);
}

int apply(const Form& form, CanonicalTensors& result, ReadDepth reading) {
    const StateDict& tensors = result.tensors;
    std::map<std::string, WeightTensor, std::less<>> weights;  // by module
    for (const auto& [key, tensor] : tensors.entries())
        if (key.ends_with(form.main)) {
            const std::string module = key.substr(0, key.size() - form.main.size());
            if (auto weight = weightAt(form, module, tensors, reading))
                weights.emplace(module, std::move(*weight));
        }
    if (weights.empty())
        return 0;
    const auto moduleOf = [&](const std::string& key, std::string_view end) {
        return !end.empty() && key.ends_with(end)
                   ? weights.find(key.substr(0, key.size() - end.size()))
                   : weights.end();
    };
    StateDict plain;
    for (const auto& [key, tensor] : tensors.entries()) {
        const auto weight = moduleOf(key, form.main);
        if (weight != weights.end()) {
            const std::string name = weight->first + std::string(form.leaf);
            result.fileKeys[name] = key;
            plain.set(name, weight->second);
        } else if (moduleOf(key, form.second) == weights.end() &&
                   moduleOf(key, form.third) == weights.end()) {
            plain.set(key, tensor);
        }
    }
    result.tensors = std::move(plain);
    return static_cast<int>(weights.size());
}

}  // namespace

void computeReparametrised(CanonicalTensors& result, ReadDepth reading) {
    std::array<int, 3> counts{};
    for (const Form& form : kForms)
        counts[static_cast<std::size_t>(form.how)] += apply(form, result, reading);
    constexpr std::array<const char*, 3> kWhat{"masks of pruning were applied to ",
                                               "weight norms were computed of ",
                                               "spectral norms were computed of "};
    for (std::size_t how = 0; how < counts.size(); ++how)
        if (counts[how] > 0)
            result.notes.push_back("The file's " + std::string(kWhat[how]) +
                                   std::to_string(counts[how]) + " tensors.");
}

}  // namespace scalescope
