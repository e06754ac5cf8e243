// SPDX-License-Identifier: Apache-2.0
// LibTorch's automatic choice of the number format per operation, for as long as a pass runs.
#pragma once

#include <ATen/core/Tensor.h>

namespace scalescope::reference {

/// While it lives, operations of this thread on the device compute in dtype where LibTorch's list
/// deems that safe. Weights are cast once per pass. Off: nothing happens. Thread: its own.
class Autocast {
public:
    Autocast(bool on, at::DeviceType device, at::ScalarType dtype);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    bool m_on, m_wasOn = false;
    at::DeviceType m_device;
    at::ScalarType m_before{};
};

}  // namespace scalescope::reference
