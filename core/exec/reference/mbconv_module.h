// SPDX-License-Identifier: Apache-2.0
// MBConv: expand, depthwise, squeeze-excite, project, drop path.
#pragma once

#include "core/exec/reference/layers_module.h"
#include "core/model/block_spec.h"

namespace scalescope::reference {

/// Inverted residual block. Source: MobileNetV2, arXiv 1801.04381; with SE: arXiv 1905.11946.
class MBConvImpl : public torch::nn::Module {
public:
    MBConvImpl(const BlockSpec& block, double eps, double momentum);
    /// Shape: [N,in,H,W] to [N,out,H/stride,W/stride], as the nodes round and pad.
    at::Tensor forward(const at::Tensor& x, PassScope& pass);

private:
    at::Tensor dropPath(at::Tensor y) const;

    BlockSpec m_block;
    ConvNormAct m_expand{nullptr}, m_depthwise{nullptr}, m_project{nullptr};
    SqueezeExcitation m_se{nullptr};
};
TORCH_MODULE(MBConv);

}  // namespace scalescope::reference
