// SPDX-License-Identifier: Apache-2.0
#include "core/exec/reference/mbconv_module.h"

#include <ATen/ATen.h>

#include <utility>

namespace scalescope::reference {

MBConvImpl::MBConvImpl(const BlockSpec& block, double eps, double momentum) : m_block(block) {
    const std::int64_t width = block.expandedChannels;
    if (block.hasExpand())
        m_expand =
            register_module("expand", ConvNormAct(ConvNormActOptions{.inChannels = block.inChannels,
                                                                     .outChannels = width,
                                                                     .eps = eps,
                                                                     .momentum = momentum}));
    m_depthwise =
        register_module("depthwise", ConvNormAct(ConvNormActOptions{.inChannels = width,
                                                                    .outChannels = width,
                                                                    .kernel = block.kernel,
                                                                    .stride = block.stride,
                                                                    .groups = width,
                                                                    .eps = eps,
                                                                    .momentum = momentum}));
    m_se = register_module("se", SqueezeExcitation(width, block.squeezeChannels));
    m_project =
        register_module("project", ConvNormAct(ConvNormActOptions{.inChannels = width,
                                                                  .outChannels = block.outChannels,
                                                                  .silu = false,
                                                                  .eps = eps,
                                                                  .momentum = momentum}));
}

at::Tensor MBConvImpl::dropPath(at::Tensor y) const {
    if (!is_training() || m_block.dropPathProbability <= 0.0)
        return y;
    // Mode "row": each sample of the batch keeps or loses the whole branch.
    const double keep = 1.0 - m_block.dropPathProbability;
    const at::Tensor mask = at::bernoulli(at::full({y.size(0), 1, 1, 1}, keep, y.options()));
    return y.mul_(mask.div_(keep));
}

at::Tensor MBConvImpl::forward(const at::Tensor& x, PassScope& pass) {
    const int block = m_block.index;
    const Intervention* change = pass.intervention(block);
    if (change && change->kind == InterventionKind::BlockOff && m_block.residual)
        return x;

    at::Tensor y =
        m_expand ? m_expand->forward(x, pass, pass.node(block, NodeKind::ExpandConv)) : x;
    y = m_depthwise->forward(std::move(y), pass, pass.node(block, NodeKind::DepthwiseConv));
    y = m_se->forward(y, pass, block);
    y = m_project->forward(y, pass, pass.node(block, NodeKind::ProjectConv));
    if (!m_block.residual)
        return pass.output(pass.node(block, NodeKind::ProjectConv), y);

    const Node& add = pass.node(block, NodeKind::ResidualAdd);
    pass.begin(add);
    y = dropPath(std::move(y));
    y.add_(x);
    pass.end(add);
    return pass.output(add, y);
}

}  // namespace scalescope::reference
