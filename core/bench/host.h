// SPDX-License-Identifier: Apache-2.0
// What this runs on, as far as it can be told without LibTorch.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct Environment {
    std::string version;   ///< of ScaleScope
    std::string libtorch;  ///< "2.13.0"
    std::string opencv;    ///< "4.6.0"
    std::string cpu;       ///< "AMD EPYC ..."
    std::string simd;      ///< "AVX512", "AVX2", "default": what LibTorch uses; empty: not loaded
    int cores = 0;
    int threads = 0;  ///< of LibTorch; 0: not loaded
    std::int64_t memoryBytes = 0;
    std::vector<std::string> gpus;  ///< names; empty without CUDA, or where it was not loaded
    std::string os;                 ///< "Debian GNU/Linux 12 (bookworm), Linux 6.1"
    std::string when;               ///< ISO 8601, UTC
};
/// Of a program that has not loaded LibTorch: simd, threads and GPUs are not known.
[[nodiscard]] Environment hostEnvironment();
/// "0.2.0"
[[nodiscard]] const char* programVersion() noexcept;

namespace detail {
/// Value of the first line "name<separator>value" of a file; empty when there is none.
[[nodiscard]] std::string fieldOf(const std::filesystem::path& path, std::string_view name,
                                  char separator);
}  // namespace detail

}  // namespace scalescope
