// SPDX-License-Identifier: Apache-2.0
#include <ATen/ATen.h>

#include "core/exec/reference/pass_scope_torch.h"

namespace scalescope::reference {

namespace {

constexpr int kKindCount = static_cast<int>(NodeKind::Classifier) + 1;

std::size_t slot(int block, NodeKind kind) {
    return static_cast<std::size_t>((block + 1) * kKindCount + static_cast<int>(kind));
}

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

std::string progressText(const Graph& graph, const Node& node) {
    const std::string name = displayName(graph.architecture.spec);
    return name + " block " + std::to_string(node.block + 1) + " of " +
           std::to_string(graph.architecture.blocks.size());
}

}  // namespace

PassScope::PassScope(const Graph& graph, const PassOptions& options, RunContext& context)
    : m_graph(graph),
      m_taps(options.taps),
      m_interventions(options.interventions),
      m_context(context) {
    m_index.assign((graph.architecture.blocks.size() + 1) * kKindCount, -1);
    for (const Node& each : graph.nodes)
        m_index[slot(each.block, each.kind)] = each.id;
    for (const Tap* tap : m_taps) {
        const TapInterest interest = tap->interest();
        m_interest.activations |= interest.activations;
        m_interest.gates |= interest.gates;
        m_interest.outputs |= interest.outputs;
        m_interest.nodes |= interest.nodes;
    }
}

const Node& PassScope::node(int block, NodeKind kind) const {
    return m_graph.nodes[static_cast<std::size_t>(m_index[slot(block, kind)])];
}

void PassScope::begin(const Node& node) {
    m_context.checkCanceled();
    if (node.kind == NodeKind::DepthwiseConv)
        m_context.checkpoint(
            static_cast<double>(node.id) / static_cast<double>(m_graph.nodes.size()),
            progressText(m_graph, node));
    if (!m_interest.nodes)
        return;
    for (Tap* tap : m_taps)
        if (tap->interest().nodes)
            tap->beginNode(node);
}

void PassScope::end(const Node& node) {
    if (!m_interest.nodes)
        return;
    for (Tap* tap : m_taps)
        if (tap->interest().nodes)
            tap->endNode(node);
}

template <typename Call>
void PassScope::toTaps(bool TapInterest::*wanted, const at::Tensor& tensor, Call&& call) {
    if (!(m_interest.*wanted))
        return;
    const at::Tensor values = readable(tensor);
    for (Tap* tap : m_taps)
        if (tap->interest().*wanted)
            call(*tap, values);
}

void PassScope::preActivation(const Node& node, const at::Tensor& x) {
    toTaps(&TapInterest::activations, x,
           [&](Tap& tap, const at::Tensor& values) { tap.preActivation(node, viewOf(values)); });
}

void PassScope::postActivation(const Node& node, const at::Tensor& y) {
    toTaps(&TapInterest::activations, y,
           [&](Tap& tap, const at::Tensor& values) { tap.postActivation(node, viewOf(values)); });
}

void PassScope::squeeze(const Node& node, const at::Tensor& values) {
    toTaps(&TapInterest::gates, values, [&](Tap& tap, const at::Tensor& squeezed) {
        const at::Tensor flat = squeezed.contiguous();
        tap.squeeze(node, valuesOf(flat), flat.size(0));
    });
}

void PassScope::gates(const Node& node, const at::Tensor& logits, const at::Tensor& gates) {
    if (!m_interest.gates)
        return;
    const at::Tensor z = readable(logits).contiguous();
    const at::Tensor s = readable(gates).contiguous();
    for (Tap* tap : m_taps)
        if (tap->interest().gates)
            tap->gates(node, valuesOf(z), valuesOf(s), z.size(0));
}

at::Tensor PassScope::output(const Node& node, at::Tensor y) {
    toTaps(&TapInterest::outputs, y,
           [&](Tap& tap, const at::Tensor& values) { tap.output(node, viewOf(values)); });
    const bool here = m_capturing && node.block == m_captureBlock &&
                      (node.block >= 0 || node.kind == NodeKind::HeadConv);
    if (!here)
        return y;
    m_captured = y.detach().requires_grad_();
    return m_captured;
}

const Intervention* PassScope::intervention(int block) const {
    for (const Intervention& each : m_interventions)
        if (each.block == block)
            return &each;
    return nullptr;
}

}  // namespace scalescope::reference
