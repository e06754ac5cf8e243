// SPDX-License-Identifier: Apache-2.0
#include "core/weights/head.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scalescope {

namespace {

using Numbers = std::vector<double>;

constexpr double kBatchNormEps = 1e-5;  ///< of torch.nn.BatchNorm1d
constexpr std::int64_t kMaxFoldedValues = std::int64_t{1} << 26;
constexpr std::int64_t kMaxProducts = std::int64_t{1} << 33;

double normalDensity(double x) {
    return std::exp(-0.5 * x * x) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double normalShare(double x) {
    return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

double activated(HeadActivation activation, double x) {
    switch (activation) {
        case HeadActivation::Relu:
            return std::max(x, 0.0);
        case HeadActivation::Silu:
            return x / (1.0 + std::exp(-x));
        case HeadActivation::Gelu:
            return x * normalShare(x);
        case HeadActivation::None:
            break;
    }
    return x;
}

double slope(HeadActivation activation, double x) {
    const double share = 1.0 / (1.0 + std::exp(-x));
    switch (activation) {
        case HeadActivation::Relu:
            return x > 0.0 ? 1.0 : 0.0;
        case HeadActivation::Silu:
            return share * (1.0 + x * (1.0 - share));
        case HeadActivation::Gelu:
            return normalShare(x) + x * normalDensity(x);
        case HeadActivation::None:
            break;
    }
    return 1.0;
}

Numbers forward(const HeadStage& stage, const Numbers& in) {
    const Affine& linear = stage.linear;
    Numbers values(in.size());
    std::transform(in.begin(), in.end(), values.begin(),
                   [&](double x) { return activated(stage.activation, x); });
    Numbers out(linear.bias.begin(), linear.bias.end());
    const float* row = linear.weight.data();
    for (double& sum : out)
        for (const double value : values)
            sum += double{*row++} * value;
    return out;
}

Numbers valuesOf(const StateDict& file, const std::string& key, std::int64_t count,
                 double without) {
    const WeightTensor* tensor = file.find(key);
    if (!tensor)
        return Numbers(static_cast<std::size_t>(count), without);
    const std::vector<float> values = toFloat(*tensor);
    return {values.begin(), values.end()};
}

/// Linear layers and norms in a row as one: weight is empty while only norms came.
class Folding {
public:
    explicit Folding(std::int64_t width)
        : m_in(width),
          m_out(width),
          m_scale(static_cast<std::size_t>(width), 1.0),
          m_bias(static_cast<std::size_t>(width), 0.0) {}

    void addNorm(const StateDict& file, const HeadLayer& layer) {
        const auto values = [&](const char* leaf, double without) {
            return valuesOf(file, layer.module + leaf, layer.in, without);
        };
        const Numbers weight = values(".weight", 1.0), bias = values(".bias", 0.0),
                      mean = values(".running_mean", 0.0), variance = values(".running_var", 1.0);
        for (std::size_t i = 0; i < weight.size(); ++i) {
            const double scale = weight[i] / std::sqrt(variance[i] + kBatchNormEps);
            m_bias[i] = m_bias[i] * scale + bias[i] - mean[i] * scale;
            if (m_weight.empty())
                m_scale[i] *= scale;
            else
                for (std::int64_t j = 0; j < m_in; ++j)
                    m_weight[at(i, j)] *= scale;
        }
    }

    void addLinear(const StateDict& file, const HeadLayer& layer) {
        const Numbers weight = valuesOf(file, layer.module + ".weight", layer.in * layer.out, 0.0);
        Numbers bias = valuesOf(file, layer.module + ".bias", layer.out, 0.0);
        Numbers product(static_cast<std::size_t>(layer.out * m_in), 0.0);
        for (std::size_t row = 0; row < bias.size(); ++row)
            for (std::size_t k = 0; k < m_bias.size(); ++k) {
                const double factor = weight[row * m_bias.size() + k];
                bias[row] += factor * m_bias[k];
                if (m_weight.empty())
                    product[at(row, static_cast<std::int64_t>(k))] = factor * m_scale[k];
                else
                    for (std::int64_t j = 0; j < m_in; ++j)
                        product[at(row, j)] += factor * m_weight[at(k, j)];
            }
        m_weight = std::move(product);
        m_bias = std::move(bias);
        m_out = layer.out;
    }

    Affine take() {
        if (m_weight.empty()) {
            m_weight.assign(static_cast<std::size_t>(m_in * m_in), 0.0);
            for (std::size_t i = 0; i < m_scale.size(); ++i)
                m_weight[at(i, static_cast<std::int64_t>(i))] = m_scale[i];
        }
        return {m_in, m_out, floats(m_weight), floats(m_bias)};
    }

private:
    std::size_t at(std::size_t row, std::int64_t column) const {
        return row * static_cast<std::size_t>(m_in) + static_cast<std::size_t>(column);
    }
    static std::vector<float> floats(const Numbers& values) {
        std::vector<float> result;
        result.reserve(values.size());
        for (const double value : values)
            result.push_back(static_cast<float>(value));
        return result;
    }

    std::int64_t m_in, m_out;
    Numbers m_scale, m_weight, m_bias;
};

}  // namespace

std::vector<float> HeadRest::apply(std::span<const float> outputs) const {
    std::vector<float> logits;
    const auto width = static_cast<std::size_t>(inputs());
    for (std::size_t first = 0; first + width <= outputs.size(); first += width) {
        const auto row = outputs.subspan(first, width);
        Numbers values(row.begin(), row.end());
        for (const HeadStage& stage : stages)
            values = forward(stage, values);
        for (const double value : values)
            logits.push_back(static_cast<float>(value));
    }
    return logits;
}

std::vector<float> HeadRest::gradient(std::span<const float> outputs, int classIndex) const {
    std::vector<Numbers> inputs{Numbers(outputs.begin(), outputs.end())};
    for (const HeadStage& stage : stages)
        inputs.push_back(forward(stage, inputs.back()));
    Numbers gradient(static_cast<std::size_t>(classCount()), 0.0);
    gradient.at(static_cast<std::size_t>(classIndex)) = 1.0;
    for (std::size_t at = stages.size(); at-- > 0;) {
        const Affine& linear = stages[at].linear;
        Numbers before(static_cast<std::size_t>(linear.in), 0.0);
        for (std::size_t row = 0; row < gradient.size(); ++row)
            for (std::size_t i = 0; i < before.size(); ++i)
                before[i] += gradient[row] * double{linear.weight[row * before.size() + i]};
        for (std::size_t i = 0; i < before.size(); ++i)
            before[i] *= slope(stages[at].activation, inputs[at][i]);
        gradient = std::move(before);
    }
    std::vector<float> result;
    for (const double value : gradient)
        result.push_back(static_cast<float>(value));
    return result;
}

bool canFold(const std::vector<HeadLayer>& layers) {
    if (layers.empty())
        return true;
    std::int64_t in = layers.front().in;
    for (const HeadLayer& layer : layers) {
        if (layer.kind == HeadLayer::Kind::Activation)
            in = layer.in;
        const bool isLinear = layer.kind == HeadLayer::Kind::Linear;
        const std::int64_t values = in * layer.out;
        if (values > kMaxFoldedValues || (isLinear && values > kMaxProducts / layer.in))
            return false;
    }
    return true;
}

std::string headText(const std::vector<HeadLayer>& layers) {
    std::string text;
    for (const HeadLayer& layer : layers) {
        text += text.empty() ? "" : ", ";
        if (layer.kind == HeadLayer::Kind::Activation)
            text += headActivationWord(layer.activation);
        else if (layer.kind == HeadLayer::Kind::BatchNorm)
            text += "batch norm " + layer.module;
        else
            text += "linear " + layer.module + " (" + std::to_string(layer.in) + " to " +
                    std::to_string(layer.out) + ")";
    }
    return text;
}

FoldedHead foldHead(const StateDict& file, const std::vector<HeadLayer>& layers) {
    FoldedHead folded;
    std::vector<Affine> parts;
    std::vector<HeadActivation> between;
    Folding folding(layers.front().in);
    for (const HeadLayer& layer : layers) {
        if (layer.kind == HeadLayer::Kind::Linear) {
            folding.addLinear(file, layer);
        } else if (layer.kind == HeadLayer::Kind::BatchNorm) {
            folding.addNorm(file, layer);
        } else {
            parts.push_back(folding.take());
            between.push_back(layer.activation);
            folding = Folding(layer.in);
        }
    }
    parts.push_back(folding.take());
    folded.classifier = std::move(parts.front());
    for (std::size_t i = 0; i < between.size(); ++i)
        folded.rest.stages.push_back({between[i], std::move(parts[i + 1])});
    return folded;
}

}  // namespace scalescope
