// SPDX-License-Identifier: Apache-2.0
// The files of torchvision: which are wanted, where they go, and one of them fetched.
#pragma once

#include "core/base/run_context.h"
#include "core/fetch/fetch_settings.h"
#include "core/fetch/fetched_file.h"
#include "core/weights/catalog.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// Training recipes of torchvision; Default: the better one of each variant.
enum class PublishedRelease { Default, V1, V2 };
/// "", "v1", "v2". Throws: ArgumentInvalid.
[[nodiscard]] PublishedRelease parseRelease(std::string_view word);

/// One file per variant. Where the whole family is asked for, those are left out that the release
/// has not. Throws: ArgumentInvalid where a variant that was named has no such release.
[[nodiscard]] std::vector<const PublishedWeights*> publishedFiles(const std::vector<int>& variants,
                                                                  PublishedRelease release);
/// nullptr when there is none of that id ("b1.IMAGENET1K_V2").
[[nodiscard]] const PublishedWeights* publishedById(std::string_view id);

/// folder empty: torchvision's cache.
[[nodiscard]] FileWish wishFor(const PublishedWeights& entry, const std::filesystem::path& folder,
                               const FetchSettings& settings);

/// About how many bytes it has: torchvision tells a thousandth of a MiB.
[[nodiscard]] std::uint64_t publishedBytes(const PublishedWeights& entry);

}  // namespace scalescope
