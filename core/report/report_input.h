// SPDX-License-Identifier: Apache-2.0
// What a report was made of, in words: one image, or how many of which folder.
#pragma once

#include "core/report/report.h"

#include <filesystem>
#include <optional>
#include <string>

namespace scalescope {

/// The deepest folder that holds every file that was added. Of 100,000 files none is copied.
class CommonFolder {
public:
    void add(const std::filesystem::path& file);
    /// "pictures/flowers"; empty without a file, and where files have no folder in common.
    [[nodiscard]] std::string name() const;

private:
    std::optional<std::filesystem::path::string_type> m_prefix;  ///< with its last separator
};

/// The images that the variant with most of them has results of.
[[nodiscard]] std::size_t imagesSeen(const Report& report);
/// "cat.jpg, 640 × 480 px", "12 of 40 images of flowers, 2 class folders", "a given tensor".
[[nodiscard]] std::string inputWords(const Report& report);

}  // namespace scalescope
