// SPDX-License-Identifier: Apache-2.0
// How much is known about weights, before the tensors.
#pragma once

#include "core/model/variant.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// How much is known about weights; decides the badge. Order: best first.
enum class WeightsKind {
    Verified,        ///< published file, full SHA-256 equal
    PrefixVerified,  ///< published file, the 8 published hex digits equal
    Differs,         ///< published file name, other content
    Own,             ///< the user's checkpoint
    Demo,            ///< the network that comes with the program, of generated pictures
    Random           ///< drawn from a seed, every layer near unit scale (RandomScale)
};
[[nodiscard]] const char* weightsKindName(WeightsKind kind) noexcept;  ///< "verified", "own", ...
[[nodiscard]] const char* weightsKindBadge(
    WeightsKind kind) noexcept;  ///< "trained, hash verified", ...
/// False for random weights: their predictions mean nothing.
[[nodiscard]] bool predictionsMeaningful(WeightsKind kind) noexcept;

/// Everything about one weight file or random weights, before the tensors.
struct WeightsInfo {
    WeightsKind kind = WeightsKind::Random;
    std::filesystem::path path;  ///< empty for random and demo
    std::string name;            ///< file name, or "random, seed 0"
    std::string sha256;          ///< of the file; for random: of the seed's recipe
    std::uint64_t seed = 0;      ///< of random weights
    std::string catalogId;       ///< "b1.IMAGENET1K_V2", empty for own and random
    std::string verdict;         ///< one sentence
    std::string format;          ///< "pth (zip)", "pth (legacy)", "safetensors"
    std::int64_t fileBytes = 0;
    std::optional<Recipe> recipe;    ///< of catalogued weights (B1 V1 and V2 differ)
    std::string recipeFrom;          ///< whose: "as published with b1.IMAGENET1K_V2"
    std::vector<std::string> notes;  ///< e.g. files that were found but not usable
};

}  // namespace scalescope
