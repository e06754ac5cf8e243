// SPDX-License-Identifier: Apache-2.0
// How a search by accuracy trains its candidates: the settings, their limits, and their texts.
#pragma once

#include "core/scaling/grid_search.h"
#include "core/scaling/search_state.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace scalescope {

/// How candidates are trained. All see the same pictures in the same order; after each rung the
/// better half goes on, with twice as many pictures in all. The learning rate follows one schedule
/// up to the last rung. Source: Jamieson and Talwalkar, arXiv 1502.07943.
struct AccuracyOptions {
    std::string images = "generated";  ///< or a folder of class folders
    int candidates = 16;               ///< at most; those nearest to the constraint; 0: all
    int rungs = 3;
    std::int64_t pictures = 320;  ///< shown to each candidate of the first rung
    std::int64_t judged = 400;    ///< held-out pictures that decide, at most
    double heldOutShare = 0.25;   ///< of a folder
    bool strict = false;          ///< a picture of it that cannot be read is an error
    Scale base{1.0, 1.0, 64};     ///< what phi 0 stands for; trainings use smaller sides than 224
    int batch = 16;
    double learningRate = 0.02;
    std::uint64_t seed = 0;
    int threads = 0;               ///< 0: one per core
    std::int64_t memoryBytes = 0;  ///< trainings that need more are refused; 0: not known
    /// JSON of the rungs that are finished; trained networks lie in a folder beside it.
    std::filesystem::path state;
    bool resume = false;  ///< go on from the state, which must be there
};

/// Throws: ArgumentInvalid, with the setting that is out of range.
void checkAccuracyOptions(const AccuracyOptions& options);

/// What decides the result, by name: what a state carries and a resumed search must equal.
[[nodiscard]] SearchOptionTexts searchOptionTexts(const SearchOptions& grid,
                                                  const AccuracyOptions& options,
                                                  const std::string& images, int threads);

}  // namespace scalescope
