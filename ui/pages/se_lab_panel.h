// SPDX-License-Identifier: Apache-2.0
// The SE lab: one squeeze-and-excitation block with its knobs, and what they do.
#pragma once

#include <map>

#include "core/diagnostics/se_lab.h"
#include "ui/pages/page_parts.h"

class QCheckBox;
class QPushButton;
class QSlider;
class QSpinBox;
class QVBoxLayout;

namespace scalescope::ui {

class BarPlot;
class LinePlot;

/// Computes on the spot: the largest input that its knobs allow takes a few milliseconds.
class SeLabPanel : public Panel {
    Q_OBJECT
public:
    SeLabPanel(Study& study, Selection& selection, QWidget* parent = nullptr);

    void refresh() override;
    void saveState(QSettings& settings) const override;
    void restoreState(const QSettings& settings) override;
    /// As the knobs stand.
    [[nodiscard]] SeForm form() const;
    [[nodiscard]] SeShape shape() const;
    [[nodiscard]] const SeLabResult& result() const { return m_result; }

private:
    QWidget* buildKnobs();
    void buildInput(QVBoxLayout* column);
    void buildForm(QVBoxLayout* column);
    void buildGate(QVBoxLayout* column);
    QWidget* buildPlots();
    void connectKnobs();
    void useForm(int index);
    void useBlock();
    void changed();
    void chooseChannel(int channel);
    void holdGate();
    void freeGates();
    void draw();
    void drawGateKnob();

    QSpinBox* m_sizes[4] = {};
    QSpinBox* m_seed = nullptr;
    QComboBox* m_forms = nullptr;
    QSlider* m_reduction = nullptr;
    QSpinBox* m_reductionBox = nullptr;
    QCheckBox* m_bias = nullptr;
    QComboBox* m_activation = nullptr;
    QSpinBox* m_channel = nullptr;
    QSlider* m_gate = nullptr;
    QLabel* m_gateText = nullptr;
    QPushButton *m_free = nullptr, *m_fromBlock = nullptr;
    QLabel* m_sentence = nullptr;
    BarPlot *m_squeeze = nullptr, *m_hidden = nullptr, *m_gates = nullptr, *m_energies = nullptr;
    LinePlot* m_cost = nullptr;
    std::map<std::int64_t, double> m_held;  ///< channel to gate
    SeLabResult m_result;
};

}  // namespace scalescope::ui
