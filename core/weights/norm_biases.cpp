// SPDX-License-Identifier: Apache-2.0
#include "core/weights/norm_biases.h"

#include "core/model/parameters.h"

#include <string_view>
#include <utility>
#include <vector>

namespace scalescope {

namespace {}  // namespace

std::map<std::string, std::string> biasesBeforeNorms(const StateDict& file,
                                                     const Recognised& recognised,
                                                     const Architecture& architecture) {
    constexpr std::string_view kMean = ".bn.running_mean", kWeight = ".weight";
    const KeyMap keys(recognised.names, architecture);
    std::map<std::string, std::string> found;
    for (const ParameterSpec& parameter : expectedParameters(architecture)) {
        if (!parameter.key.ends_with(kMean))
            continue;
        const std::string layer = parameter.key.substr(0, parameter.key.size() - kMean.size());
        std::string key = recognised.prefix + keys.fileKey(layer + ".conv.weight");
        key.replace(key.size() - kWeight.size(), kWeight.size(), ".bias");
        const WeightTensor* bias = file.find(key);
        if (bias && bias->shape == parameter.shape && isFloating(bias->dtype))
            found.emplace(parameter.key, std::move(key));
    }
    return found;
}

WeightTensor withoutBias(const WeightTensor& mean, const WeightTensor& bias) {
    std::vector<float> values = toFloat(mean);
    const std::vector<float> added = toFloat(bias);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= added[i];
    return makeTensor(mean.shape, std::move(values));
}

std::string biasesText(std::size_t count) {
    return std::to_string(count) +
           (count == 1 ? " convolution of the file has a bias"
                       : " convolutions of the file have biases") +
           ", taken into the batch norms behind them.";
}

}  // namespace scalescope
