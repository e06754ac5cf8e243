// SPDX-License-Identifier: Apache-2.0
// The SE lab: one squeeze-and-excitation block with its knobs, and what they do.
#pragma once

#include "core/diagnostics/se_lab.h"
#include "ui/pages/panel.h"

#include <optional>
#include <string>

class QPushButton;

namespace scalescope::ui {

class BarPlot;
class LinePlot;
class SeLabGate;
class SeLabKnobs;

/// Computes on the spot: the largest input that its knobs allow takes a few milliseconds, and of a
/// real block only means and energies are needed.
class SeLabPanel : public Panel {
    Q_OBJECT
public:
    SeLabPanel(Study& study, Selection& selection, QWidget* parent = nullptr);

    void refresh() override;
    [[nodiscard]] SeForm form() const;
    [[nodiscard]] SeShape shape() const;
    /// nullopt while the block's maps are on their way.
    [[nodiscard]] const std::optional<SeLabResult>& result() const { return m_result; }

private:
    /// One block at work: what goes in, and what it is made of.
    struct Bench {
        SeLabInput input;
        SeWeights weights;
        SeForm form;
    };
    /// What changes are told against.
    struct Reference {
        std::string of;  ///< channels of other blocks are other channels
        SeLabResult result;
    };

    QWidget* buildKnobs();
    QWidget* buildPlots();
    void connectKnobs();
    void useBlockShape();
    void turned();       ///< a knob was
    void showSubject();  ///< the selected block's name, shape and form
    void recompute();    ///< from another input or other weights
    void compute();
    void draw();
    void drawGates();
    void compareFromHere();
    void sayWhatIsMissing();
    [[nodiscard]] std::optional<Bench> bench() const;
    [[nodiscard]] std::shared_ptr<const FeatureMapsResult> block() const;
    [[nodiscard]] const BlockSpec& selected(const Graph& graph) const;
    [[nodiscard]] std::string subject() const;

    SeLabKnobs* m_knobs = nullptr;
    SeLabGate* m_gate = nullptr;
    QPushButton* m_compare = nullptr;
    QLabel *m_sentence = nullptr, *m_change = nullptr;
    BarPlot *m_squeeze = nullptr, *m_hidden = nullptr, *m_gates = nullptr, *m_energies = nullptr;
    LinePlot* m_cost = nullptr;
    std::optional<Bench> m_bench;
    std::optional<SeLabResult> m_result;
    std::optional<Reference> m_reference;
};

}  // namespace scalescope::ui
