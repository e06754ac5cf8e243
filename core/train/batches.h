// SPDX-License-Identifier: Apache-2.0
// The batch of every step, made on a second thread while the step before runs.
#pragma once

#include "core/train/options.h"
#include "core/train/picture_source.h"

#include <cstdint>
#include <future>
#include <vector>

namespace scalescope {

/// Shape: values N x px x px x 3, channels last, normalised.
struct Batch {
    int px = 0;
    std::vector<float> values;
    std::vector<std::int64_t> labels;
};

/// The batch of a step is a function of the options and the step alone.
[[nodiscard]] Batch makeBatch(PictureSource& source, const TrainOptions& options,
                              std::int64_t step);

/// Makes one batch ahead. Thread: one user; the source belongs to it while it lives.
class BatchQueue {
public:
    BatchQueue(PictureSource& source, const TrainOptions& options)
        : m_source(source), m_options(options) {}
    ~BatchQueue();
    BatchQueue(const BatchQueue&) = delete;
    BatchQueue& operator=(const BatchQueue&) = delete;
    /// Throws: as makeBatch.
    [[nodiscard]] Batch take(std::int64_t step);

private:
    PictureSource& m_source;
    const TrainOptions& m_options;
    std::int64_t m_nextStep = -1;
    std::future<Batch> m_next;
};

}  // namespace scalescope
