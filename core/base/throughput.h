// SPDX-License-Identifier: Apache-2.0
// How fast many images went through a network, and what that depends on.
#pragma once

#include <cstdint>
#include <vector>

namespace scalescope {

/// Passes of one size while the batch was being chosen.
struct BatchProbe {
    std::int64_t batch = 1;
    double imagesPerSecond = 0.0;  ///< of the fastest timed pass
};

/// How many images a pass takes.
struct BatchChoice {
    std::int64_t batch = 1;
    bool measured = false;           ///< false: given, or too few images to measure
    std::int64_t largest = 1;        ///< that memory allows
    std::vector<BatchProbe> probes;  ///< in the order of the sizes; empty: nothing was measured
};

/// Of one run over several images. Seconds are of the clock on the wall.
struct Throughput {
    std::int64_t images = 0;
    double seconds = 0.0;         ///< from the first image to the last result
    double prepareSeconds = 0.0;  ///< decoding and resizing, summed over the threads that do it
    double passSeconds = 0.0;     ///< passes and what is gathered from them
    double waitSeconds = 0.0;     ///< without a prepared image
    int prepareThreads = 0;
    std::int64_t preparedLimitBytes = 0;  ///< of images that wait for their pass
    BatchChoice choice;
    [[nodiscard]] double imagesPerSecond() const {
        return seconds > 0.0 ? static_cast<double>(images) / seconds : 0.0;
    }
};

}  // namespace scalescope
