// SPDX-License-Identifier: Apache-2.0
#include "core/exec/device.h"

#include "core/base/setting.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include <algorithm>
#include <charconv>
#include <thread>

namespace scalescope {

namespace {

[[noreturn]] void refuse(ErrorCode code, const std::string& device, const std::string& why) {
    throw settingError(code, settingMark("device") + " " + device + ": " + why);
}

}  // namespace

std::string resolveDevice(const std::string& device) {
    if (device == "cpu")
        return device;
    int index = 0;
    const bool named = device.starts_with("cuda");
    if (named && device.size() > 5 && device[4] == ':') {
        const char* end = device.data() + device.size();
        const auto [rest, error] = std::from_chars(device.data() + 5, end, index);
        if (error != std::errc() || rest != end || index < 0)
            refuse(ErrorCode::ArgumentInvalid, device, "use cpu, cuda or cuda:N.");
    } else if (device != "cuda") {
        refuse(ErrorCode::ArgumentInvalid, device, "use cpu, cuda or cuda:N.");
    }
    if (!torch::cuda::is_available())
        refuse(ErrorCode::DeviceUnavailable, device,
               "this machine has no usable CUDA device, or this LibTorch is a CPU build; use cpu.");
    if (index >= torch::cuda::device_count())
        refuse(ErrorCode::DeviceUnavailable, device,
               "this machine has " + std::to_string(static_cast<int>(torch::cuda::device_count())) +
                   " CUDA device(s); choose a smaller number.");
    return "cuda:" + std::to_string(index);
}

int threadsFor(int threads) {
    return threads > 0 ? threads
                       : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

int useThreads(int threads) {
    const int wanted = threadsFor(threads);
    if (at::get_num_threads() != wanted)
        at::set_num_threads(wanted);
    return wanted;
}

}  // namespace scalescope
