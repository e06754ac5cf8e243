// SPDX-License-Identifier: Apache-2.0
// What this runs on: named in every report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

struct Environment {
    std::string version;   ///< of ScaleScope
    std::string libtorch;  ///< "2.13.0"
    std::string opencv;    ///< "4.6.0"
    std::string cpu;       ///< "AMD EPYC ..."
    std::string simd;      ///< "AVX512", "AVX2", "default": what LibTorch uses
    int cores = 0, threads = 0;
    std::int64_t memoryBytes = 0;
    std::vector<std::string> gpus;  ///< names; empty without CUDA
    std::string os;                 ///< "Debian GNU/Linux 12 (bookworm), Linux 6.1"
    std::string when;               ///< ISO 8601, UTC
};
[[nodiscard]] Environment environment();
[[nodiscard]] bool cudaAvailable();
/// ISO 8601 UTC now.
[[nodiscard]] std::string utcNow();

}  // namespace scalescope
