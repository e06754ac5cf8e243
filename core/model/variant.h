// SPDX-License-Identifier: Apache-2.0
// The family as data: B0..B7, and any network of one's own.
#pragma once

#include "core/base/column_index.h"
#include "core/base/recipe.h"
#include "core/model/padding.h"
#include "core/model/scale.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

inline constexpr int kImagenetClasses = 1000;

/// What a network needs besides its weights. A published variant or one's own scale. A published
/// variant's resolution is the crop that its default weights are evaluated at.
struct NetworkSpec {
    std::string name = "b0";         ///< "b0".."b7" or a user's name; key of the column in JSON and
                                     ///< file names
    std::optional<int> variant = 0;  ///< 0..7 for a published variant, nullopt for one's own
    Scale scale;
    double dropout = 0.2;  ///< before the classifier; training only
    double batchNormEps = 1e-5;
    double batchNormMomentum = 0.1;
    Padding padding;
    int classCount = kImagenetClasses;
    std::optional<Recipe> recipe;  ///< of one's own network; nothing: see recipeOf
    std::string ofNetwork;  ///< of a network that stands there once more, on other weights: the
                            ///< name of that one ("b0"); name is then its own; else empty
    std::string label;      ///< what tells it from the others of its network: "tuned"
    int ownIndex = 0;       ///< of a column behind B7: its place there, from 0

    /// It stands behind B7: one's own, or a network once more.
    [[nodiscard]] bool isExtra() const { return !variant || !ofNetwork.empty(); }
};

/// Columns that can stand beside B0..B7: networks of one's own, and networks once more. They are
/// kFirstExtra and those behind it.
inline constexpr int kOwnNetworkLimit = 8;
inline constexpr ColumnIndex kFirstExtra{8};

/// Published figures of a variant, drawn as ghost marks. Source: torchvision 0.28, arXiv
/// 1905.11946.
struct PublishedFigures {
    double top1Percent = 0, top5Percent = 0;  ///< ImageNet-1k, default weights at the eval crop
    double gmacs = 0;
    double paramsMillions = 0;
    std::string weights;          ///< "IMAGENET1K_V1"
    double paperTop1Percent = 0;  ///< paper v5, table 2
    int paperResolution = 224;    ///< px; differs from the spec's for B2 only: 260, 288
};

struct VariantRow {
    NetworkSpec spec;
    Recipe recipe;  ///< of the default weights. Source: torchvision 0.28 weights
    PublishedFigures published;
};

/// B0..B7 in order.
[[nodiscard]] const std::array<VariantRow, 8>& family();

/// Where a network stands beside others: 0..7 for B0..B7, from 8 on for what stands behind them.
/// Decides the colour.
[[nodiscard]] ColumnIndex columnOf(const NetworkSpec& spec);

/// Published for a variant; of one's own network its own, else B0's share: bicubic, the side of the
/// network times 256 / 224, cropped to that side.
[[nodiscard]] Recipe recipeOf(const NetworkSpec& spec);

/// "b3" or "B3" or "efficientnet_b3" -> 3. nullopt when it is none.
[[nodiscard]] std::optional<int> variantIndex(std::string_view name);

/// "b0-b3,b7", "all", "b2" -> ascending indices without doubles. Throws: ArgumentInvalid.
[[nodiscard]] std::vector<int> parseVariants(std::string_view text);

/// "B3" for "b3"; other names unchanged; "B3 tuned" for a network once more.
[[nodiscard]] std::string displayName(const NetworkSpec& spec);
/// The network, whichever of its columns this is: "b3", and as it is shown, "B3".
[[nodiscard]] const std::string& networkName(const NetworkSpec& spec);
[[nodiscard]] std::string networkTitle(const NetworkSpec& spec);

/// "B2 runs at 288 px; the paper used 260 px"; empty at the paper's size, and for what is in none.
[[nodiscard]] std::string paperSideText(const NetworkSpec& spec, std::int64_t height,
                                        std::int64_t width);

}  // namespace scalescope
