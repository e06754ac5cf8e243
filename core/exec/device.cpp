// SPDX-License-Identifier: Apache-2.0
#include "core/exec/device.h"

#include "core/base/error.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include <algorithm>
#include <charconv>
#include <thread>

namespace scalescope {

std::string resolveDevice(const std::string& device) {
    if (device == "cpu")
        return device;
    int index = 0;
    const bool named = device.starts_with("cuda");
    if (named && device.size() > 5 && device[4] == ':') {
        const char* end = device.data() + device.size();
        const auto [rest, error] = std::from_chars(device.data() + 5, end, index);
        if (error != std::errc() || rest != end || index < 0)
            throw Error(ErrorCode::ArgumentInvalid,
                        "--device " + device + ": use cpu, cuda or cuda:N.");
    } else if (device != "cuda") {
        throw Error(ErrorCode::ArgumentInvalid,
                    "--device " + device + ": use cpu, cuda or cuda:N.");
    }
    if (!torch::cuda::is_available())
        throw Error(ErrorCode::DeviceUnavailable,
                    "--device " + device +
                        ": this machine has no usable CUDA device, or this LibTorch is a CPU "
                        "build; use --device cpu.");
    if (index >= torch::cuda::device_count())
        throw Error(ErrorCode::DeviceUnavailable,
                    "--device " + device + ": this machine has " +
                        std::to_string(static_cast<int>(torch::cuda::device_count())) +
                        " CUDA device(s); choose a smaller number.");
    return "cuda:" + std::to_string(index);
}

int useThreads(int threads) {
    const int wanted =
        threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    if (at::get_num_threads() != wanted)
        at::set_num_threads(wanted);
    return wanted;
}

}  // namespace scalescope
