// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetch_weights.h"

#include "core/base/error.h"
#include "core/fetch/fetch_file.h"
#include "core/fetch/hub_cache.h"
#include "core/fetch/hub_choice.h"
#include "core/fetch/published_files.h"
#include "core/weights/cache_folders.h"

#include <algorithm>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

std::string textOf(std::string_view text) {
    return std::string(text);
}

PlannedFile planned(const HubPlan& plan, const HubFile& file, const fs::path& target,
                    const FetchSettings& settings) {
    PlannedFile made;
    made.wish = {.url = hubUrl(plan.name, plan.listing.commit, file.name, settings),
                 .target = target,
                 .name = file.name,
                 .leastBytes = file.bytes,
                 .mostBytes = file.bytes,
                 .check = file.large ? FetchCheck::FullSha256 : FetchCheck::GitBlob,
                 .digest = file.blob,
                 .token = settings.hubToken};
    made.bytes = file.bytes;
    made.source = settings.hub + "/" + plan.name.repository;
    made.licence = plan.listing.licence;
    return made;
}

/// The commit as a folder, and the branch that leads to it. Files are told where they are found.
std::vector<FetchedFile> linked(const HubPlan& hub, std::vector<FetchedFile> files,
                                const std::function<void(const FetchedFile&)>& arrived) {
    const HubCache cache(huggingFaceHub(), hub.name, hub.listing.commit);
    for (const HubFile& file : hub.files)
        cache.link(file);
    cache.nameRevision();
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i].path = cache.snapshot() / hub.files[i].name;
        if (arrived)
            arrived(files[i]);
    }
    return files;
}

}  // namespace

std::uint64_t FetchPlan::bytes() const {
    std::uint64_t sum = 0;
    for (const PlannedFile& file : files)
        sum += file.bytes;
    return sum;
}

FetchPlan planPublished(const std::vector<const PublishedWeights*>& entries, const fs::path& folder,
                        const FetchSettings& settings) {
    FetchPlan plan;
    plan.folder = folder.empty() ? torchCheckpoints() : expandedPath(folder);
    for (const PublishedWeights* entry : entries)
        plan.files.push_back({.published = entry,
                              .wish = wishFor(*entry, folder, settings),
                              .bytes = publishedBytes(*entry),
                              .source = textOf(entry->origin->name),
                              .licence = textOf(entry->origin->licence)});
    return plan;
}

FetchPlan planHub(const HubName& name, const fs::path& folder, const FetchSettings& settings,
                  RunContext& context) {
    HubPlan hub{name, listHub(name, settings, context), {}};
    hub.files = chooseHubFiles(name, hub.listing, settings, context);
    const HubCache cache(huggingFaceHub(), name, hub.listing.commit);
    FetchPlan plan;
    plan.repository = name.repository;
    plan.folder = folder.empty() ? cache.snapshot() : expandedPath(folder);
    for (const HubFile& file : hub.files)
        plan.files.push_back(planned(
            hub, file, folder.empty() ? cache.blob(file) : plan.folder / file.name, settings));
    if (folder.empty())
        plan.hub = std::move(hub);
    return plan;
}

std::vector<FetchedFile> fetchAll(const FetchPlan& plan, const FetchSettings& settings,
                                  RunContext& context,
                                  const std::function<void(const FetchedFile&)>& arrived) {
    const auto whole = static_cast<double>(std::max<std::uint64_t>(plan.bytes(), 1));
    std::vector<FetchedFile> fetched;
    double done = 0.0;
    for (const PlannedFile& file : plan.files) {
        const double end = done + static_cast<double>(file.bytes);
        fetched.push_back(context.within(done / whole, end / whole,
                                         [&] { return fetchFile(file.wish, settings, context); }));
        done = end;
        if (arrived && !plan.hub)
            arrived(fetched.back());
    }
    if (plan.hub)
        fetched = linked(*plan.hub, std::move(fetched), arrived);
    return fetched;
}

}  // namespace scalescope
