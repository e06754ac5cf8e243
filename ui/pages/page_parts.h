// SPDX-License-Identifier: Apache-2.0
// What pages share: which results are shown, and why one is missing.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QWidget;

namespace scalescope::ui {

/// A chosen column that has a result.
struct Shown {
    ColumnIndex column;
    std::shared_ptr<const Diagnosis> diagnosis;
};

/// The chosen columns that have results, in order: B0..B7, one's own.
[[nodiscard]] std::vector<Shown> shownOf(const Study& study, const Selection& selection);
/// The focused column's result; null when it has none.
[[nodiscard]] std::shared_ptr<const Diagnosis> focused(const Study& study,
                                                       const Selection& selection);
/// As it was run; before that, as it will be built.
[[nodiscard]] std::shared_ptr<const Graph> graphOf(const StudyEntry& entry);
[[nodiscard]] std::shared_ptr<const Graph> focusedGraph(const Study& study,
                                                        const Selection& selection);
/// "B3", or the name of one's own network.
[[nodiscard]] QString nameOf(const NetworkSpec& spec);
[[nodiscard]] QString nameOf(const Study& study, ColumnIndex column);
/// For names of files: "b3".
[[nodiscard]] QString fileNameOf(const Study& study, ColumnIndex column);
/// One sentence why this column has no result; what is in its plural: "the gates".
[[nodiscard]] QString missingText(const StudyEntry& entry, const QString& what);
/// The same for a view of several columns: nothing at all is there yet.
[[nodiscard]] QString missingText(const Study& study, const Selection& selection,
                                  const QString& what);
/// "5.3 % open" needs a text of a share; "12.0 %", "0.03 %".
[[nodiscard]] QString percent(double share);
/// "1 image (few images)", "40 images": the evidence behind a statistic.
[[nodiscard]] QString evidence(std::uint64_t imageCount);
/// Depth that is looked at while nothing was picked: the middle of the network.
[[nodiscard]] double shownDepth(const Selection& selection);

/// A titled row of controls: a muted label, then the widget. The tip explains both.
QComboBox* addCombo(QHBoxLayout* row, const QString& label, const QStringList& items,
                    const QString& objectName, const QString& tip);
/// A label for sentences: wraps, can be selected.
QLabel* makeNote(QWidget* parent, const QString& objectName);

}  // namespace scalescope::ui
