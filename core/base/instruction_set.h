// SPDX-License-Identifier: Apache-2.0
// Which vector instructions a loop uses. The sets of a machine are known at run time only.
#pragma once

#include <cstddef>

namespace scalescope {

/// In rising order. Portable: what the compiler's target has at least (SSE2, NEON); Avx2 means FMA
/// too.
enum class InstructionSet { Portable, Avx2, Avx512 };

/// Whether this machine can run code of the set.
[[nodiscard]] bool machineHas(InstructionSet set) noexcept;
/// The highest one that this machine has.
[[nodiscard]] InstructionSet bestInstructionSet() noexcept;
/// The set itself where the machine has it, else the highest one below it that the machine has.
[[nodiscard]] InstructionSet usable(InstructionSet set) noexcept;
/// Products of bf16 in one instruction (AVX512-BF16): beside Avx512, not a set of its own.
[[nodiscard]] bool machineHasBf16() noexcept;
/// "portable", "AVX2", "AVX-512"
[[nodiscard]] const char* instructionSetName(InstructionSet set) noexcept;

/// Size of a register: what the loop of dispatch.h is compiled with.
constexpr std::size_t registerBytes(InstructionSet set) noexcept {
    constexpr std::size_t kNarrowest = 16;
    return kNarrowest << static_cast<int>(set);
}

}  // namespace scalescope
