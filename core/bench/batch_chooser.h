// SPDX-License-Identifier: Apache-2.0
// Finds the number of images per pass that goes fastest, while real images go through.
#pragma once

#include "core/base/throughput.h"

#include <cstdint>

namespace scalescope {

/// Doubles the batch as long as that pays: of each size one pass that warms up and some that count.
/// A pure function of the times it is told; no pass is made for its sake.
class BatchChooser {
public:
    /// wanted: images per pass, 0 for the fastest. largest: that memory allows, at least 1.
    BatchChooser(std::int64_t wanted, std::int64_t largest);

    /// Images of the next pass. remaining > 0: images left.
    [[nodiscard]] std::int64_t next(std::int64_t remaining);
    /// The pass that next() asked for took so long.
    void ran(std::int64_t images, double seconds);
    [[nodiscard]] const BatchChoice& choice() const { return m_choice; }

private:
    void judge();

    BatchChoice m_choice;
    std::int64_t m_candidate = 0;  ///< being measured; 0: chosen
    int m_passes = 0;              ///< of the candidate
    double m_bestSeconds = 0.0;    ///< of a pass of the candidate
};

}  // namespace scalescope
