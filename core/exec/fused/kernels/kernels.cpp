// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/kernels/kernels.h"

namespace scalescope::fused {

namespace {

Kernels makeKernels(InstructionSet wanted) {
    const InstructionSet set = usable(wanted);
    Kernels kernels;
    kernels.set = set;
    kernels.lanes = static_cast<int>(registerBytes(set) / sizeof(float));
    kernels.maxVectors = detail::maxPanelVectors(set);
    kernels.nativePairs = detail::kNativePairs && set == InstructionSet::Avx512 && machineHasBf16();
    kernels.panel = detail::panelVariants.of(set);
    kernels.pairPanel =
        kernels.nativePairs ? detail::nativePairPanel : detail::pairPanelVariants.of(set);
    kernels.toPairs = kernels.nativePairs ? detail::nativeToPairs : detail::toPairsVariants.of(set);
    kernels.depthwiseRow = detail::depthwiseRowVariants.of(set);
    kernels.siluGathered = detail::siluGatheredVariants.of(set);
    detail::fillVectorKernels(kernels);
    return kernels;
}

}  // namespace

const Kernels& kernelsFor(InstructionSet set) {
    static const Kernels tables[] = {makeKernels(InstructionSet::Portable),
                                     makeKernels(InstructionSet::Avx2),
                                     makeKernels(InstructionSet::Avx512)};
    return tables[static_cast<int>(set)];
}

}  // namespace scalescope::fused
