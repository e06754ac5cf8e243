// SPDX-License-Identifier: Apache-2.0
// The question: published weights of one variant, from the network. It is asked where a person
// asked for it, never by itself.
#pragma once

#include "core/fetch/fetched_file.h"

#include <filesystem>
#include <memory>
#include <string>

namespace scalescope {

struct FetchSettings;

/// A published file on this machine, checked.
struct FetchedWeights {
    std::string catalogId;  ///< "b1.IMAGENET1K_V2"
    int variant = 0;
    FetchedFile file;
};

struct FetchWeightsJob {
    using Answer = FetchedWeights;
    std::string catalogId;
    std::filesystem::path folder;                     ///< empty: torchvision's cache
    std::shared_ptr<const FetchSettings> settings{};  ///< null: those of the environment
};

}  // namespace scalescope
