// SPDX-License-Identifier: Apache-2.0
#include "core/base/instruction_set.h"

#include <algorithm>

namespace scalescope {

#if defined(__x86_64__)
bool machineHas(InstructionSet set) noexcept {
    switch (set) {
        case InstructionSet::Portable:
            return true;
        case InstructionSet::Avx2:
            return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        case InstructionSet::Avx512:
            return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    }
    return false;
}

bool machineHasBf16() noexcept {
    return machineHas(InstructionSet::Avx512) && __builtin_cpu_supports("avx512bf16");
}
#else
bool machineHas(InstructionSet set) noexcept {
    return set == InstructionSet::Portable;
}

bool machineHasBf16() noexcept {
    return false;
}
#endif

InstructionSet bestInstructionSet() noexcept {
    if (machineHas(InstructionSet::Avx512))
        return InstructionSet::Avx512;
    return machineHas(InstructionSet::Avx2) ? InstructionSet::Avx2 : InstructionSet::Portable;
}

InstructionSet usable(InstructionSet set) noexcept {
    return std::min(set, bestInstructionSet());
}

const char* instructionSetName(InstructionSet set) noexcept {
    switch (set) {
        case InstructionSet::Avx512:
            return "AVX-512";
        case InstructionSet::Avx2:
            return "AVX2";
        case InstructionSet::Portable:
            break;
    }
    return "portable";
}

}  // namespace scalescope
