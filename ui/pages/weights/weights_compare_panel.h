// SPDX-License-Identifier: Apache-2.0
// What changed: two checkpoints of one network, by depth and tensor by tensor.
#pragma once

#include "core/weights/compare.h"
#include "ui/engine/task.h"
#include "ui/pages/weights/weights_compare_data.h"
#include "ui/pages/weights/weights_panel.h"

#include <memory>
#include <optional>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace scalescope::ui {

class LinePlot;
class TablePanel;
class TaskBar;

/// Compares when it is looked at: the focused column with another one of its network, or the two
/// that were chosen here.
class WeightsComparePanel : public WeightsPanel {
    Q_OBJECT
public:
    WeightsComparePanel(Study& study, Selection& selection, WeightsReports& reports,
                        QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] bool showsReports() const override { return false; }

private:
    void buildLayout();
    void addChoices(QHBoxLayout* row);
    void connectWidgets();
    void follow();
    void listColumns();
    void choosePair(bool afterChosen);
    void ask();
    void drop();
    void fail(const QString& problem);
    void showNumbers();
    void showCurves();
    void markDepth();
    void pickPoint(int series, int index);
    void pickRow(int row);
    [[nodiscard]] const PlaceChange* placeOfRow(int row) const;
    [[nodiscard]] QString emptyText() const;

    QComboBox *m_before = nullptr, *m_after = nullptr, *m_measure = nullptr;
    LinePlot* m_curves = nullptr;
    TablePanel* m_table = nullptr;
    QLabel* m_text = nullptr;
    TaskBar* m_bar = nullptr;
    std::optional<ColumnPair> m_pair;  ///< what is shown, or on its way
    bool m_chosen = false;             ///< by the user, here: the focus does not change it
    bool m_asked = false;              ///< answered, or not to be asked again by itself
    QString m_problem;
    std::shared_ptr<const WeightsComparison> m_comparison;
    std::shared_ptr<const WeightsComparison> m_inTable;
    Task m_task;  ///< last: gone first, so that no answer meets a half of this
};

}  // namespace scalescope::ui
