// SPDX-License-Identifier: Apache-2.0
// Text for documents, whatever bytes file names have.
#pragma once

#include <string>
#include <string_view>

namespace scalescope {

/// The text with U+FFFD in place of each byte that is not UTF-8.
[[nodiscard]] std::string utf8Text(std::string_view text);

}  // namespace scalescope
