// SPDX-License-Identifier: Apache-2.0
// How often weights name pictures rightly that were never trained on.
#pragma once

#include "core/base/run_context.h"
#include "core/base/throughput.h"
#include "core/exec/executor.h"
#include "core/train/picture_source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

struct ClassTally {
    std::string name;
    std::int64_t pictures = 0, right = 0;
    std::string mostOftenTakenFor;  ///< the commonest wrong answer; empty when there is none
};

struct Evaluation {
    int px = 0;
    std::int64_t pictures = 0, right = 0;
    double loss = 0.0;  ///< mean cross-entropy, no smoothing
    std::vector<ClassTally> classes;
    Throughput throughput;                ///< pictures are prepared while passes run
    std::vector<SkippedImage> skipped{};  ///< by the source up to now, also in a training before
    [[nodiscard]] double top1() const {
        return pictures > 0 ? static_cast<double>(right) / static_cast<double>(pictures) : 0.0;
    }
};

/// Runs the first `pictures` held-out pictures (at most as many as there are) through the program's
/// own preprocessing (recipeAt) and executor. networkClasses: names of the network's outputs, in
/// any order. Throws: ShapeMismatch when these are not the classes of the source; FileUnreadable
/// when every one of the pictures is left out; as the source; Canceled.
[[nodiscard]] Evaluation evaluate(Executor& executor,
                                  const std::vector<std::string>& networkClasses,
                                  PictureSource& source, std::int64_t pictures, int px,
                                  RunContext& context);

}  // namespace scalescope
