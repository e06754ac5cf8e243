// SPDX-License-Identifier: Apache-2.0
// Where weights are from: which release of which library, and whether a file is what its name
// promises.
#pragma once

#include "core/weights/weights_info.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace scalescope {

/// A file that timm or EfficientNet-PyTorch published under a name with digits of its SHA-256.
/// torchvision's own are in the catalogue.
struct Release {
    std::string_view fileName;  ///< "efficientnet_b0_ra-3dd342df.pth"
    std::string_view id;        ///< "timm efficientnet_b0.ra_in1k"
};
/// Source: default_cfgs of timm 1.0.31, url_map and url_map_advprop of EfficientNet-PyTorch 0.7.1.
[[nodiscard]] std::span<const Release> releases();

/// The hex digits of a SHA-256 that a name ends with, as PyTorch's hub writes them: "3dd342df" of
/// "efficientnet_b0_ra-3dd342df.pth"; empty when it promises none.
[[nodiscard]] std::string promisedDigits(std::string_view fileName);

/// What is known of where weights are from.
struct Origin {
    std::string release;   ///< "torchvision EfficientNet_B1_Weights.IMAGENET1K_V2"; empty: unknown
    std::string sentence;  ///< that, and how it is known; never empty
    std::string repository;  ///< "timm/efficientnet_b0.ra_in1k", of the Hugging Face hub's cache
    std::string revision;    ///< of that repository: 40 hex digits
    std::string promised;    ///< promisedDigits of the name
    std::optional<bool> promiseKept;  ///< nullopt: nothing is promised, or the file was not hashed
};

/// names: those of its tensors ("timm", "torchvision"), which tell two files with equal digits
/// apart.
[[nodiscard]] Origin originOf(const WeightsInfo& info, std::string_view names);

}  // namespace scalescope
