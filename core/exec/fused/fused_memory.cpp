// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/fused_memory.h"

#include "core/exec/fused/plan.h"

namespace scalescope::fused {

FusedMemory::FusedMemory(const Graph& graph, Dtype dtype, int threads)
    : m_graph(graph),
      m_kernels(kernelsFor(bestInstructionSet())),
      m_threads(threads),
      m_layout(weightLayout(graph.architecture, m_kernels, dtype)) {}

std::int64_t FusedMemory::weightBytes() const {
    return HugeBuffer::heldBytes(m_layout.store.bytes());
}

std::int64_t FusedMemory::arenaBytes(std::int64_t batch) const {
    const Plan plan = makePlan(m_graph, m_layout, m_kernels,
                               {.batch = batch,
                                .height = m_graph.inputHeight,
                                .width = m_graph.inputWidth,
                                .threads = m_threads});
    return HugeBuffer::heldBytes(plan.arenaBytes);
}

}  // namespace scalescope::fused
