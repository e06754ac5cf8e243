// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/published_files.h"

#include "core/base/setting.h"
#include "core/model/variant.h"
#include "core/weights/cache_folders.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

/// Files were replaced in 2023 under new names and with the same tensors; the sizes that are told
/// are older. The digest decides; the size only tells a file from a web page.
constexpr double kSizeTolerance = 0.01;
constexpr std::size_t kFullDigits = 64;

bool isOf(const PublishedWeights& entry, PublishedRelease release) {
    switch (release) {
        case PublishedRelease::V1:
            return entry.release().ends_with("V1");
        case PublishedRelease::V2:
            return entry.release().ends_with("V2");
        case PublishedRelease::Default:
            break;
    }
    return entry.isDefault;
}

std::string namesOf(PublishedRelease release) {
    std::string names;
    for (const PublishedWeights& entry : weightsCatalog())
        if (isOf(entry, release))
            names += (names.empty() ? "" : ", ") +
                     displayName(family().at(static_cast<std::size_t>(entry.variant)).spec);
    return names;
}

}  // namespace

PublishedRelease parseRelease(std::string_view word) {
    if (word.empty())
        return PublishedRelease::Default;
    if (word == "v1" || word == "V1")
        return PublishedRelease::V1;
    if (word == "v2" || word == "V2")
        return PublishedRelease::V2;
    throw settingError(ErrorCode::ArgumentInvalid,
                       settingMark("release") + " \"" + std::string(word) +
                           "\" is none of v1 and v2; leave it out for the better one of each "
                           "variant.");
}

std::vector<const PublishedWeights*> publishedFiles(const std::vector<int>& variants,
                                                    PublishedRelease release) {
    const bool wholeFamily = variants.size() == family().size();
    std::vector<const PublishedWeights*> files;
    for (const int variant : variants) {
        const auto entry = std::ranges::find_if(weightsCatalog(), [&](const auto& published) {
            return published.variant == variant && isOf(published, release);
        });
        if (entry != weightsCatalog().end())
            files.push_back(&*entry);
        else if (!wholeFamily)
            throw settingError(ErrorCode::ArgumentInvalid,
                               displayName(family().at(static_cast<std::size_t>(variant)).spec) +
                                   " was not published in this " + settingMark("release") +
                                   ", only " + namesOf(release) +
                                   " was; leave it out for what there is.");
    }
    return files;
}

const PublishedWeights* publishedById(std::string_view id) {
    const auto entry = std::ranges::find(weightsCatalog(), id, &PublishedWeights::id);
    return entry == weightsCatalog().end() ? nullptr : &*entry;
}

std::uint64_t publishedBytes(const PublishedWeights& entry) {
    constexpr double kMebibyte = 1 << 20;
    return static_cast<std::uint64_t>(std::llround(entry.mebibytes * kMebibyte));
}

FileWish wishFor(const PublishedWeights& entry, const std::filesystem::path& folder,
                 const FetchSettings& settings) {
    const auto bytes = static_cast<double>(publishedBytes(entry));
    return {.url = settings.published + std::string(entry.fileName),
            .target = (folder.empty() ? torchCheckpoints() : expandedPath(folder)) /
                      std::string(entry.fileName),
            .name = std::string(entry.fileName),
            .leastBytes = static_cast<std::uint64_t>(bytes * (1.0 - kSizeTolerance)),
            .mostBytes = static_cast<std::uint64_t>(bytes * (1.0 + kSizeTolerance)),
            .check = entry.sha256.size() == kFullDigits ? FetchCheck::FullSha256
                                                        : FetchCheck::Sha256Prefix,
            .digest = std::string(entry.sha256)};
}

}  // namespace scalescope
