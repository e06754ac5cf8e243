// SPDX-License-Identifier: Apache-2.0
// What lies in a repository of the Hugging Face hub, and what of it is weights.
#pragma once

#include "core/base/run_context.h"
#include "core/fetch/fetch_settings.h"
#include "core/fetch/hub_name.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct HubFile {
    std::string name;  ///< in the repository; what is chosen lies at its top
    std::uint64_t bytes = 0;
    std::string blob;    ///< digits that the cache names it by: SHA-256, else git's
    bool large = false;  ///< kept beside git: blob is a SHA-256
};

struct HubListing {
    std::string commit;   ///< 40 digits
    std::string licence;  ///< as the repository states it; empty: it does not
    std::vector<HubFile> files;
};

/// As the server writes it; what cannot be of a repository is left out.
/// Throws: DownloadFailed with Subject::Weights.
[[nodiscard]] HubListing parseHubListing(std::string_view json, const std::string& repository);

/// Asks the server. Throws: as fetchText and parseHubListing.
[[nodiscard]] HubListing listHub(const HubName& name, const FetchSettings& settings,
                                 RunContext& context);

/// Where a file lies in a commit.
[[nodiscard]] std::string hubUrl(const HubName& name, const std::string& commit,
                                 const std::string& file, const FetchSettings& settings);

}  // namespace scalescope
