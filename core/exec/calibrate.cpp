// SPDX-License-Identifier: Apache-2.0
#include "core/exec/calibrate.h"

#include "core/base/splitmix.h"
#include "core/exec/reference/efficientnet_module.h"
#include "core/exec/torch_errors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

constexpr std::int64_t kPictures = 16;
/// Large enough for statistics of the last stages, small enough to cost little before the first
/// pass.
constexpr int kMaxSidePx = 112;

class Noise {
public:
    explicit Noise(std::uint64_t seed) : m_seed(seed) {}
    float uniform() {                                // in [-1, 1)
        constexpr float kScale = 1.0F / 8388608.0F;  // 2^-23
        return static_cast<float>(splitMix64(m_seed, m_drawn++) >> 40) * kScale - 1.0F;
    }

private:
    std::uint64_t m_seed, m_drawn = 0;
};

/// Coarse noise enlarged smoothly; Shape: [side, side].
void addOctave(std::vector<float>& plane, int side, int cells, float amplitude, Noise& noise) {
    std::vector<float> grid(static_cast<std::size_t>((cells + 1) * (cells + 1)));
    for (float& value : grid)
        value = noise.uniform();
    const auto at = [&](int row, int column) {
        return grid[static_cast<std::size_t>(row * (cells + 1) + column)];
    };
    for (int y = 0; y < side; ++y) {
        const float fy = static_cast<float>(y * cells) / static_cast<float>(side);
        const int row = static_cast<int>(fy);
        const float ty = fy - static_cast<float>(row);
        for (int x = 0; x < side; ++x) {
            const float fx = static_cast<float>(x * cells) / static_cast<float>(side);
            const int column = static_cast<int>(fx);
            const float tx = fx - static_cast<float>(column);
            const float top = std::lerp(at(row, column), at(row, column + 1), tx);
            const float bottom = std::lerp(at(row + 1, column), at(row + 1, column + 1), tx);
            plane[static_cast<std::size_t>(y * side + x)] += amplitude * std::lerp(top, bottom, ty);
        }
    }
}

/// Pictures with the spectrum of photographs (amplitude falls about as 1/f), channels correlated.
/// They differ in brightness, contrast, tint and detail as photographs do: statistics of a few like
/// pictures would be left by the next real one, and the excess would grow from layer to layer.
at::Tensor syntheticPictures(int side, std::uint64_t seed) {
    Noise noise(seed ^ 0x5CA1E5C09EULL);
    const auto planeSize = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    at::Tensor pictures = at::empty({kPictures, 3, side, side}, at::kFloat);
    float* out = pictures.mutable_data_ptr<float>();
    const auto plane = [&](float gain, float slope) {
        std::vector<float> values(planeSize);
        for (int cells = 2; cells <= side; cells *= 2)
            addOctave(values, side, cells,
                      gain * 3.0F * std::pow(static_cast<float>(cells), -slope), noise);
        return values;
    };
    for (std::int64_t picture = 0; picture < kPictures; ++picture) {
        const float contrast = std::exp2(noise.uniform());
        const float slope = 0.55F + 0.35F * noise.uniform();
        const float brightness = noise.uniform();
        const std::vector<float> luminance = plane(contrast, slope);
        for (int channel = 0; channel < 3; ++channel) {
            const float offset = brightness + 0.5F * noise.uniform();
            const std::vector<float> chroma = plane(0.3F * contrast, slope);
            for (std::size_t i = 0; i < planeSize; ++i)
                *out++ = std::clamp(luminance[i] + chroma[i] + offset, -2.1F, 2.6F);
        }
    }
    return pictures;
}

WeightTensor copyOut(const at::Tensor& tensor) {
    const float* data = tensor.const_data_ptr<float>();
    return makeTensor({tensor.sizes().begin(), tensor.sizes().end()},
                      std::vector<float>(data, data + tensor.numel()));
}

}  // namespace

std::shared_ptr<const StateDict> calibrate(const NetworkSpec& spec, const StateDict& weights,
                                           std::uint64_t seed, RunContext& context) {
    return detail::guarded(displayName(spec) + ": calibration", [&] {
        const at::NoGradGuard noGrad;
        const int side = std::min(spec.scale.resolution, kMaxSidePx);
        const auto graph = buildGraph(spec, side, side);
        reference::EfficientNet net(buildArchitecture(spec));
        net->takeWeights(weights, reference::Loading::Share);
        net->eval();
        for (auto& norm : net->norms()) {
            // Batch statistics normalise this pass and, with momentum 1, become the running ones.
            norm->options.momentum(1.0);
            norm->train();
        }
        reference::PassScope scope(*graph, {}, context);
        net->forward(syntheticPictures(side, seed), scope);

        auto calibrated = std::make_shared<StateDict>(weights);
        for (const auto& buffer : net->named_buffers())
            if (buffer.key().ends_with("running_mean") || buffer.key().ends_with("running_var"))
                calibrated->set(buffer.key(), copyOut(buffer.value()));
        return std::shared_ptr<const StateDict>(std::move(calibrated));
    });
}

}  // namespace scalescope
