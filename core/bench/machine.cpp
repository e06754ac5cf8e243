// SPDX-License-Identifier: Apache-2.0
#include "core/bench/machine.h"

#include "core/base/format.h"

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <system_error>

namespace scalescope {

namespace {

std::string simdLevel() {
    const std::string level = at::get_cpu_capability();
    return level == "DEFAULT" ? "default" : level;
}

/// The driver tells the names without any CUDA header.
std::vector<std::string> gpuNames() {
    std::vector<std::string> names;
    if (!cudaAvailable())
        return names;
    std::vector<std::filesystem::path> folders;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/driver/nvidia/gpus", none))
        folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    for (const auto& folder : folders)
        names.push_back(detail::fieldOf(folder / "information", "Model", ':'));
    const auto count =
        static_cast<std::size_t>(std::max(0, at::detail::getCUDAHooks().getNumGPUs()));
    for (std::size_t i = names.size(); i < count; ++i)
        names.push_back("CUDA device " + std::to_string(i));
    return names;
}

}  // namespace

bool cudaAvailable() {
    return at::detail::getCUDAHooks().hasCUDA() && at::detail::getCUDAHooks().getNumGPUs() > 0;
}

std::string utcNow() {
    return formatUtc(std::time(nullptr));
}

Environment environment() {
    Environment all = hostEnvironment();
    all.simd = simdLevel();
    all.threads = at::get_num_threads();
    all.gpus = gpuNames();
    return all;
}

}  // namespace scalescope
