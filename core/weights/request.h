// SPDX-License-Identifier: Apache-2.0
// The words that ask for weights: auto, demo, random, a file, a folder.
#pragma once

#include "core/weights/library.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// What the user asked for, for one network.
struct WeightsRequest {
    enum class Source { Auto, Random, Path, Demo } source = Source::Auto;
    std::filesystem::path path;   ///< a file, a folder, or FILE#NAME of one of its networks
    std::uint64_t seed = 0;       ///< of Random, and of the fall-back of Auto and Demo
    AskedConventions asked = {};  ///< what the user says of a file
    friend bool operator==(const WeightsRequest&, const WeightsRequest&) = default;
};
/// "auto", "demo", "random", "random:7", "FILE", "DIR"; "b3=FILE" gives "b3" in forNetwork, and so
/// does the name of a network of one's own. Throws: ArgumentInvalid.
struct ParsedWeightsOption {
    std::optional<std::string> forNetwork;  ///< NetworkSpec::name
    WeightsRequest request;
};
[[nodiscard]] ParsedWeightsOption parseWeightsOption(std::string_view text,
                                                     const std::vector<std::string>& ownNames = {});
/// "b0=FILE", "b0=random:3", "mine=demo": as above, and the network is named.
/// Throws: ArgumentInvalid.
[[nodiscard]] ParsedWeightsOption parseColumnOption(std::string_view text,
                                                    const std::vector<std::string>& ownNames = {});

}  // namespace scalescope
