// SPDX-License-Identifier: Apache-2.0
// Files that are small or quick to make and ask for much: memory, stack, time. Each must get its
// answer within what SECURITY.md states.
#pragma once

#include "tests/fuzz/fuzz_target.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace scalescope::fuzz {

/// What readers of everything but pictures and arrays may take beyond the size of their file.
inline constexpr std::size_t kStatedMargin = std::size_t{512} << 20;

struct Bomb {
    std::string_view name;
    std::string (*make)();
    void (*read)(Bytes);
    std::size_t memoryBytes = kStatedMargin;                   ///< beyond the file
    void (*readFile)(const std::filesystem::path&) = nullptr;  ///< instead of read
    std::string_view fileName{};                               ///< that it is given
};

[[nodiscard]] std::span<const Bomb> weightBombs();
[[nodiscard]] std::span<const Bomb> textBombs();
[[nodiscard]] std::span<const Bomb> pictureBombs();

/// The number in order of bytes of this machine, which is little endian.
template <typename Number>
std::string littleEndian(Number value) {
    return {reinterpret_cast<const char*>(&value), sizeof value};
}

/// part, count times.
[[nodiscard]] std::string repeated(std::string_view part, std::size_t count);

}  // namespace scalescope::fuzz
