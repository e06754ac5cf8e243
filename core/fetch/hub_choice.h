// SPDX-License-Identifier: Apache-2.0
// Which files of a repository of the Hugging Face hub are weights.
#pragma once

#include "core/fetch/hub_listing.h"

#include <vector>

namespace scalescope {

/// The weights and what stands beside them: model.safetensors, else its shards by their index, else
/// pytorch_model.bin, else its shards, else the only file of weights; config.json and
/// preprocessor_config.json. An index is read from the server.
/// Throws: DownloadFailed with what there is instead; LimitExceeded.
[[nodiscard]] std::vector<HubFile> chooseHubFiles(const HubName& name, const HubListing& listing,
                                                  const FetchSettings& settings,
                                                  RunContext& context);

}  // namespace scalescope
