// SPDX-License-Identifier: Apache-2.0
// Which vector instructions the kernels of the fused engine use.
#pragma once

namespace scalescope::fused {

/// In rising order. Portable: what the compiler's target has at least (SSE2, NEON).
enum class InstructionSet { Portable, Avx2, Avx512 };

[[nodiscard]] bool machineHas(InstructionSet set) noexcept;
/// Products of bf16 in one instruction (AVX512-BF16).
[[nodiscard]] bool machineHasBf16() noexcept;
/// The highest one that this machine has.
[[nodiscard]] InstructionSet bestInstructionSet() noexcept;
/// "portable", "AVX2", "AVX-512"
[[nodiscard]] const char* instructionSetName(InstructionSet set) noexcept;

}  // namespace scalescope::fused
