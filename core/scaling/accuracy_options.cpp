// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/accuracy_options.h"

#include "core/base/format.h"
#include "core/base/setting.h"

namespace scalescope {

namespace {

constexpr int kLargestRungs = 10;
constexpr std::int64_t kLargestPictures = 100'000'000;

void requireSetting(bool ok, const std::string& sentence) {
    if (!ok)
        throw settingError(ErrorCode::ArgumentInvalid, sentence);
}

}  // namespace

void checkAccuracyOptions(const AccuracyOptions& options) {
    requireSetting(options.rungs >= 1 && options.rungs <= kLargestRungs,
                   "The search would have " + std::to_string(options.rungs) +
                       " rungs; use a number from 1 to " + std::to_string(kLargestRungs) + ".");
    requireSetting(options.candidates >= 0,
                   "The number of candidates cannot be negative; 0 takes all.");
    requireSetting(options.pictures >= options.batch && options.pictures <= kLargestPictures,
                   "The first rung would show " + std::to_string(options.pictures) +
                       " pictures; use a number from one batch (" + std::to_string(options.batch) +
                       ") to " + std::to_string(kLargestPictures) + ".");
    requireSetting(options.judged >= 1, "At least one held-out picture must decide; give more.");
    requireSetting(options.base.resolution >= kSmallestInputSide && options.base.resolution <= 1024,
                   "The side of φ 0 is " + std::to_string(options.base.resolution) +
                       " pixels in the trainings; use a number from " +
                       std::to_string(kSmallestInputSide) + " to 1024.");
    requireSetting(!options.state.empty(),
                   "A search by accuracy takes long; name the file of its result, " +
                       settingMark("out") + " FILE.json, so that it can be resumed.");
}

SearchOptionTexts searchOptionTexts(const SearchOptions& grid, const AccuracyOptions& options,
                                    const std::string& images, int threads) {
    return {{"grid-step", formatExact(grid.step)},
            {"grid-max", formatExact(grid.highest)},
            {"tolerance", formatExact(grid.tolerance)},
            {"phi", formatExact(grid.phi)},
            {"resolution-step", std::to_string(grid.policy.step)},
            {"images", images},
            {"candidates", std::to_string(options.candidates)},
            {"rungs", std::to_string(options.rungs)},
            {"pictures", std::to_string(options.pictures)},
            {"judged", std::to_string(options.judged)},
            {"train-px", std::to_string(options.base.resolution)},
            {"train-width", formatExact(options.base.width)},
            {"train-depth", formatExact(options.base.depth)},
            {"batch", std::to_string(options.batch)},
            {"lr", formatExact(options.learningRate)},
            {"seed", std::to_string(options.seed)},
            {"threads", std::to_string(threads)}};
}

}  // namespace scalescope
