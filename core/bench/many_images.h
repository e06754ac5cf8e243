// SPDX-License-Identifier: Apache-2.0
// Many images through one network: prepared on other threads while passes of several run.
#pragma once

#include "core/base/run_context.h"
#include "core/base/tensor.h"
#include "core/base/throughput.h"
#include "core/exec/executor.h"
#include "core/model/graph.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace scalescope {

/// What is done with each image.
struct ManyImages {
    std::size_t count = 0;
    std::int64_t inputBytes = 0;    ///< of one prepared image
    std::int64_t wantedBatch = 0;   ///< images per pass; 0: chosen by measurement
    std::int64_t largestBatch = 1;  ///< that memory allows
    int threads = 1;                ///< that the passes use; preparing takes no more, at most 4
    bool firstAlone = false;        ///< the first pass has one image
    /// Shape: [1,3,H,W], the same for every image; one without a shape is left out.
    /// Thread: several at once.
    std::function<TensorF32(std::size_t index)> prepare;
    /// Images first, first + 1, ... of those not left out, in one tensor, in order.
    /// Thread: the caller's.
    std::function<void(std::size_t first, const TensorF32& images)> pass;
    /// What is asked of the same images after their pass, in none of the times that are told; may
    /// be empty. Thread: the caller's.
    std::function<void(const TensorF32& images)> beside;
};

/// Images that wait for their pass need this much at most (or one image, if that is larger).
inline constexpr std::int64_t kPreparedLimitBytes = std::int64_t{64} << 20;

/// Runs them all; throughput is also told of what ended early. Results do not depend on time: the
/// order is that of the images, only how many share a pass is measured.
/// Throws: what prepare throws, in the image's turn; what pass throws; Canceled.
void runMany(const ManyImages& images, Throughput& throughput, RunContext& context);

/// Images per pass whose memory, as the engine plans it or as predicted in float32, fits the share
/// of what is free and 1 GiB (16 GiB on a device of its own), at most 64.
[[nodiscard]] std::int64_t largestBatchFor(const Graph& graph, Executor& executor,
                                           double memoryBudgetShare);

}  // namespace scalescope
