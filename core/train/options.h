// SPDX-License-Identifier: Apache-2.0
// Everything that decides a training, as a value: the same options give the same weights.
#pragma once

#include "core/base/rounding.h"
#include "core/model/variant.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

enum class OptimiserKind { Sgd, RmsProp };
enum class ScheduleKind { Cosine, Step };
enum class AugmentKind { None, Crop, CropFlip };

/// The share of all pictures that is shown at one input side.
struct SizeShare {
    int px = 96;
    double share = 1.0;  ///< in (0, 1]; all shares sum to 1
    friend bool operator==(const SizeShare&, const SizeShare&) = default;
};

struct TrainOptions {
    NetworkSpec spec;       ///< dropout as trained; classCount comes from the pictures
    double dropPath = 0.2;  ///< probability at the end of the network; grows linearly from 0
    std::vector<SizeShare> sizes{{96, 1.0}};  ///< in turn, first to last
    std::int64_t pictures = 100'000;          ///< shown in all; rounded up to whole batches
    int batch = 32;
    OptimiserKind optimiser = OptimiserKind::Sgd;
    double learningRate = 0.02;  ///< at the end of the warm-up
    double momentum = 0.9;
    double weightDecay = 1e-5;  ///< of weights of convolutions and the classifier; not of the rest
    ScheduleKind schedule = ScheduleKind::Cosine;
    double warmup = 0.05;  ///< share of the steps with a linearly growing rate
    double labelSmoothing = 0.1;
    double emaDecay = 0.999;  ///< 0: no moving average
    double clipNorm = 0.0;    ///< gradients are scaled down to this norm; 0: never
    AugmentKind augment = AugmentKind::Crop;
    std::uint64_t seed = 0;
    std::string startDigest;  ///< contentDigest of the weights to start from; empty: random ones

    [[nodiscard]] std::int64_t steps() const { return divideUp(pictures, batch); }
};

/// "96" or "64:0.5,96:0.4,224:0.1". Throws: ArgumentInvalid.
[[nodiscard]] std::vector<SizeShare> parseSizes(std::string_view text);
[[nodiscard]] std::string sizesText(const std::vector<SizeShare>& sizes);

[[nodiscard]] const char* optimiserName(OptimiserKind kind) noexcept;  ///< "sgd", "rmsprop"

/// Throws: ArgumentInvalid, with the option that cannot be used.
void checkOptions(const TrainOptions& options);

/// Every option by name, as exact text: what a checkpoint carries and a resumed run must equal.
[[nodiscard]] std::map<std::string, std::string> optionTexts(const TrainOptions& options);

}  // namespace scalescope
