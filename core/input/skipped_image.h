// SPDX-License-Identifier: Apache-2.0
// An image of a folder that was left out, and why.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

struct SkippedImage {
    std::filesystem::path path;
    std::string reason;  ///< a sentence without the path
};

/// The failure's sentence, without the name that it begins with.
[[nodiscard]] SkippedImage skippedImage(const std::filesystem::path& path, const Failure& failure);

/// Throws: FileUnreadable, which names the first of them: no image is left of what the words say.
[[noreturn]] void failAllSkipped(const std::vector<SkippedImage>& skipped,
                                 const std::string& what = "of the folder");

/// "2 of 12 images are left out, because they cannot be read".
[[nodiscard]] std::string skippedSentence(std::size_t skipped, std::size_t read);
/// "2 images are left out, because they cannot be read": where not all are looked at.
[[nodiscard]] std::string skippedSentence(std::size_t skipped);

/// "cat.jpg: the image is cut off ..." for each of the first ones, and how many others there are.
[[nodiscard]] std::vector<std::string> skippedLines(const std::vector<SkippedImage>& skipped);

}  // namespace scalescope
