// SPDX-License-Identifier: Apache-2.0
// The limits of a budget, as a person sets them.
#pragma once

#include "core/scaling/budget.h"

#include <QString>
#include <QWidget>

#include <array>
#include <utility>
#include <vector>

class QDoubleSpinBox;

namespace scalescope::ui {

class BudgetLimits : public QWidget {
    Q_OBJECT
public:
    explicit BudgetLimits(QWidget* parent = nullptr);

    /// Without the memory of a machine. 0 is no limit.
    [[nodiscard]] Budget budget() const;
    /// The limit of a measure as a line of a chart, in the chart's unit; empty without one.
    [[nodiscard]] std::vector<std::pair<double, QString>> line(BudgetKind kind) const;
    /// By BudgetKind.
    [[nodiscard]] const std::array<QDoubleSpinBox*, 4>& boxes() const { return m_boxes; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] double value(BudgetKind kind) const;

    std::array<QDoubleSpinBox*, 4> m_boxes{};
};

}  // namespace scalescope::ui
