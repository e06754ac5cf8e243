// SPDX-License-Identifier: Apache-2.0
// A repository of the Hugging Face hub as a person names it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

/// "timm/efficientnet_b0.ra_in1k" at a branch, tag or commit.
struct HubName {
    std::string repository;  ///< "owner/name", or "name" of the first ones
    std::string revision = "main";
};

/// "hf:owner/name", "hf:owner/name@revision", and the same without "hf:" where there is an owner;
/// nullopt for words that are none. Throws: ArgumentInvalid for a name that the hub would refuse.
[[nodiscard]] std::optional<HubName> parseHubName(std::string_view text);

/// The folder of the cache: "models--owner--name".
[[nodiscard]] std::string hubFolder(const HubName& name);

}  // namespace scalescope
