// SPDX-License-Identifier: Apache-2.0
// Colours along a line, from low to high: what heat maps, maps over pictures and diagrams share.
#pragma once

#include <QColor>

#include <utility>
#include <vector>

namespace scalescope::ui {

/// Evenly spaced stops with colours blended between them.
class Ramp {
public:
    /// Two stops or more, low to high.
    explicit Ramp(std::vector<QColor> stops) : m_stops(std::move(stops)) {}
    [[nodiscard]] const std::vector<QColor>& stops() const { return m_stops; }
    /// At a share of the way, 0 to 1; beyond it the colour of that end.
    [[nodiscard]] QColor at(double share) const;
    /// So many colours from the lowest to the highest, for who asks for each of many pixels.
    [[nodiscard]] std::vector<QColor> steps(int count) const;

private:
    std::vector<QColor> m_stops;
};

}  // namespace scalescope::ui
