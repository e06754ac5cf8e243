// SPDX-License-Identifier: Apache-2.0
// How the window shows core's measures: as a choice, an axis, a text, a tip.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/measure_columns.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class QComboBox;

namespace scalescope::ui {

/// Title, definition, threshold and source, as rich text.
[[nodiscard]] QString tipOf(const Measure& measure);
/// Title and unit of its curves; shares are drawn in percent, bytes in MiB.
[[nodiscard]] Axis axisOf(const Measure& measure);
/// The same for values that span decades.
[[nodiscard]] Axis logAxisOf(const Measure& measure);
/// A title or short title within a sentence: "median latency", "MACs".
[[nodiscard]] std::string inSentence(std::string title);
/// In the language of the window.
[[nodiscard]] std::string titleOf(const Measure& measure);
/// In the unit of the axis; NaN for no data, and for what a logarithmic axis has no place for.
[[nodiscard]] double drawn(const Measure& measure, const std::optional<double>& value);
/// "1.2 M", "3.1 MiB", "45.1 %"; "–" for no data.
[[nodiscard]] QString valueText(const Measure& measure, const std::optional<double>& value);

/// Lines on a chart with their labels, as plots take them.
using Marks = std::vector<std::pair<double, QString>>;
/// From where on a measure's curve is warned about, in the unit of its axis.
[[nodiscard]] Marks limitMarks(const Measure& measure, const Thresholds& thresholds);

/// Lists measures in a combo box, each with its definition as its tip; the first one is chosen.
void offer(QComboBox& box, const std::vector<const Measure*>& measures);
/// Place of the chosen one among those that were offered.
[[nodiscard]] std::size_t chosenAt(const QComboBox& box);
/// Chooses by a measure's key; an unknown one changes nothing.
void choose(QComboBox& box, const QString& key);

template <class Of>
const Of& itemOf(const Of& item) {
    return item;
}
template <class Of>
const Of& itemOf(const Of* item) {
    return *item;
}

template <class Readings>
[[nodiscard]] std::vector<const Measure*> measuresOf(const Readings& readings) {
    std::vector<const Measure*> measures;
    for (const auto& reading : readings)
        measures.push_back(&reading.about);
    return measures;
}

/// A reading of several items, or of those pointed to, over their relative depth, as one curve.
template <class Of, class Items, class Label>
[[nodiscard]] Series depthCurve(const Reading<Of>& reading, const Items& items, Label&& labelOf) {
    Series series;
    for (const auto& each : items) {
        const Of& item = itemOf(each);
        series.x.push_back(item.relativeDepth);
        series.y.push_back(drawn(reading.about, reading.of(item)));
        series.labels.push_back(labelOf(item));
    }
    return series;
}
/// False when no point of it has data.
[[nodiscard]] bool hasData(const Series& series);

}  // namespace scalescope::ui
