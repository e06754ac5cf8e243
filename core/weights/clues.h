// SPDX-License-Identifier: Apache-2.0
// What lies in a file beside its weights and tells whose network they are of.
#pragma once

#include "core/model/padding.h"
#include "core/weights/formats/archive.h"
#include "core/weights/stated_norm.h"
#include "core/weights/stated_options.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Keys of a file's metadata under which this program writes how the network pads, and its eps.
inline constexpr const char* kPaddingKey = "network.padding";
inline constexpr const char* kBatchNormEpsKey = "network.batchNormEps";

struct Clues {
    std::vector<std::string>
        architectures;                   ///< "tf_efficientnet_b0": texts that name one of timm's
    std::optional<Padding> padding;      ///< of metadata
    std::optional<double> batchNormEps;  ///< of metadata
    std::optional<StatedNorm> norm;      ///< of pictures, beside the network
    StatedOptions options;               ///< of the network's constructor
};

[[nodiscard]] Clues cluesIn(const Archive& archive);

/// True of "tf_efficientnet_b3_ns" and the like, also within a longer text; dashes count as lines.
[[nodiscard]] bool namesTfPort(std::string_view text);
/// True of "efficientnet_b3", "timm/efficientnet_b0.ra_in1k", "my_efficientnet-b0_best.pth"; not of
/// a port.
[[nodiscard]] bool namesPlainNetwork(std::string_view text);

/// True of "efficientnet_blur_b0" and the like: with blur pooling, which has no tensors.
[[nodiscard]] bool namesBlurredNetwork(std::string_view text);

/// True of "efficientnet_b0.ra4_e3600_r224_in1k" and the like, which timm trained on pictures from
/// -1 to 1.
[[nodiscard]] bool namesRa4(std::string_view text);

/// True of "tf_efficientnet_b0_ap", "timm/tf_efficientnet_b3.ap_in1k", "adv-efficientnet-b0-x.pth":
/// trained with AdvProp, on pictures from -1 to 1.
[[nodiscard]] bool namesAdvProp(std::string_view text);

}  // namespace scalescope
