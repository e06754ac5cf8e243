// SPDX-License-Identifier: Apache-2.0
#include "core/weights/key_rows.h"

#include "core/base/format.h"
#include "core/model/parameters.h"
#include "core/weights/nearest_keys.h"

#include <algorithm>
#include <map>

namespace scalescope {

namespace {

using Shapes = std::map<std::string, std::vector<std::int64_t>, std::less<>>;

/// As the network wants them; nothing when the report is of no network.
Shapes wantedShapes(const LoadReport& report, const NetworkSpec& spec) {
    Shapes shapes;
    if (std::ranges::all_of(report.keys,
                            [](const KeyRecord& record) { return record.key.empty(); }))
        return shapes;
    for (ParameterSpec& parameter : expectedParameters(buildArchitecture(spec)))
        shapes.emplace(std::move(parameter.key), std::move(parameter.shape));
    return shapes;
}

/// The row's name in the terms of the file, for comparing.
const std::string& nameInFile(const KeyRow& row) {
    return row.record.status == KeyStatus::Missing ? row.record.expectedKey : row.record.fileKey;
}

/// Rows of one status, as they are compared and as they are pointed back to.
struct RowList {
    std::vector<std::size_t> rows;
    std::vector<NamedShape> names;
};

RowList rowsWith(const std::vector<KeyRow>& rows, KeyStatus status) {
    RowList list;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].record.status != status)
            continue;
        list.rows.push_back(i);
        const auto& shape = rows[i].fileShape ? rows[i].fileShape : rows[i].wantedShape;
        list.names.push_back({nameInFile(rows[i]), shape.value_or(std::vector<std::int64_t>{})});
    }
    return list;
}

void offer(const RowList& wanted, const RowList& offered, std::vector<KeyRow>& rows) {
    const auto nearest = nearestKeys(wanted.names, offered.names);
    for (std::size_t i = 0; i < nearest.size(); ++i)
        for (const KeyCandidate& candidate : nearest[i]) {
            const NamedShape& named = offered.names[candidate.index];
            rows[wanted.rows[i]].nearest.push_back(
                named.name +
                (candidate.sameShape ? " (same shape)" : " (" + formatShape(named.shape) + ")"));
        }
}

Cell shapeCell(const std::optional<std::vector<std::int64_t>>& shape) {
    return shape ? Cell{formatShape(*shape)} : Cell{};
}

std::string listed(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

}  // namespace

std::vector<KeyRow> keyRows(const LoadReport& report, const StateDict& raw,
                            const NetworkSpec& spec) {
    const Shapes wanted = wantedShapes(report, spec);
    std::vector<KeyRow> rows;
    for (const KeyRecord& record : report.keys) {
        KeyRow& row = rows.emplace_back();
        row.record = record;
        if (const WeightTensor* tensor = raw.find(record.fileKey)) {
            row.fileShape = tensor->shape;
            row.dtype = tensor->dtype;
        }
        if (const auto shape = wanted.find(record.key); shape != wanted.end())
            row.wantedShape = shape->second;
    }
    const RowList missing = rowsWith(rows, KeyStatus::Missing);
    const RowList leftOver = rowsWith(rows, KeyStatus::Unexpected);
    offer(missing, leftOver, rows);
    offer(leftOver, missing, rows);
    return rows;
}

std::vector<KeyRow> generatedKeyRows(const NetworkSpec& spec) {
    std::vector<KeyRow> rows;
    for (const ParameterSpec& parameter : expectedParameters(buildArchitecture(spec))) {
        KeyRow& row = rows.emplace_back();
        row.record = {KeyStatus::Matched, parameter.key, parameter.key, "generated"};
        row.fileShape = row.wantedShape = parameter.shape;
        row.dtype = parameter.role == ParameterRole::BnTracked ? Dtype::I64 : Dtype::F32;
    }
    return rows;
}

Table toTable(const std::vector<KeyRow>& rows) {
    Table table;
    table.title = "Load report, key by key";
    table.columns = {
        {"Status", "", ColumnKind::State, "What came of this tensor when the file was matched."},
        {"Key", "", ColumnKind::Text, "The network's own name; empty when the network has none."},
        {"Key in the file", "", ColumnKind::Text,
         "The name in the file; empty when it is missing."},
        {"Shape", "", ColumnKind::Text, "In the file."},
        {"Wanted", "", ColumnKind::Text, "The shape that the network needs."},
        {"Dtype", "", ColumnKind::Text, "In the file."},
        {"Detail", "", ColumnKind::Text, "Expected and found shapes, or the conversion."},
        {"Nearest", "", ColumnKind::Text,
         "Of a missing tensor the tensors of the file without a place that are most like it, by "
         "name and shape; of a tensor without a place the missing ones."}};
    for (const KeyRow& row : rows)
        table.rows.push_back({Cell{std::string(keyStatusName(row.record.status))},
                              textCell(row.record.key), textCell(row.record.fileKey),
                              shapeCell(row.fileShape), shapeCell(row.wantedShape),
                              row.dtype ? Cell{std::string(dtypeName(*row.dtype))} : Cell{},
                              textCell(row.record.detail), textCell(listed(row.nearest))});
    return table;
}

}  // namespace scalescope
