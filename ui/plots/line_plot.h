// SPDX-License-Identifier: Apache-2.0
// Curves on shared axes, labelled at their ends.
#pragma once

#include <optional>

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

namespace scalescope::ui {

class LinePlot : public PlotWidget {
    Q_OBJECT
public:
    explicit LinePlot(QWidget* parent = nullptr);
    void setData(const SeriesSet& set);
    [[nodiscard]] const SeriesSet& data() const { return m_data; }
    void setStepped(bool stepped);                    ///< memory timelines
    void setMarker(std::optional<double> x);          ///< vertical line: the selection
    /// Horizontal threshold lines with a label: {0.25, "warn"}.
    void setThresholds(std::vector<std::pair<double, QString>> thresholds);
    void setYRange(double low, double high);          ///< fixed; otherwise fits the data
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void pointHovered(int series, int index);
    void pointClicked(int series, int index);

protected:
    void rebuild() override;

private:
    SeriesSet m_data;
    bool m_stepped = false;
    std::optional<double> m_marker;
    std::vector<std::pair<double, QString>> m_thresholds;
    std::optional<std::pair<double, double>> m_yRange;
};

}  // namespace scalescope::ui
