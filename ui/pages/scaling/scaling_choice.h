// SPDX-License-Identifier: Apache-2.0
// The coefficients that all parts of the page Scaling look at, and the network that they give.
#pragma once

#include "ui/pages/panel.h"
#include "ui/pages/scaling/scaling_data.h"

#include <QObject>

namespace scalescope::ui {

class ScalingChoice : public QObject {
    Q_OBJECT
public:
    explicit ScalingChoice(std::int64_t memoryBytes, QObject* parent = nullptr);

    [[nodiscard]] const Coefficients& coefficients() const { return m_coefficients; }
    [[nodiscard]] const SliderNetwork& network() const { return m_network; }
    /// Of this machine: larger networks are refused.
    [[nodiscard]] std::int64_t memoryBytes() const { return m_memoryBytes; }
    void set(const Coefficients& coefficients);

Q_SIGNALS:
    void changed();

private:
    std::int64_t m_memoryBytes;
    Coefficients m_coefficients;
    SliderNetwork m_network;
};

/// A part of the page that follows the choice. Refreshed only while it is the one in front.
class ScalingPanel : public Panel {
    Q_OBJECT
public:
    ScalingPanel(Study& study, Selection& selection, ScalingChoice& choice,
                 QWidget* parent = nullptr)
        : Panel(study, selection, parent), m_choice(choice) {}

protected:
    ScalingChoice& m_choice;
};

}  // namespace scalescope::ui
