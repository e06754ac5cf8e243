// SPDX-License-Identifier: Apache-2.0
// The taps, interventions and progress of one pass: what both executors tell and ask on their way.
#pragma once

#include "core/base/run_context.h"
#include "core/exec/executor.h"

#include <span>
#include <vector>

namespace scalescope {

/// One pass over one graph; calls every tap that wants it. Without taps it costs next to nothing.
class PassTaps {
public:
    PassTaps(const Graph& graph, const PassOptions& options, RunContext& context);

    [[nodiscard]] const Graph& graph() const { return m_graph; }
    /// The node of a kind in a block (-1: outside of blocks); the graph always has it.
    [[nodiscard]] const Node& node(int block, NodeKind kind) const;
    /// What the taps want together.
    [[nodiscard]] const TapInterest& interest() const { return m_interest; }
    /// What changes at a block; nullptr: nothing.
    [[nodiscard]] const Intervention* intervention(int block) const;

    void beginPass(std::int64_t batch);
    void endPass();
    void begin(const Node& node);  ///< also a point of cancellation
    void end(const Node& node);
    void preActivation(const Node& node, const ActivationView& x);
    void postActivation(const Node& node, const ActivationView& y);
    /// What sums of an activation are added to, until endGather; nullptr: nobody wants them.
    [[nodiscard]] ActivationGather* gatherOf(const Node& node, std::int64_t batch, int threads);
    void endGather(const Node& node);
    void squeeze(const Node& node, std::span<const float> values, std::int64_t batch);
    void gates(const Node& node, std::span<const float> z, std::span<const float> s,
               std::int64_t batch);
    void output(const Node& node, const ActivationView& y);

private:
    template <typename Call>
    void toTaps(bool TapInterest::*wanted, Call&& call);

    const Graph& m_graph;
    std::span<Tap* const> m_taps;
    std::span<const Intervention> m_interventions;
    RunContext& m_context;
    std::vector<int> m_index;  ///< (block + 1) x kind to node id; -1: none
    TapInterest m_interest;
};

}  // namespace scalescope
