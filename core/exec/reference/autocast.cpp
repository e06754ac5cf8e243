// SPDX-License-Identifier: Apache-2.0
#include "core/exec/reference/autocast_torch.h"

#include <ATen/autocast_mode.h>

namespace scalescope::reference {

namespace autocast = at::autocast;

Autocast::Autocast(bool on, at::DeviceType device, at::ScalarType dtype)
    : m_on(on), m_device(device) {
    if (!m_on)
        return;
    m_wasOn = autocast::is_autocast_enabled(m_device);
    m_before = autocast::get_autocast_dtype(m_device);
    autocast::set_autocast_dtype(m_device, dtype);
    autocast::set_autocast_enabled(m_device, true);
    autocast::increment_nesting();
}

Autocast::~Autocast() {
    if (!m_on)
        return;
    if (autocast::decrement_nesting() == 0)
        autocast::clear_cache();
    autocast::set_autocast_enabled(m_device, m_wasOn);
    autocast::set_autocast_dtype(m_device, m_before);
}

}  // namespace scalescope::reference
