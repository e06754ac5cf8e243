// SPDX-License-Identifier: Apache-2.0
// The knobs of the SE lab: where its input and its weights come from, and the block's form.
#pragma once

#include "core/diagnostics/se_lab.h"
#include "ui/pages/view_state.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;
class QVBoxLayout;

namespace scalescope::ui {

class SeLabKnobs : public QWidget, public ViewState {
    Q_OBJECT
public:
    explicit SeLabKnobs(QWidget* parent = nullptr);

    /// The input is a block's depthwise output on the picture; else a random tensor.
    [[nodiscard]] bool fromBlock() const;
    /// The weights are the block's own; else random ones of form().
    [[nodiscard]] bool loadedWeights() const;
    [[nodiscard]] SeForm form() const;
    [[nodiscard]] SeShape shape() const;  ///< of a random tensor
    [[nodiscard]] std::uint64_t seed() const;

    /// Sizes of a random tensor; what is larger than the knobs is cut.
    void setShape(const SeShape& shape);
    void setForm(const SeForm& form);
    /// How the selected block is called: "B0 block 4.1".
    void setBlockName(const QString& name);
    /// What the input from a block is: its shape and the picture, or why it is not there.
    void setInputText(const QString& text);

Q_SIGNALS:
    void changed();
    void blockShapeWanted();  ///< shape and form of the selected block for a random tensor

private:
    void buildInput(QVBoxLayout* column);
    void buildSizes(QVBoxLayout* column);
    void buildForm(QVBoxLayout* column);
    void connectKnobs();
    void useForm(int index);
    void settle();

    QComboBox *m_source = nullptr, *m_weights = nullptr, *m_forms = nullptr;
    QLabel* m_inputText = nullptr;
    QWidget *m_tensor = nullptr, *m_formArea = nullptr;  ///< sizes; reduction, bias, activation
    QSpinBox* m_sizes[4] = {};
    QSpinBox* m_seed = nullptr;
    QSlider* m_reduction = nullptr;
    QSpinBox* m_reductionBox = nullptr;
    QCheckBox* m_bias = nullptr;
    QComboBox* m_activation = nullptr;
    QPushButton* m_fromBlock = nullptr;
};

}  // namespace scalescope::ui
