// SPDX-License-Identifier: Apache-2.0
// Bars: grouped per category, stacked, or thousands of them (one per channel) drawn exactly.
#pragma once

#include "ui/plots/bar_scene.h"
#include "ui/plots/plot_widget.h"

#include <optional>

namespace scalescope::ui {

/// Where bars are narrower than a pixel, a column shows its smallest value in full colour and its
/// largest in a light one: no bar is hidden. Categories that are networks get their colour.
class BarPlot : public PlotWidget {
    Q_OBJECT
public:
    using Arrangement = BarArrangement;
    explicit BarPlot(QWidget* parent = nullptr);
    /// x of a series are category positions; labels of the first series name the categories.
    void setData(const SeriesSet& set, Arrangement arrangement = Arrangement::Grouped);
    [[nodiscard]] const SeriesSet& data() const { return m_data.set; }
    void setThresholds(std::vector<std::pair<double, QString>> thresholds);
    void setYRange(double low, double high);
    /// Colour of series i from the theme's SiLU zones instead of the variant ramp.
    void setZoneColours(bool on);
    void setMarker(std::optional<double> x);
    /// A line from low to high over each bar of the first series (p95, spread); NaN: none.
    void setWhiskers(std::vector<std::pair<double, double>> lowHigh);
    /// Text over each bar of the first series; left out where it does not fit.
    void setBarTexts(std::vector<QString> texts);
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void barHovered(int series, int index);
    void barClicked(int series, int index);

protected:
    void rebuild() override;
    [[nodiscard]] QString readoutAt(const QPointF& position) override;
    void cursorLeft() override;
    void clickedAt(const QPointF& position) override;

private:
    [[nodiscard]] BarScene scene() const;
    [[nodiscard]] QString categoryName(const Series& series, std::size_t index) const;
    [[nodiscard]] QString neighbourText(const Series& series, double x) const;
    [[nodiscard]] std::pair<double, double> valueRange() const;
    [[nodiscard]] std::vector<LegendEntry> legend() const;

    BarData m_data;
    std::vector<std::pair<double, QString>> m_thresholds;
    std::optional<std::pair<double, double>> m_yRange;
    std::optional<double> m_marker;
    Bar m_hovered;
};

}  // namespace scalescope::ui
