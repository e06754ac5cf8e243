// SPDX-License-Identifier: Apache-2.0
// Where a result comes from: carried by every result, cited by every report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

using JobId = std::uint64_t;

/// Everything that must be equal for two results to be comparable or mergeable.
struct Provenance {
    JobId jobId = 0;
    std::string variant;         ///< "b3", or the name of a custom scale
    std::string weightsKind;     ///< "verified", "own", "random", ...
    std::string weightsName;     ///< file name, or "random, seed 0"
    std::string weightsDigest;   ///< SHA-256 of the file or of the seed's recipe
    std::string recipe;          ///< preprocessing in words: "resize 320 bicubic, crop 300"
    std::string executor;        ///< "reference" or "fused"
    std::string executorReason;  ///< why this one
    std::string device;          ///< "cpu", "cuda:0"
    std::string dtype;           ///< "fp32"
    bool autocast = false;       ///< dtype where LibTorch deems it safe, fp32 elsewhere
    int threads = 0;
    std::vector<std::string> imageDigests;  ///< SHA-256 of the decoded pixels
    std::string when;                       ///< ISO 8601, UTC
};

}  // namespace scalescope
