// SPDX-License-Identifier: Apache-2.0
// Histograms of several columns on one axis, as shares; with the cut points of zones.
#pragma once

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

#include <optional>
#include <vector>

namespace scalescope::ui {

class HistogramPlot : public PlotWidget {
    Q_OBJECT
public:
    struct Entry {
        Histogram histogram;
        std::optional<ColumnIndex> column;  ///< colour
    };
    explicit HistogramPlot(QWidget* parent = nullptr);
    void setData(std::vector<Entry> entries, const QString& xTitle);
    [[nodiscard]] const std::vector<Entry>& data() const { return m_data; }
    /// Vertical lines between zones with their labels.
    void setCuts(std::vector<std::pair<double, QString>> cuts);
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

protected:
    void rebuild() override;
    [[nodiscard]] QString readoutAt(const QPointF& position) override;
    void cursorLeft() override;

private:
    [[nodiscard]] QColor colourOf(std::size_t entry) const;
    [[nodiscard]] double percent(std::size_t entry, std::size_t bin) const;
    [[nodiscard]] std::pair<double, double> filledRange() const;
    [[nodiscard]] double highestPercent() const;
    [[nodiscard]] double pixelY(double percent) const;
    void paintEntry(QCPPainter& painter, std::size_t entry) const;
    void paintCuts(QCPPainter& painter) const;
    void paintTails(QCPPainter& painter) const;
    void paintCursor(QCPPainter& painter) const;

    std::vector<Entry> m_data;
    QString m_xTitle;
    std::vector<std::pair<double, QString>> m_cuts;
    int m_hoveredEntry = -1, m_hoveredBin = -1;
};

}  // namespace scalescope::ui
