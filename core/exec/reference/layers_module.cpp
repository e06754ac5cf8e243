// SPDX-License-Identifier: Apache-2.0
#include "core/exec/reference/layers_module.h"

#include <ATen/ATen.h>

#include <array>

namespace scalescope::reference {

namespace nn = torch::nn;

namespace {

nn::Conv2dOptions pointwise(std::int64_t in, std::int64_t out) {
    return nn::Conv2dOptions(in, out, 1);
}

/// In place; but a graph of gradients needs the input, and would copy it first.
at::Tensor activated(at::Tensor x) {
    return x.requires_grad() ? at::silu(x) : at::silu_(x);
}

/// The gates after an intervention; the computed ones where nothing intervenes.
at::Tensor intervened(const at::Tensor& gates, const Intervention* change) {
    if (!change || change->kind == InterventionKind::BlockOff)
        return gates;
    if (change->kind == InterventionKind::GateOne)
        return at::ones_like(gates);
    TORCH_CHECK(static_cast<std::int64_t>(change->gateMeans.size()) == gates.size(1),
                "gate means: one per channel");
    return at::tensor(change->gateMeans, gates.options()).view({1, -1, 1, 1}).expand_as(gates);
}

}  // namespace

ConvNormActImpl::ConvNormActImpl(const ConvNormActOptions& options) : m_silu(options.silu) {
    m_conv = register_module(
        "conv",
        nn::Conv2d(nn::Conv2dOptions(options.inChannels, options.outChannels, options.kernel)
                       .stride(options.stride)
                       .groups(options.groups)
                       .bias(false)));
    m_bn = register_module("bn", nn::BatchNorm2d(nn::BatchNorm2dOptions(options.outChannels)
                                                     .eps(options.eps)
                                                     .momentum(options.momentum)));
}

/// The node knows the zeros around its input: they depend on the input's size. A padded copy takes
/// the place of x: of two large tensors one is let go before the convolution.
at::Tensor ConvNormActImpl::convolved(at::Tensor& x, const Node& node) const {
    const AxisPadding &rows = node.rows, &columns = node.columns;
    const bool even = node.paddedCopyElements() == 0;
    if (!even)
        x = at::constant_pad_nd(x, {columns.before, columns.behind, rows.before, rows.behind});
    const std::array<std::int64_t, 2> stride{node.stride, node.stride}, dilation{1, 1};
    const std::array<std::int64_t, 2> zeros{even ? rows.before : 0, even ? columns.before : 0};
    return at::conv2d(x, m_conv->weight, {}, at::IntArrayRef(stride), at::IntArrayRef(zeros),
                      at::IntArrayRef(dilation), m_conv->options.groups());
}

at::Tensor ConvNormActImpl::forward(at::Tensor x, PassScope& pass, const Node& node) {
    pass.begin(node);
    at::Tensor y = m_bn->forward(convolved(x, node));
    if (m_silu) {
        // SiLU runs in place and is not invertible: the pre-activation is seen now or never.
        pass.preActivation(node, y);
        y = activated(std::move(y));
        pass.postActivation(node, y);
    }
    pass.end(node);
    return y;
}

SqueezeExcitationImpl::SqueezeExcitationImpl(std::int64_t channels, std::int64_t squeezeChannels) {
    m_reduce = register_module("reduce", nn::Conv2d(pointwise(channels, squeezeChannels)));
    m_expand = register_module("expand", nn::Conv2d(pointwise(squeezeChannels, channels)));
}

at::Tensor SqueezeExcitationImpl::forward(const at::Tensor& x, PassScope& pass, int block) {
    const Node& pool = pass.node(block, NodeKind::SqueezePool);
    pass.begin(pool);
    at::Tensor squeezed = at::adaptive_avg_pool2d(x, {1, 1});
    pass.squeeze(pool, squeezed);
    pass.end(pool);

    const Node& reduce = pass.node(block, NodeKind::SeReduce);
    pass.begin(reduce);
    at::Tensor hidden = m_reduce->forward(squeezed);
    pass.preActivation(reduce, hidden);
    hidden = activated(std::move(hidden));
    pass.postActivation(reduce, hidden);
    pass.end(reduce);

    const Node& expand = pass.node(block, NodeKind::SeExpand);
    pass.begin(expand);
    const at::Tensor logits = m_expand->forward(hidden);
    const at::Tensor gates = at::sigmoid(logits);
    pass.end(expand);

    const Node& scale = pass.node(block, NodeKind::GateScale);
    pass.begin(scale);
    pass.gates(scale, logits, gates);
    at::Tensor y = intervened(gates, pass.intervention(block)) * x;
    pass.end(scale);
    return y;
}

}  // namespace scalescope::reference
