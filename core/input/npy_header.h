// SPDX-License-Identifier: Apache-2.0
// The header of a .npy: a Python dict of three keys. Source: NumPy's format specification.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct NpyHeader {
    std::string dtype;
    bool fortranOrder = false;
    std::vector<std::int64_t> shape;
};

/// nullopt when the text is not such a dict; what it states is still to be checked.
[[nodiscard]] std::optional<NpyHeader> parseNpyHeader(std::string_view text);

}  // namespace scalescope
