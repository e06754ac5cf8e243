// SPDX-License-Identifier: Apache-2.0
// Bars: grouped per category, stacked, or thousands of them (one per channel) drawn exactly.
#pragma once

#include <optional>

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

namespace scalescope::ui {

class BarPlot : public PlotWidget {
    Q_OBJECT
public:
    enum class Arrangement { Grouped, Stacked, Overlaid };
    explicit BarPlot(QWidget* parent = nullptr);
    /// x of a series are category positions; labels of the first series name the categories.
    void setData(const SeriesSet& set, Arrangement arrangement = Arrangement::Grouped);
    [[nodiscard]] const SeriesSet& data() const { return m_data; }
    void setThresholds(std::vector<std::pair<double, QString>> thresholds);
    void setYRange(double low, double high);
    /// Colour of series i from the theme's SiLU zones instead of the variant ramp.
    void setZoneColours(bool on);
    void setMarker(std::optional<double> x);
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void barHovered(int series, int index);
    void barClicked(int series, int index);

protected:
    void rebuild() override;

private:
    SeriesSet m_data;
    Arrangement m_arrangement = Arrangement::Grouped;
    std::vector<std::pair<double, QString>> m_thresholds;
    std::optional<std::pair<double, double>> m_yRange;
    std::optional<double> m_marker;
    bool m_zoneColours = false;
};

}  // namespace scalescope::ui
