// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_compare_data.h"

#include "core/diagnostics/weights/change_measures.h"
#include "core/report/compare_tables.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

const std::string& networkOf(const Study& study, ColumnIndex column) {
    return networkName(study.entry(column).spec);
}

std::vector<ColumnIndex> columnsOf(const Study& study, const Selection& selection,
                                   const std::string& network) {
    std::vector<ColumnIndex> columns;
    std::ranges::copy_if(selection.columns(), std::back_inserter(columns),
                         [&](ColumnIndex column) { return networkOf(study, column) == network; });
    return columns;
}

Series curveOf(const WeightsComparison& comparison, const Reading<WeightChange>& reading,
               WeightChange PlaceChange::*part, const QString& name) {
    Series series;
    series.name = str(name);
    for (const PlaceChange& place : comparison.places) {
        const WeightChange& change = place.*part;
        series.x.push_back(place.relativeDepth);
        series.y.push_back(
            drawn(reading.about, change.values > 0 ? reading.of(change) : std::nullopt));
        series.labels.push_back(place.name);
    }
    return series;
}

QString sumOf(const WeightChange& change, const QString& what) {
    const auto& relative = readingOf(changeReadings(), "change.relative");
    const auto& cosine = readingOf(changeReadings(), "change.cosine");
    return Texts::tr("%1: relative change %2, cosine %3, %4 of %5 values changed.")
        .arg(what, valueText(relative.about, relative.of(change)),
             valueText(cosine.about, cosine.of(change)), qstr(std::to_string(change.changed)),
             qstr(std::to_string(change.values)));
}

}  // namespace

std::vector<ColumnIndex> comparableColumns(const Study& study, const Selection& selection) {
    std::vector<ColumnIndex> columns;
    for (const ColumnIndex column : selection.columns())
        if (columnsOf(study, selection, networkOf(study, column)).size() > 1)
            columns.push_back(column);
    return columns;
}

bool canCompare(const Study& study, const ColumnPair& pair) {
    const auto isThere = [&](ColumnIndex column) { return study.entries().contains(column); };
    return pair.first != pair.second && isThere(pair.first) && isThere(pair.second) &&
           networkOf(study, pair.first) == networkOf(study, pair.second);
}

std::optional<ColumnPair> pairInFocus(const Study& study, const Selection& selection) {
    const ColumnIndex focus = selection.focus();
    std::vector<ColumnIndex> columns = columnsOf(study, selection, networkOf(study, focus));
    if (columns.size() < 2) {
        columns = comparableColumns(study, selection);
        return columns.empty() ? std::nullopt : std::optional(ColumnPair{columns[0], columns[1]});
    }
    // Two files that a person gave are a pair; a demo or random weights beside them are none.
    const auto given = [&](ColumnIndex column) {
        return study.settings().weightsOf(study.entry(column).spec.name).source ==
               WeightsRequest::Source::Path;
    };
    if (given(focus))
        for (const ColumnIndex column : columns)
            if (column != focus && given(column)) {
                const auto focusAt = std::ranges::find(columns, focus);
                const bool before = std::ranges::find(columns, column) < focusAt;
                return before ? ColumnPair{column, focus} : ColumnPair{focus, column};
            }
    const bool first = std::ranges::find(columns, focus) == columns.begin();
    return ColumnPair{columns.front(), first ? columns[1] : focus};
}

SeriesSet changesByDepth(const WeightsComparison& comparison,
                         const Reading<WeightChange>& reading) {
    SeriesSet set;
    set.title = str(coreText(reading.about.title));
    set.x = {str(Texts::tr("relative depth")), "", false};
    set.y = axisOf(reading.about);
    for (Series series :
         {curveOf(comparison, reading, &PlaceChange::parameters, Texts::tr("parameters")),
          curveOf(comparison, reading, &PlaceChange::statistics,
                  Texts::tr("batch norm statistics"))})
        if (hasData(series))
            set.series.push_back(std::move(series));
    return set;
}

std::size_t placeAtDepth(const WeightsComparison& comparison, double relativeDepth) {
    const auto nearest = std::ranges::min_element(
        comparison.places, {},
        [&](const PlaceChange& place) { return std::abs(place.relativeDepth - relativeDepth); });
    return static_cast<std::size_t>(nearest - comparison.places.begin());
}

int firstRowOf(const WeightsComparison& comparison, std::size_t place) {
    const std::vector<std::size_t> order = rankedTensors(comparison);
    const auto row = std::ranges::find_if(
        order, [&](std::size_t at) { return comparison.tensors[at].place == place; });
    return row == order.end() ? -1 : static_cast<int>(row - order.begin());
}

QString comparisonText(const WeightsComparison& comparison) {
    QStringList lines{sumOf(comparison.parameters, Texts::tr("Parameters"))};
    if (comparison.statistics.values > 0)
        lines << sumOf(comparison.statistics, Texts::tr("Statistics of batch norms"));
    if (const std::string equal = equalPlacesText(comparison); !equal.empty())
        lines << qstr(equal);
    for (const std::string& note : comparison.notes)
        lines << qstr(note);
    return lines.join(u' ');
}

}  // namespace scalescope::ui
