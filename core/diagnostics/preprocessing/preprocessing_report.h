// SPDX-License-Identifier: Apache-2.0
// One picture fed to one network in every way that programs feed it: what differs, and what the
// network makes of it.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/prediction.h"
#include "core/diagnostics/preprocessing/fed_difference.h"
#include "core/input/preprocessing_paths.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// What the network says of what a path feeds, beside what it says of this program's.
struct PathScores {
    bool finite = true;          ///< false: a logit is NaN or infinite, and the rest is empty
    ClassScore top1;             ///< the best class of this path
    bool top1Stays = false;      ///< it is that of this program's path
    double classLogit = 0.0;     ///< of the class that is top-1 with this program's path
    double logitChange = 0.0;    ///< of that class's logit, this path less this program's
    double largestChange = 0.0;  ///< of any logit, without its sign
};

/// One path.
struct PreprocessingRow {
    PreprocessingPath path = PreprocessingPath::Program;
    int side = 0;                             ///< of the square that it feeds, px
    std::optional<FedDifference> difference;  ///< from this program's path; none of another size
    std::optional<PathScores> scores;         ///< none where logits mean nothing
    std::shared_ptr<const Image> picture;     ///< what the network takes it for; may be null
    std::shared_ptr<const Image> differencePicture;  ///< amplified; may be null
    int differenceFactor = 1;
};

struct PreprocessingReport {
    std::string imageName;
    std::string recipe;    ///< in words
    std::string noScores;  ///< why logits are not compared, in a sentence; empty: they are
    std::string sideNote;  ///< where the size is not the paper's, in a sentence; else empty
    std::vector<PreprocessingRow> rows;  ///< the first is this program's path
};

/// Throws: ArgumentInvalid where the program's logits are none, not finite, or of another number.
[[nodiscard]] PathScores scoresOf(std::span<const float> program, std::span<const float> other,
                                  const Labels& labels);

/// One row per path.
[[nodiscard]] Table toTable(const PreprocessingReport& report);

/// Some sentences: in how many other ways top-1 stays, what OpenCV does to its logit, which way
/// moves it most; or, without scores, why, and how far what is fed differs.
[[nodiscard]] std::string verdictOf(const PreprocessingReport& report);

}  // namespace scalescope
