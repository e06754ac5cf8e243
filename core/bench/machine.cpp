// SPDX-License-Identifier: Apache-2.0
#include "core/bench/machine.h"

#include "core/base/ascii.h"
#include "core/base/format.h"

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <opencv2/core/version.hpp>
#include <torch/version.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

namespace scalescope {

namespace {

constexpr std::string_view kSpace = " \t\"";

/// Value of the first line "name<separator>value" of a file; empty when there is none.
std::string fieldOf(const std::filesystem::path& path, std::string_view name, char separator) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (const auto at = line.find(separator); at != std::string::npos)
            if (trimmed(std::string_view(line).substr(0, at), kSpace) == name)
                return std::string(trimmed(std::string_view(line).substr(at + 1), kSpace));
    return {};
}

std::string cpuName() {
    for (const char* field : {"model name", "Model", "Hardware"})
        if (std::string name = fieldOf("/proc/cpuinfo", field, ':'); !name.empty())
            return name;
    return "unknown CPU";
}

std::string simdLevel() {
    const std::string level = at::get_cpu_capability();
    return level == "DEFAULT" ? "default" : level;
}

std::int64_t physicalMemory() {
    const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGE_SIZE);
    return pages > 0 && size > 0 ? std::int64_t{pages} * size : 0;
}

std::string osName() {
    utsname kernel{};
    std::string name = fieldOf("/etc/os-release", "PRETTY_NAME", '=');
    if (uname(&kernel) == 0)
        name += (name.empty() ? "" : ", ") + std::string(kernel.sysname) + " " + kernel.release;
    return name;
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
        names.push_back(fieldOf(folder / "information", "Model", ':'));
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
    Environment all;
    all.version = SCALESCOPE_VERSION;
    all.libtorch = TORCH_VERSION;
    all.opencv = CV_VERSION;
    all.cpu = cpuName();
    all.simd = simdLevel();
    all.cores = static_cast<int>(std::thread::hardware_concurrency());
    all.threads = at::get_num_threads();
    all.memoryBytes = physicalMemory();
    all.gpus = gpuNames();
    all.os = osName();
    all.when = utcNow();
    return all;
}

}  // namespace scalescope
