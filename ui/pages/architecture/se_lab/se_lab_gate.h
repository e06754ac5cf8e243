// SPDX-License-Identifier: Apache-2.0
// One gate of the SE lab under a slider: which channel, what it is, held or let go.
#pragma once

#include "core/diagnostics/se_lab.h"

#include <QWidget>

#include <map>

class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace scalescope::ui {

class SeLabGate : public QWidget {
    Q_OBJECT
public:
    explicit SeLabGate(QWidget* parent = nullptr);

    [[nodiscard]] const std::map<std::int64_t, double>& held() const { return m_held; }
    [[nodiscard]] int channel() const;
    void setChannel(int channel);
    /// Gates that are held stay where their channels still are.
    void setChannelCount(std::int64_t channels);
    void showGates(const SeLabResult& result);

Q_SIGNALS:
    void heldChanged();
    void channelChosen(int channel);

private:
    void hold();
    void letGo();

    QSpinBox* m_channel = nullptr;
    QSlider* m_gate = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_free = nullptr;
    std::map<std::int64_t, double> m_held;  ///< channel to gate
};

}  // namespace scalescope::ui
