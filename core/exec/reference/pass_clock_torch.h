// SPDX-License-Identifier: Apache-2.0
// Time of work on a device: the clock on the wall for the CPU, events on the stream elsewhere.
#pragma once

#include <c10/core/Device.h>

#include <functional>

namespace scalescope::reference {

/// Needs no header of a CUDA toolkit: LibTorch's device guard of the device makes the events.
class PassClock {
public:
    explicit PassClock(c10::Device device) : m_device(device) {}
    /// Work that is queued on the device's current stream counts until it has been carried out.
    [[nodiscard]] double milliseconds(const std::function<void()>& work);

private:
    c10::Device m_device;
};

}  // namespace scalescope::reference
