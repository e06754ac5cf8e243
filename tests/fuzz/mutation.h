// SPDX-License-Identifier: Apache-2.0
// Damage to files, drawn from a seed.
#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace scalescope::fuzz {

/// A few changes of bytes: some changed, moved, doubled, cut or put in from other; now and then to
/// numbers and words that hurt. Not longer than limit.
[[nodiscard]] std::string mutated(std::string bytes, const std::string& other, std::size_t limit,
                                  std::mt19937& random);

}  // namespace scalescope::fuzz
