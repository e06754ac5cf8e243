// SPDX-License-Identifier: Apache-2.0
#include "core/exec/reference/pass_scope_torch.h"

#include <ATen/ATen.h>

namespace scalescope::reference {

namespace {

/// The tensor as float32 on the CPU; itself when it is that already.
at::Tensor readable(const at::Tensor& tensor) {
    return tensor.detach().to(at::kCPU, at::kFloat);
}

ActivationView viewOf(const at::Tensor& x) {
    return {x.const_data_ptr<float>(),
            {x.size(0), x.size(1), x.size(2), x.size(3)},
            {x.stride(0), x.stride(1), x.stride(2), x.stride(3)}};
}

std::span<const float> valuesOf(const at::Tensor& contiguous) {
    return {contiguous.const_data_ptr<float>(), static_cast<std::size_t>(contiguous.numel())};
}

}  // namespace

void PassScope::preActivation(const Node& node, const at::Tensor& x) {
    if (m_taps.interest().activations)
        m_taps.preActivation(node, viewOf(readable(x)));
}

void PassScope::postActivation(const Node& node, const at::Tensor& y) {
    if (m_taps.interest().activations)
        m_taps.postActivation(node, viewOf(readable(y)));
}

void PassScope::squeeze(const Node& node, const at::Tensor& values) {
    if (!m_taps.interest().gates)
        return;
    const at::Tensor flat = readable(values).contiguous();
    m_taps.squeeze(node, valuesOf(flat), flat.size(0));
}

void PassScope::gates(const Node& node, const at::Tensor& logits, const at::Tensor& gates) {
    if (!m_taps.interest().gates)
        return;
    const at::Tensor z = readable(logits).contiguous();
    const at::Tensor s = readable(gates).contiguous();
    m_taps.gates(node, valuesOf(z), valuesOf(s), z.size(0));
}

at::Tensor PassScope::output(const Node& node, at::Tensor y) {
    if (m_taps.interest().outputs)
        m_taps.output(node, viewOf(readable(y)));
    const bool here = m_capturing && node.block == m_captureBlock &&
                      (node.block >= 0 || node.kind == NodeKind::HeadConv);
    if (!here)
        return y;
    m_captured = y.detach().requires_grad_();
    return m_captured;
}

}  // namespace scalescope::reference
