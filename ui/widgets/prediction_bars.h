// SPDX-License-Identifier: Apache-2.0
// The best classes of one image as labelled bars; grey under a hatch when the weights are random,
// half so when they are the demo's and the picture is none of its kinds.
#pragma once

#include "core/diagnostics/prediction.h"

#include <QWidget>

#include <vector>

namespace scalescope::ui {

/// What stands beside predictions of the demo on other pictures than it was trained on.
[[nodiscard]] QString outsideTrainingText();
/// "98 %", "4.2 %", "< 0.1 %": small shares keep a digit, none becomes 0.
[[nodiscard]] QString shareText(double share);

class PredictionBars : public QWidget {
    Q_OBJECT
public:
    explicit PredictionBars(QWidget* parent = nullptr);

    /// Nothing is drawn without a prediction.
    void setPrediction(const Prediction* prediction, int rows);
    void setColumn(ColumnIndex column) { m_column = column; }
    void setDisagrees(bool on);  ///< another top-1 than most columns have
    [[nodiscard]] const std::vector<ClassScore>& scores() const { return m_scores; }
    [[nodiscard]] bool isMeaningful() const { return m_meaningful; }
    [[nodiscard]] bool disagrees() const { return m_disagrees; }
    [[nodiscard]] QString note() const;  ///< below the bars: why they are not to be believed
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void classClicked(int classIndex);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QString tipOf(const Prediction& prediction) const;

    std::vector<ClassScore> m_scores;
    int m_rows = 3;
    ColumnIndex m_column;
    bool m_meaningful = false, m_outside = false, m_valid = true, m_disagrees = false;
    bool m_off = false;
};

}  // namespace scalescope::ui
