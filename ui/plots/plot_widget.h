// SPDX-License-Identifier: Apache-2.0
// What every chart has: theme, title, cursor read-out, zoom, export. Only plots/*.cpp see QCustomPlot.
#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <string>

class QCustomPlot;
class QPainter;

namespace scalescope::ui {

/// Context menu and shortcuts (while focused): Copy image, Save PNG / SVG / PDF / CSV..., Reset zoom.
/// Wheel zooms, drag pans, double click resets. An empty chart says why it is empty.
class PlotWidget : public QWidget {
    Q_OBJECT
public:
    explicit PlotWidget(QWidget* parent = nullptr);
    ~PlotWidget() override;

    void setTitle(const QString& title);
    /// Text drawn in the middle while there is no data: "needs a run", "no SE block selected".
    void setEmptyText(const QString& text);
    /// Tooltip with the definition of the measure; a key of core's definitions.
    void setDefinition(const std::string& key);
    /// Base name of exported files: "gates-b3".
    void setExportName(const QString& name);

    /// Throw nothing; false when the file could not be written (replaced only when complete).
    bool savePng(const QString& path, double scale = 2.0) const;
    bool saveSvg(const QString& path) const;
    bool savePdf(const QString& path) const;
    bool saveCsv(const QString& path) const;
    /// The data behind the chart.
    [[nodiscard]] virtual std::string csv() const = 0;
    [[nodiscard]] virtual bool isEmpty() const = 0;
    /// Draws into any painter (PDF reports) in light colours; size in the painter's units.
    void draw(QPainter& painter, const QRectF& target) const;

Q_SIGNALS:
    void exported(const QString& path);
    void exportFailed(const QString& sentence);
    /// One line about what is under the cursor; empty when nothing is.
    void readout(const QString& text);

protected:
    [[nodiscard]] QCustomPlot* plot() const { return m_plot; }
    /// Rebuilds graphs from the data with the current theme; called on data and palette changes.
    virtual void rebuild() = 0;
    void changeEvent(QEvent* event) override;
    void requestRebuild();   ///< coalesces several setters into one rebuild
    void showReadout(const QPoint& at, const QString& text);

private:
    struct Impl;
    QCustomPlot* m_plot = nullptr;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope::ui
