// SPDX-License-Identifier: Apache-2.0
#include "core/exec/reference/pass_clock_torch.h"

#include <c10/core/Event.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <chrono>

namespace scalescope::reference {

double PassClock::milliseconds(const std::function<void()>& work) {
    if (m_device.is_cpu()) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> elapsed =
            std::chrono::steady_clock::now() - start;
        return elapsed.count();
    }
    // The stream of this moment: events only tell of what is queued on it.
    const c10::Stream stream = c10::impl::VirtualGuardImpl(m_device.type()).getStream(m_device);
    c10::Event begin(m_device.type(), c10::EventFlag::BACKEND_DEFAULT);
    c10::Event end(m_device.type(), c10::EventFlag::BACKEND_DEFAULT);
    begin.record(stream);
    work();
    end.record(stream);
    end.synchronize();
    return begin.elapsedTime(end);
}

}  // namespace scalescope::reference
