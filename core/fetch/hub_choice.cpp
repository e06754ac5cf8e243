// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/hub_choice.h"

#include "core/base/format.h"
#include "core/base/json_text.h"
#include "core/fetch/fetch_text.h"
#include "core/fetch/reply_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace scalescope {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMostIndexBytes = std::uint64_t{16} << 20;
constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 30;  ///< no EfficientNet comes near it
constexpr std::uint64_t kMostConfigBytes = std::uint64_t{16} << 20;
constexpr std::size_t kMostShards = 1000;
constexpr std::array<std::string_view, 2> kWhole{"model.safetensors", "pytorch_model.bin"};
constexpr std::array<std::string_view, 2> kBeside{"config.json", "preprocessor_config.json"};
constexpr std::array<std::string_view, 4> kEndings{".safetensors", ".bin", ".pth", ".pt"};

const HubFile* find(const HubListing& listing, std::string_view name) {
    const auto found = std::ranges::find(listing.files, name, &HubFile::name);
    return found == listing.files.end() ? nullptr : &*found;
}

/// What an index lists, all of it in the repository.
std::vector<HubFile> shardsOf(const HubName& name, const HubListing& listing, const HubFile& index,
                              const FetchSettings& settings, RunContext& context) {
    const std::string text = fetchText(hubUrl(name, listing.commit, index.name, settings),
                                       settings.hubToken, kMostIndexBytes, settings, context);
    const Json json = parsedJson<Json>(text).value_or(Json());
    std::set<std::string> names;
    if (json.is_object() && json.contains("weight_map") && json["weight_map"].is_object())
        for (const auto& [key, shard] : json["weight_map"].items())
            if (shard.is_string())
                names.insert(shard.get<std::string>());
    if (names.empty() || names.size() > kMostShards)
        throw fetchError(name.repository,
                         "its " + index.name + " lists no shards; choose another repository.");
    std::vector<HubFile> files{index};
    for (const std::string& shard : names) {
        const HubFile* file = find(listing, shard);
        if (!file)
            throw fetchError(name.repository, "its " + index.name + " lists the shard " +
                                                  shard.substr(0, 80) +
                                                  ", which is not there; choose another "
                                                  "repository.");
        files.push_back(*file);
    }
    return files;
}

bool isWeights(const HubFile& file) {
    return std::ranges::any_of(kEndings,
                               [&](std::string_view end) { return file.name.ends_with(end); });
}

/// Some repositories keep the file under a name of their own.
std::vector<HubFile> onlyOne(const HubName& name, const HubListing& listing) {
    std::vector<HubFile> files;
    std::ranges::copy_if(listing.files, std::back_inserter(files), isWeights);
    if (files.size() == 1)
        return files;
    constexpr std::size_t kShown = 8;
    std::string names;
    for (std::size_t i = 0; i < std::min(files.size(), kShown); ++i)
        names += (i == 0 ? "" : ", ") + files[i].name;
    throw fetchError(name.repository,
                     files.empty()
                         ? "there are no weights at the top of this repository (.safetensors, "
                           ".bin, .pth, .pt); choose another one."
                         : "which of its files of weights is meant cannot be told (" + names +
                               "); fetch the one you want by hand.");
}

std::vector<HubFile> weightsOf(const HubName& name, const HubListing& listing,
                               const FetchSettings& settings, RunContext& context) {
    for (const std::string_view whole : kWhole) {
        if (const HubFile* file = find(listing, whole))
            return {*file};
        if (const HubFile* index = find(listing, std::string(whole) + ".index.json"))
            return shardsOf(name, listing, *index, settings, context);
    }
    return onlyOne(name, listing);
}

}  // namespace

std::vector<HubFile> chooseHubFiles(const HubName& name, const HubListing& listing,
                                    const FetchSettings& settings, RunContext& context) {
    std::vector<HubFile> files = weightsOf(name, listing, settings, context);
    std::uint64_t bytes = 0;
    for (const HubFile& file : files) {
        // Added one by one under the limit: no sum can overflow.
        if (file.bytes > kMostBytes || (bytes += file.bytes) > kMostBytes)
            throw Error(ErrorCode::LimitExceeded,
                        name.repository + ": its weights have more than " +
                            formatBytes(static_cast<std::int64_t>(kMostBytes)) +
                            ", which no EfficientNet has; choose another repository.",
                        Subject::Weights);
    }
    for (const std::string_view beside : kBeside)
        if (const HubFile* file = find(listing, beside); file && file->bytes <= kMostConfigBytes)
            files.push_back(*file);
    return files;
}

}  // namespace scalescope
