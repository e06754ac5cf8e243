// SPDX-License-Identifier: Apache-2.0
// A short text from the network: what a server lists.
#pragma once

#include "core/base/run_context.h"
#include "core/fetch/fetch_settings.h"

#include <cstdint>
#include <string>

namespace scalescope {

/// A short text, such as a list: at most limitBytes, tried again as a file is.
/// Throws: as fetchFile.
[[nodiscard]] std::string fetchText(const std::string& url, const std::string& token,
                                    std::uint64_t limitBytes, const FetchSettings& settings,
                                    RunContext& context);

}  // namespace scalescope
