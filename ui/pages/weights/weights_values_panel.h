// SPDX-License-Identifier: Apache-2.0
// The values of weights: any measure over depth for all chosen variants, the histogram of a tensor
// and the like ones, every tensor of the focused variant as a table.
#pragma once

#include "ui/pages/weights/tensor_choice.h"
#include "ui/pages/weights/weights_panel.h"
#include "ui/pages/weights/weights_values_data.h"

class QComboBox;
class QLabel;
class QSplitter;

namespace scalescope::ui {

class LinePlot;
class TablePanel;

class WeightsValuesPanel : public WeightsPanel {
    Q_OBJECT
public:
    WeightsValuesPanel(Study& study, Selection& selection, WeightsReports& reports,
                       QWidget* parent = nullptr);
    [[nodiscard]] bool needsValues() const override { return true; }
    void refresh() override;

private:
    void buildLayout();
    QWidget* buildCurves();
    QWidget* buildHistogram();
    void connectWidgets();
    void offerParts(const std::vector<ShownWeights>& shown);
    void refreshCurves(const std::vector<ShownWeights>& shown);
    void refreshHistogram(const std::vector<ShownWeights>& shown);
    void refreshTable();
    void pickPoint(int series, int index);
    void pickRow(int row);

    TensorChoice m_choice;
    QComboBox* m_measure = nullptr;
    QComboBox* m_part = nullptr;
    QComboBox* m_histogramOf = nullptr;
    LinePlot* m_curves = nullptr;
    HistogramPlot* m_histogram = nullptr;
    TablePanel* m_table = nullptr;
    QLabel* m_caption = nullptr;
    QSplitter* m_top = nullptr;
    QSplitter* m_rows = nullptr;
    std::shared_ptr<const WeightsReport> m_report;  ///< that the table shows
};

}  // namespace scalescope::ui
