// SPDX-License-Identifier: Apache-2.0
// Names for the networks of one file, made of the keys that they lie under.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// The shortest parts of places ("state_dict.student.module.") that tell them apart: "student". A
/// place without any part of its own is "top".
[[nodiscard]] std::vector<std::string> distinctNames(const std::vector<std::string>& places);

/// True when a place says that weights there are an average over training: ema, swa, averaged.
[[nodiscard]] bool namesAnAverage(std::string_view place);

}  // namespace scalescope
