// SPDX-License-Identifier: Apache-2.0
// How each variant ran: engine and why, and how fast many images went.
#include "core/base/format.h"
#include "core/diagnostics/definitions.h"
#include "core/report/report_tables.h"

namespace scalescope {

namespace {

const Provenance* provenanceOf(const VariantResult& variant) {
    if (variant.diagnosis)
        return &variant.diagnosis->provenance;
    return variant.benchmark ? &variant.benchmark->provenance : nullptr;
}

/// "measured: 1: 60, 2: 72, 4: 75 images/s".
std::string choiceText(const BatchChoice& choice) {
    if (!choice.measured)
        return "not measured";
    std::string text = "measured: ";
    for (const BatchProbe& probe : choice.probes)
        text.append(&probe == choice.probes.data() ? "" : ", ")
            .append(std::to_string(probe.batch))
            .append(": ")
            .append(formatReal(probe.imagesPerSecond, 3));
    return text + " images/s";
}

void addThroughput(std::vector<Cell>& row, const Throughput& throughput) {
    row[6] = throughput.images;
    row[7] = throughput.imagesPerSecond();
    row[8] = throughput.choice.batch;
    row[9] = choiceText(throughput.choice);
}

}  // namespace

Table runTable(const std::vector<VariantResult>& variants) {
    Table table{"Runs",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Engine", "", ColumnKind::Text, ""},
                 {"Why", "", ColumnKind::Text, ""},
                 {"Device", "", ColumnKind::Text, ""},
                 {"Dtype", "", ColumnKind::Text, ""},
                 {"Threads", "", ColumnKind::Integer, ""},
                 {"Images", "", ColumnKind::Integer, ""},
                 {"Images per s", "", ColumnKind::Real, definition("throughput.images").formula},
                 {"Per pass", "", ColumnKind::Integer, definition("throughput.batch").formula},
                 {"Chosen", "", ColumnKind::Text, ""}},
                {}};
    for (const VariantResult& variant : variants) {
        const Provenance* run = provenanceOf(variant);
        if (!run)
            continue;
        std::vector<Cell> row(table.columns.size());
        row[0] = displayName(variant.spec);
        row[1] = run->executor;
        row[2] = run->executorReason;
        row[3] = run->device;
        row[4] = run->dtype + (run->autocast ? " (autocast)" : "");
        row[5] = std::int64_t{run->threads};
        if (variant.diagnosis && variant.diagnosis->throughput)
            addThroughput(row, *variant.diagnosis->throughput);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace scalescope
