// SPDX-License-Identifier: Apache-2.0
// What fuzz targets of weights share: every part of what was read is looked at.
#pragma once

#include "core/weights/formats/archive.h"
#include "tests/fuzz/fuzz_target.h"

#include <memory>

namespace scalescope::fuzz {

inline constexpr std::string_view kMutant = "mutant.pth";
inline constexpr std::string_view kMutantPrefix = "mutant.pth: ";

/// An owner that keeps nothing alive: the bytes outlive the target.
[[nodiscard]] std::shared_ptr<const void> noOwner();
/// Fetches nothing: all is there.
[[nodiscard]] Fetch nothingToFetch();
/// Every value that can be reached, every text, and every tensor's elements lie where they may.
void lookAt(const Archive& archive);

}  // namespace scalescope::fuzz
