// SPDX-License-Identifier: Apache-2.0
// What a module sees of the pass it runs in: taps, interventions, progress. Without taps it costs
// next to nothing.
#pragma once

#include "core/exec/pass_taps.h"

#include <ATen/core/Tensor.h>

namespace scalescope::reference {

/// One pass over one graph. Lives on the stack of Executor::run.
class PassScope {
public:
    PassScope(const Graph& graph, const PassOptions& options, RunContext& context)
        : m_taps(graph, options, context) {}

    /// The node of a kind in a block (-1: outside of blocks); the graph always has it.
    [[nodiscard]] const Node& node(int block, NodeKind kind) const {
        return m_taps.node(block, kind);
    }
    /// What changes at a block; nullptr: nothing.
    [[nodiscard]] const Intervention* intervention(int block) const {
        return m_taps.intervention(block);
    }

    void begin(const Node& node) { m_taps.begin(node); }  ///< also a point of cancellation
    void end(const Node& node) { m_taps.end(node); }
    void preActivation(const Node& node, const at::Tensor& x);
    void postActivation(const Node& node, const at::Tensor& y);
    void squeeze(const Node& node, const at::Tensor& values);
    void gates(const Node& node, const at::Tensor& logits, const at::Tensor& gates);
    /// Returns the tensor to go on with: y, or the leaf that replaces it where it is captured.
    [[nodiscard]] at::Tensor output(const Node& node, at::Tensor y);

    /// The output of this block (-1: the head) becomes the leaf of a gradient graph.
    void capture(int block) {
        m_captureBlock = block;
        m_capturing = true;
    }
    [[nodiscard]] const at::Tensor& captured() const { return m_captured; }

private:
    PassTaps m_taps;
    at::Tensor m_captured;
    int m_captureBlock = -1;
    bool m_capturing = false;
};

}  // namespace scalescope::reference
