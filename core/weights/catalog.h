// SPDX-License-Identifier: Apache-2.0
// The published weight files as data, and what a SHA-256 says of a file.
// Source: torchvision 0.28 weights; old names and digests: pytorch/vision #7744, #8060.
#pragma once

#include "core/model/variant.h"
#include "core/weights/weights_info.h"

#include <array>
#include <string>
#include <string_view>

namespace scalescope {

/// Who trained published weights, and under what terms they say they gave them.
struct WeightsOrigin {
    std::string_view name;     ///< "timm (Ross Wightman)"
    std::string_view address;  ///< of the project
    std::string_view licence;  ///< SPDX
};
/// What holds for all of them, in a sentence: what they were trained on. Source: torchvision's
/// README, "Pre-trained Model License".
[[nodiscard]] std::string_view trainingTerms() noexcept;

struct PublishedWeights {
    std::string_view id;  ///< "b1.IMAGENET1K_V2"
    int variant = 0;
    bool isDefault = true;
    std::string_view fileName;
    std::string_view sha256;       ///< 64 digits, or the 8 published ones
    std::string_view oldFileName;  ///< before 2023; empty if there was none
    std::string_view oldSha256;    ///< 8 digits
    Recipe recipe;
    double mebibytes = 0.0;  ///< as torchvision tells it, to three digits
    const WeightsOrigin* origin = nullptr;

    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::string_view release() const;  ///< "IMAGENET1K_V2"
};

/// By variant; the default of a variant first.
[[nodiscard]] const std::array<PublishedWeights, 9>& weightsCatalog();

/// Decides by content, then by name.
struct Judgement {
    WeightsKind kind = WeightsKind::Own;
    const PublishedWeights* entry = nullptr;  ///< nullptr for Own
    std::string verdict;                      ///< one sentence
};
[[nodiscard]] Judgement judge(const std::string& fileName, const std::string& sha256);

}  // namespace scalescope
