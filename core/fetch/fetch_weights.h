// SPDX-License-Identifier: Apache-2.0
// Weights from the network: what would come, and all of it brought.
#pragma once

#include "core/base/run_context.h"
#include "core/fetch/fetch_settings.h"
#include "core/fetch/fetched_file.h"
#include "core/fetch/hub_listing.h"
#include "core/weights/catalog.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// A repository of the hub, looked at but not fetched.
struct HubPlan {
    HubName name;
    HubListing listing;
    std::vector<HubFile> files;
};

/// One file that is wanted, with what a person is to know before.
struct PlannedFile {
    const PublishedWeights* published = nullptr;  ///< of torchvision; nullptr: of the hub
    FileWish wish;
    std::uint64_t bytes = 0;  ///< to expect
    std::string source, licence;
};

/// What is to be fetched. Nothing of it has been yet, but lists of the hub.
struct FetchPlan {
    std::vector<PlannedFile> files;
    std::optional<HubPlan> hub{};
    std::filesystem::path folder;  ///< where a person finds it: of the hub its snapshot
    std::string repository{};      ///< of the hub

    [[nodiscard]] std::uint64_t bytes() const;
};

/// folder empty: torchvision's cache.
[[nodiscard]] FetchPlan planPublished(const std::vector<const PublishedWeights*>& entries,
                                      const std::filesystem::path& folder,
                                      const FetchSettings& settings);
/// Asks the hub what there is. folder empty: into huggingface_hub's cache, as it lays it out; else
/// plain files in that folder. Throws: as listHub and chooseHubFiles.
[[nodiscard]] FetchPlan planHub(const HubName& name, const std::filesystem::path& folder,
                                const FetchSettings& settings, RunContext& context);

/// In the order of the plan's files; ends at the first failure, and what came before stays. arrived
/// is told of every file that can be used from then on: those of the hub when all of them can.
/// Throws: as fetchFile.
std::vector<FetchedFile> fetchAll(const FetchPlan& plan, const FetchSettings& settings,
                                  RunContext& context,
                                  const std::function<void(const FetchedFile&)>& arrived = {});

}  // namespace scalescope
