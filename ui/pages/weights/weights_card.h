// SPDX-License-Identifier: Apache-2.0
// What one column runs on, in a few lines.
#pragma once

#include <QLabel>

namespace scalescope::ui {

class WeightsCard : public QLabel {
    Q_OBJECT
public:
    explicit WeightsCard(QWidget* parent = nullptr);

Q_SIGNALS:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
};

}  // namespace scalescope::ui
