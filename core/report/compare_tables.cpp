// SPDX-License-Identifier: Apache-2.0
#include "core/report/compare_tables.h"

#include "core/base/format.h"
#include "core/diagnostics/weights/change_measures.h"
#include "core/report/table_maker.h"

#include <algorithm>

namespace scalescope {

namespace {

using enum ColumnKind;

const WeightChange* changeOf(const TensorChange& tensor) {
    return &tensor.change;
}

struct ChangeRow {
    const std::string& name;
    const char* part;
    const WeightChange& change;
};
const WeightChange* changeOf(const ChangeRow& row) {
    return &row.change;
}

bool isEqual(const PlaceChange& place) {
    return place.parameters.equal() && place.statistics.equal();
}

}  // namespace

Table tensorChangeTable(const WeightsComparison& comparison, std::size_t most) {
    TableMaker<TensorChange> table("weight-changes", "Tensors by relative change", {});
    table.add("Tensor", Text, [](const TensorChange& tensor) { return tensor.key; });
    table.add("Shape", Text, [](const TensorChange& tensor) { return formatShape(tensor.shape); });
    for (const auto& reading : changeReadings())
        table.addOne(reading, [](const TensorChange& tensor) { return changeOf(tensor); });
    const std::vector<std::size_t> order = rankedTensors(comparison);
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i)
        table.addRow(comparison.tensors[order[i]]);
    return table.take();
}

Table placeChangeTable(const WeightsComparison& comparison) {
    TableMaker<ChangeRow> table("weight-changes-by-depth", "From the stem to the classifier", {});
    table.add("Place", Text, [](const ChangeRow& row) { return row.name; });
    table.add("Of", Text, [](const ChangeRow& row) { return row.part; });
    for (const auto& reading : changeReadings())
        table.addOne(reading, [](const ChangeRow& row) { return changeOf(row); });
    const std::string all = "all";
    const auto addRows = [&](const std::string& name, const WeightChange& parameters,
                             const WeightChange& statistics) {
        if (!parameters.equal())
            table.addRow({name, "parameters", parameters});
        if (!statistics.equal())
            table.addRow({name, "statistics", statistics});
    };
    for (const PlaceChange& place : comparison.places)
        addRows(place.name, place.parameters, place.statistics);
    addRows(all, comparison.parameters, comparison.statistics);
    return table.take();
}

std::size_t changedTensors(const WeightsComparison& comparison) {
    return static_cast<std::size_t>(std::ranges::count_if(
        comparison.tensors, [](const TensorChange& tensor) { return !tensor.change.equal(); }));
}

std::string equalPlacesText(const WeightsComparison& comparison) {
    const std::vector<PlaceChange>& places = comparison.places;
    if (std::ranges::all_of(places, &isEqual))
        return "All tensors are equal to the bit.";
    std::string text;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!isEqual(places[i]))
            continue;
        std::size_t last = i;
        while (last + 1 < places.size() && isEqual(places[last + 1]))
            ++last;
        text += (text.empty() ? "Equal to the bit: " : ", ") + places[i].name;
        if (last > i)
            text += (last == i + 1 ? ", " : " to ") + places[last].name;
        i = last;
    }
    return text.empty() ? text : text + ".";
}

}  // namespace scalescope
