// SPDX-License-Identifier: Apache-2.0
// The seam through which every diagnostic watches a pass. An executor calls the taps; taps never
// change a pass and keep no activation.
#pragma once

#include "core/base/tensor.h"
#include "core/exec/gather.h"
#include "core/model/graph.h"

#include <cstdint>
#include <span>

namespace scalescope {

/// What a tap wants to see; an executor gathers nothing that no tap wants.
struct TapInterest {
    bool activations = false;  ///< pre-activations and outputs of every SiLU
    bool gates = false;        ///< gate logits and gates of every SE block
    bool outputs = false;      ///< output of every block, stem and head
    bool nodes = false;        ///< begin and end of every node (time, memory)
    bool gathers = false;      ///< sums are enough of activations: gatherOf instead of whole views
    bool apart = false;        ///< every node on its own, even where an executor joins several
};

/// Watches one pass. Thread: the executor's thread, in execution order.
class Tap {
public:
    virtual ~Tap() = default;
    [[nodiscard]] virtual TapInterest interest() const = 0;

    virtual void beginPass(const Graph& /*graph*/, std::int64_t /*batch*/) {}
    virtual void endPass() {}
    virtual void beginNode(const Node& /*node*/) {}
    virtual void endNode(const Node& /*node*/) {}

    /// Pre-activation of a node with SiLU (batch norm's output, before it is overwritten).
    virtual void preActivation(const Node& /*node*/, const ActivationView& /*x*/) {}
    /// The same node after its SiLU.
    virtual void postActivation(const Node& /*node*/, const ActivationView& /*y*/) {}
    /// Where an executor computes an activation in parts: what it adds its sums to, until
    /// endGather. The tap keeps it; nullptr: nothing.
    virtual ActivationGather* gatherOf(const Node& /*node*/, std::int64_t /*batch*/,
                                       int /*threads*/) {
        return nullptr;
    }
    virtual void endGather(const Node& /*node*/) {}
    /// Squeeze of an SE block: mean over positions of the depthwise output. Shape: [N, C].
    virtual void squeeze(const Node& /*node*/, std::span<const float> /*values*/,
                         std::int64_t /*batch*/) {}
    /// Gate of an SE block: logits z and gates s = sigmoid(z). Shape: [N, C], node is the
    /// GateScale.
    virtual void gates(const Node& /*node*/, std::span<const float> /*z*/,
                       std::span<const float> /*s*/, std::int64_t /*batch*/) {}
    /// Output of a block (after the residual add), the stem or the head.
    virtual void output(const Node& /*node*/, const ActivationView& /*y*/) {}
};

}  // namespace scalescope
