// SPDX-License-Identifier: Apache-2.0
#include "ui/base/ramp.h"

#include "ui/base/theme.h"

#include <algorithm>

namespace scalescope::ui {

QColor Ramp::at(double share) const {
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(m_stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), m_stops.size() - 2);
    return blend(m_stops[below], m_stops[below + 1], place - static_cast<double>(below));
}

std::vector<QColor> Ramp::steps(int count) const {
    std::vector<QColor> colours;
    for (int i = 0; i < count; ++i)
        colours.push_back(at(static_cast<double>(i) / (count - 1)));
    return colours;
}

}  // namespace scalescope::ui
