// SPDX-License-Identifier: Apache-2.0
// How a table of numbers looks and is walked through: rows that are read and chosen whole.
#pragma once

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace scalescope::ui {

/// Sorted by a click on a head, in the model's own order until then; nothing in it can be edited.
[[nodiscard]] QTableView* makeTableView(QAbstractItemModel& model, QWidget* parent);
/// Of a row in the widget's font, px.
[[nodiscard]] int rowHeightIn(const QWidget& widget);

}  // namespace scalescope::ui
