// SPDX-License-Identifier: Apache-2.0
// One pass by a plan: calls the steps in order and tells the taps.
#pragma once

#include "core/exec/fused/plan.h"
#include "core/exec/fused/steps.h"
#include "core/exec/pass_taps.h"

namespace scalescope::fused {

class FusedPass {
public:
    FusedPass(const Kernels& kernels, const PackedWeights& weights, const Plan& plan,
              std::byte* arena, PassTaps& taps);
    /// Shape: image [N, 3, H, W], logits [N, classes]. False, before the end, when what is gathered
    /// is not finite: the taps need a pass of whole nodes then. Throws: Canceled.
    [[nodiscard]] bool run(const float* image, float* logits);

private:
    [[nodiscard]] float* at(int buffer) const;
    [[nodiscard]] const Node& node(int block, NodeKind kind) const {
        return m_taps.node(block, kind);
    }
    /// Where sums of an activation go; none in a plan of whole nodes.
    [[nodiscard]] ActivationGather* gatherOf(const Node& node) {
        return m_watched && !m_plan.key.apart
                   ? m_taps.gatherOf(node, m_plan.key.batch, m_plan.key.threads)
                   : nullptr;
    }
    void endGather(const Node& node, const ActivationGather* gather);
    [[nodiscard]] StemStep stemStep(float* output, ActivationGather* gather) const;
    void stem();
    void block(const BlockSpec& spec);
    void expand(const BlockSpec& spec, const BlockPlan& plan);
    void depthwise(const BlockSpec& spec, const BlockPlan& plan);
    void gate(const BlockSpec& spec, const BlockPlan& plan);
    void project(const BlockSpec& spec, const BlockPlan& plan);
    void head(int input);
    void classifier(float* logits);
    /// SiLU of a convolution that ran without it, seen before and after.
    void watchedSilu(const Node& node, float* values);
    [[nodiscard]] ActivationView viewOf(const Node& node, const float* values) const;
    void reportBuffers(int step, bool begins) const;

    /// A node of its own.
    template <typename Work>
    void inNode(const Node& node, int step, Work&& work);

    const Kernels& m_kernels;
    const PackedWeights& m_weights;
    const Plan& m_plan;
    std::byte* m_arena;
    PassTaps& m_taps;
    Scratch m_scratch;
    const float* m_image = nullptr;
    bool m_watched;  ///< a tap looks at pre-activations
    bool m_finite = true;
};

}  // namespace scalescope::fused
