// SPDX-License-Identifier: Apache-2.0
// The boxes of a HEIF file that say what pictures it holds and where their data lie.
// Source: ISO/IEC 14496-12 and 23008-12.
#pragma once

#include "core/input/headers/byte_reader.h"

#include <string_view>
#include <vector>

namespace scalescope::detail {

/// A box: its type and its content.
struct Box {
    std::string_view type;
    ByteReader content;
};

/// The boxes that lie one after the other in a content, or in a file. Throws: FileUnreadable.
[[nodiscard]] std::vector<Box> boxesOf(const ByteReader& content);

/// A picture or what belongs to one.
struct HeifItem {
    std::uint32_t id = 0;
    std::string_view type;          ///< "hvc1", "grid", "Exif"
    std::vector<ByteReader> parts;  ///< of its data, in order
};

struct HeifBoxes {
    std::vector<HeifItem> items;
    std::vector<Box> properties;  ///< of all items: "hvcC", "irot", ...
};

/// Throws: FileUnreadable.
[[nodiscard]] HeifBoxes readHeifBoxes(const ByteReader& file);

/// True where a major or compatible brand of the file is this one.
[[nodiscard]] bool hasBrand(const ByteReader& file, std::string_view brand);

}  // namespace scalescope::detail
