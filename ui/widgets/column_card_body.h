// SPDX-License-Identifier: Apache-2.0
// What a column's card shows of a result: answer, gates, saturation, memory; narrow or wide.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <QWidget>

#include <memory>
#include <optional>

class QGridLayout;
class QLabel;

namespace scalescope::ui {

class HeatmapPlot;
class ImageView;
class LinePlot;
class PredictionBars;

/// Scales that all cards share, so that the eye can compare.
struct CardScales {
    double saturationTopPercent = 5.0;
    double memoryTopMib = 1.0;
};

class ColumnCardBody : public QWidget {
    Q_OBJECT
public:
    explicit ColumnCardBody(ColumnIndex column, QWidget* parent = nullptr);

    void setDiagnosis(std::shared_ptr<const Diagnosis> shown, bool disagrees);
    void setFileName(const QString& name);  ///< the end of exported names: "b3"
    void setScales(const CardScales& scales);
    void setDepth(std::optional<double> depth);
    /// Two plots beside each other, and what was fed: for one or two columns on a wide page.
    void setWide(bool wide);

Q_SIGNALS:
    void depthClicked(double depth);
    void classClicked(int classIndex);

private:
    void buildPlots(ColumnIndex column);
    void connectPlots();
    void showAnswer();
    void mark();

    bool m_wide = false;
    std::optional<double> m_depth;
    std::shared_ptr<const Diagnosis> m_diagnosis;
    QLabel* m_ofAll = nullptr;  ///< of a folder: what the bars are not
    PredictionBars* m_predictions = nullptr;
    ImageView* m_fed = nullptr;
    HeatmapPlot* m_gates = nullptr;
    LinePlot *m_saturation = nullptr, *m_memory = nullptr;
    QWidget* m_sections[4] = {};
    QGridLayout* m_grid = nullptr;
};

}  // namespace scalescope::ui
