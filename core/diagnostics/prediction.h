// SPDX-License-Identifier: Apache-2.0
// What a network says about an image, and how the variants agree.
#pragma once

#include "core/base/image.h"
#include "core/base/series.h"
#include "core/input/labels.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

struct ClassScore {
    int index = 0;
    std::string label;
    double probability = 0.0;  ///< softmax score, of one output the sigmoid; not calibrated
    double logit = 0.0;
};

/// A class that was asked for, wherever it stands.
struct AskedScore {
    ClassScore score;
    std::int64_t rank = 1;  ///< 1: the best; ties by lower index
};

/// Of one image by one variant.
struct Prediction {
    std::string imageName;
    std::string imageDigest;
    std::string classLabel;             ///< the image's class folder; empty if none
    bool valid = true;                  ///< false: a logit is not finite, or predictions are off
    std::string off;                    ///< why predictions are off, in a sentence; else empty
    bool meaningful = false;            ///< false: random weights
    bool outsideTraining = false;       ///< of the demo, on a picture not known to be of its kinds
    std::vector<ClassScore> topk;       ///< best first, ties by lower index; min(k, K)
    std::vector<AskedScore> asked{};    ///< of classes asked for by name
    std::optional<double> entropyNats;  ///< of the softmax
    std::optional<double> entropyNormalised;  ///< entropy / ln K
    std::optional<double> margin;             ///< p1 - p2
    std::optional<double> logitMargin;
    std::vector<float> logits;  ///< all K; none when predictions are off
};

/// "softmax", or "sigmoid" of one output.
[[nodiscard]] const char* scoringName(std::size_t outputs) noexcept;

/// Pure function of one image's logits. Throws: ArgumentInvalid for no logits.
/// Of one output the score is the sigmoid of its logit.
[[nodiscard]] Prediction predict(std::span<const float> logits, const Labels& labels, int k = 5);

/// Score and rank of these classes into prediction.asked; nothing where it is not valid.
void addAsked(Prediction& prediction, const Labels& labels, const std::vector<int>& classes);

/// How several variants agree. Index: position in the given list. Over several images the grids and
/// the score are means, the rest is of the first image.
struct Agreement {
    int images = 1;
    bool comparable = true;          ///< false: other class lists, or random weights among them
    std::string reason;              ///< why not
    std::vector<std::string> names;  ///< "B0", ...
    Grid2d top1;                     ///< 1 if the top-1 is equal; diagonal 1
    Grid2d top5Overlap;              ///< Jaccard of the top-5
    double score = 0.0;              ///< share of variants with the most frequent top-1
    std::vector<int> mostFrequent;   ///< class indices (several when tied)
    std::optional<int> reference;    ///< position of the reference (largest variant)
    std::optional<int> firstFlip;    ///< smallest position whose top-1 differs from the reference
};
[[nodiscard]] Agreement agreementOf(const std::vector<const Prediction*>& predictions,
                                    const std::vector<std::string>& names);
/// images: of each the predictions of all variants, in the order of the names.
[[nodiscard]] Agreement agreementOver(const std::vector<std::vector<const Prediction*>>& images,
                                      const std::vector<std::string>& names);

}  // namespace scalescope
