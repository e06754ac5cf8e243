// SPDX-License-Identifier: Apache-2.0
// What the colours of a tree or of tiles mean: a title, the ramp, its two ends.
#pragma once

#include "ui/widgets/diagram.h"

#include <QWidget>

namespace scalescope::ui {

class RampLegend : public QWidget {
    Q_OBJECT
public:
    explicit RampLegend(QWidget* parent = nullptr);
    void setLegend(const DiagramLegend& legend);
    [[nodiscard]] const DiagramLegend& legend() const { return m_legend; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DiagramLegend m_legend;
};

}  // namespace scalescope::ui
