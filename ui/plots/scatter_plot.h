// SPDX-License-Identifier: Apache-2.0
// Points with direct labels; ghosts (published elsewhere) are hollow.
#pragma once

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

namespace scalescope::ui {

class ScatterPlot : public PlotWidget {
    Q_OBJECT
public:
    explicit ScatterPlot(QWidget* parent = nullptr);
    void setData(const SeriesSet& set);
    [[nodiscard]] const SeriesSet& data() const { return m_data; }
    void setConnected(bool on);                ///< a line through the points of a series
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void pointHovered(int series, int index);
    void pointClicked(int series, int index);

protected:
    void rebuild() override;

private:
    SeriesSet m_data;
    bool m_connected = false;
};

}  // namespace scalescope::ui
