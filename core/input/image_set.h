// SPDX-License-Identifier: Apache-2.0
// Which images a request means: files, folders, samples.
#pragma once

#include "core/input/image_file.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// One entry of a set; classLabel is the sub-folder's name for folders of class folders.
struct ImageEntry {
    std::filesystem::path path;
    std::string classLabel;
    std::shared_ptr<const std::filesystem::path> folder{};  ///< that was named; null: the file was
};

/// ".jpg", ...: how files of the kinds that are read are named; their content decides.
[[nodiscard]] std::span<const std::string_view> imageSuffixes();

/// Files stay, folders are expanded (recursively, sorted by path; image suffixes only).
/// Throws: FileMissing; FileUnreadable for a folder without images; LimitExceeded above 1 000 000.
[[nodiscard]] std::vector<ImageEntry> expandImages(const std::vector<std::filesystem::path>& paths);

/// What can be looked at without a file: photographs that come with the program, and pictures drawn
/// when asked for.
struct SampleImage {
    std::string_view name;     ///< "chelsea"
    std::string_view title;    ///< "Chelsea the cat"
    std::string_view licence;  ///< "CC0, Stefan van der Walt"
    bool generated = false;    ///< of a kind of generatedKinds()
};
[[nodiscard]] std::span<const SampleImage> sampleImages();
/// Throws: ArgumentInvalid for an unknown name.
[[nodiscard]] LoadedImage loadSample(std::string_view name);

}  // namespace scalescope
