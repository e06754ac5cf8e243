// SPDX-License-Identifier: Apache-2.0
// How a result was computed, in words.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <QString>

namespace scalescope::ui {

/// "fused engine on cpu in fp32 (fp32 on the CPU, kernels for AVX2)".
[[nodiscard]] QString engineText(const Provenance& run);
/// The engine and why; of several images also how many shared a pass, and how that was chosen.
[[nodiscard]] QString runText(const Diagnosis& diagnosis);

}  // namespace scalescope::ui
