// SPDX-License-Identifier: Apache-2.0
#include "core/bench/host.h"

#include "core/base/ascii.h"
#include "core/base/format.h"

#include <opencv2/core/version.hpp>
#include <torch/version.h>

#include <ctime>
#include <fstream>
#include <string_view>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

namespace scalescope {

namespace {

constexpr std::string_view kSpace = " \t\"";

std::string cpuName() {
    for (const char* field : {"model name", "Model", "Hardware"})
        if (std::string name = detail::fieldOf("/proc/cpuinfo", field, ':'); !name.empty())
            return name;
    return "unknown CPU";
}

std::int64_t physicalMemory() {
    const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGE_SIZE);
    return pages > 0 && size > 0 ? std::int64_t{pages} * size : 0;
}

std::string osName() {
    utsname kernel{};
    std::string name = detail::fieldOf("/etc/os-release", "PRETTY_NAME", '=');
    if (uname(&kernel) == 0)
        name += (name.empty() ? "" : ", ") + std::string(kernel.sysname) + " " + kernel.release;
    return name;
}

}  // namespace

std::string detail::fieldOf(const std::filesystem::path& path, std::string_view name,
                            char separator) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (const auto at = line.find(separator); at != std::string::npos)
            if (trimmed(std::string_view(line).substr(0, at), kSpace) == name)
                return std::string(trimmed(std::string_view(line).substr(at + 1), kSpace));
    return {};
}

const char* programVersion() noexcept {
    return SCALESCOPE_VERSION;
}

Environment hostEnvironment() {
    Environment all;
    all.version = programVersion();
    all.libtorch = TORCH_VERSION;
    all.opencv = CV_VERSION;
    all.cpu = cpuName();
    all.cores = static_cast<int>(std::thread::hardware_concurrency());
    all.memoryBytes = physicalMemory();
    all.os = osName();
    all.when = formatUtc(std::time(nullptr));
    return all;
}

}  // namespace scalescope
