// SPDX-License-Identifier: Apache-2.0
// Expands a request (variants x questions) into jobs; the window and the command line use the same.
#pragma once

#include "core/bench/benchmark_options.h"
#include "core/session/questions/diagnose_job.h"
#include "core/session/run_request.h"

#include <map>
#include <string>
#include <vector>

namespace scalescope {

struct Job;

/// What a user asks for at once.
struct Request {
    std::vector<NetworkSpec> networks;                 ///< in the order of the results
    WeightsRequest weights;                            ///< for all but those named below
    std::map<std::string, WeightsRequest> weightsFor;  ///< by NetworkSpec::name
    InputRequest input;
    RunOptions options;
    Thresholds thresholds;
    Questions questions;
    bool diagnose = true;
    bool benchmark = false;
    BenchmarkOptions benchmarkOptions;
};

/// Throws: ArgumentInvalid for no networks, or nothing to feed.
[[nodiscard]] std::vector<Job> plan(const Request& request);

/// Decodes the first few images in place, once for all networks; the rest is read by each anew.
/// What may be skipped and cannot be read moves to input.skipped.
/// Throws: as loadImage and loadSample; FileUnreadable where no image is left.
void decodeFirst(InputRequest& input);

/// The specs of B0..B7 at these indices.
[[nodiscard]] std::vector<NetworkSpec> networksOf(const std::vector<int>& variants);

}  // namespace scalescope
