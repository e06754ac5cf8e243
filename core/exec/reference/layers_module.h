// SPDX-License-Identifier: Apache-2.0
// The layers of MBConv.
#pragma once

#ifndef Q_MOC_RUN
#include <torch/nn/module.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/pimpl.h>
#endif

#include "core/exec/reference/pass_scope_torch.h"

namespace scalescope::reference {

struct ConvNormActOptions {
    std::int64_t inChannels = 1, outChannels = 1;
    std::int64_t kernel = 1, stride = 1, groups = 1;
    bool silu = true;
    double eps = 1e-5, momentum = 0.1;
};

/// Convolution without bias, batch norm, and SiLU if asked for.
class ConvNormActImpl : public torch::nn::Module {
public:
    explicit ConvNormActImpl(const ConvNormActOptions& options);
    /// Shape: [N,in,H,W] to [N,out,H/stride,W/stride], as the node rounds and pads.
    at::Tensor forward(at::Tensor x, PassScope& pass, const Node& node);
    [[nodiscard]] torch::nn::BatchNorm2d norm() const { return m_bn; }

private:
    at::Tensor convolved(at::Tensor& x, const Node& node) const;

    torch::nn::Conv2d m_conv{nullptr};
    torch::nn::BatchNorm2d m_bn{nullptr};
    bool m_silu = true;
};
TORCH_MODULE(ConvNormAct);

/// EfficientNet's squeeze-and-excitation: pool, reduce, SiLU, expand, sigmoid, product.
/// Source: torchvision; SENet, arXiv 1709.01507.
class SqueezeExcitationImpl : public torch::nn::Module {
public:
    SqueezeExcitationImpl(std::int64_t channels, std::int64_t squeezeChannels);
    /// Shape: [N,C,H,W] to the same.
    at::Tensor forward(const at::Tensor& x, PassScope& pass, int block);

private:
    torch::nn::Conv2d m_reduce{nullptr}, m_expand{nullptr};
};
TORCH_MODULE(SqueezeExcitation);

}  // namespace scalescope::reference
