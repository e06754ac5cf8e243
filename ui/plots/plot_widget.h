// SPDX-License-Identifier: Apache-2.0
// What every chart has: theme, title, cursor read-out, zoom, export. Only plots/*.cpp see
// QCustomPlot.
#pragma once

#include "ui/base/theme.h"
#include "ui/plots/plot_commands.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QCPPainter;
class QCustomPlot;
class QFocusEvent;
class QPainter;

namespace scalescope::ui {

/// One entry of a chart's key.
struct LegendEntry {
    QString name;
    QColor colour;
    bool hollow = false;
};

/// Context menu and shortcuts (while focused): Copy image, Save PNG / SVG / PDF / CSV..., Reset
/// zoom. Wheel zooms, drag pans, double click resets. Arrow keys move the read-out from value to
/// value, Return does what a click there does. An empty chart says why it is empty. Inside a scroll
/// area the wheel scrolls until the chart has been clicked, or with Ctrl.
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
    [[nodiscard]] QString definitionKey() const;  ///< empty: none
    /// Off in small multiples whose captions say it already; exported pictures keep them.
    void setAxisTitles(bool on);
    /// Base name of exported files: "gates-b3".
    void setExportName(const QString& name);

    /// The data behind the chart.
    [[nodiscard]] virtual std::string csv() const = 0;
    [[nodiscard]] virtual bool isEmpty() const = 0;
    /// Draws into any painter (PDF reports) in light colours; size in the painter's units.
    void draw(QPainter& painter, const QRectF& target) const;
    /// As on the screen.
    [[nodiscard]] QImage image(double scale = 1.0) const;
    void resetZoom();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void exported(const QString& path);
    void exportFailed(const QString& sentence);
    /// One line about what is under the cursor; empty when nothing is.
    void readout(const QString& text);
    /// The mark of the header was clicked.
    void definitionWanted(const QString& key);

protected:
    [[nodiscard]] QCustomPlot* plot() const { return m_plot; }
    /// Rebuilds graphs from the data with the current theme; called on data and palette changes,
    /// never while empty or hidden.
    virtual void rebuild() = 0;
    /// What is under the cursor, in pixels of plot(); empty: nothing. The chart remembers it for
    /// its cursor mark, which is painted next.
    [[nodiscard]] virtual QString readoutAt(const QPointF& position) = 0;
    /// Where the read-out went, and what it says; empty: nowhere.
    struct KeyCursor {
        QPointF at;
        QString text;
    };
    /// An arrow key was pressed with the cursor at this place. Without an own idea of neighbours:
    /// the next pixel in this direction that reads something else.
    [[nodiscard]] virtual KeyCursor arrowMoved(const QPointF& from, Arrow arrow);
    virtual void cursorLeft() {}
    virtual void clickedAt(const QPointF& /*position*/) {}
    /// Before the layout of a drawing at this size: decides what fits.
    virtual void fitTo(const QSize& /*size*/) {}

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    void requestRebuild();  ///< coalesces several setters into one rebuild
    void showReadout(const QPoint& at, const QString& text);
    [[nodiscard]] const Theme& theme() const;
    /// Ranges without zoom. A zoom of the user stays as long as it lies inside.
    void setFullRange(double xLow, double xHigh, double yLow, double yHigh);
    /// Second line of the header, over the axis: "live bytes (MiB)"; and the key.
    void setHeader(const QString& dataTitle, const QString& yTitle,
                   std::vector<LegendEntry> legend);
    void setLegend(std::vector<LegendEntry> legend);

private:
    friend class PlotExport;
    friend class PlotInput;
    struct Impl;
    void buildNow() const;
    void connectPlot();
    void nameForReaders();
    void showLayers(bool on) const;
    void paintFocus(QCPPainter& painter) const;
    void run(PlotCommand command);
    void chooseAndSave(const QString& suffix);
    void paintEmptyText(QCPPainter& painter) const;

    QCustomPlot* m_plot = nullptr;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope::ui
