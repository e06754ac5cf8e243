// SPDX-License-Identifier: Apache-2.0
#include "core/report/run_tables.h"

#include "core/base/format.h"
#include "core/diagnostics/run_measures.h"
#include "core/report/table_maker.h"

#include <filesystem>
#include <set>
#include <utility>

namespace scalescope {

namespace {

using enum ColumnKind;

std::string titleOf(const VariantResult& variant) {
    return displayName(variant.spec);
}

const Provenance* provenanceOf(const VariantResult& variant) {
    if (variant.diagnosis)
        return &variant.diagnosis->provenance;
    return variant.benchmark ? &variant.benchmark->provenance : nullptr;
}

const DtypeError* dtypeErrorIn(const VariantResult& variant) {
    if (variant.diagnosis && variant.diagnosis->dtypeError)
        return &*variant.diagnosis->dtypeError;
    return variant.benchmark && variant.benchmark->dtypeError ? &*variant.benchmark->dtypeError
                                                              : nullptr;
}

const Throughput* throughputOf(const VariantResult& variant) {
    return variant.diagnosis && variant.diagnosis->throughput ? &*variant.diagnosis->throughput
                                                              : nullptr;
}

/// "measured: 1: 60, 2: 72, 4: 75 images/s".
Cell choiceCell(const VariantResult& variant) {
    const Throughput* throughput = throughputOf(variant);
    if (!throughput)
        return {};
    const BatchChoice& choice = throughput->choice;
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

/// "3 × 224 × 224" of the first image.
Cell shapeCell(const VariantResult& variant) {
    if (variant.diagnosis->inputs.empty())
        return {};
    std::string text;
    for (const std::int64_t length : variant.diagnosis->inputs.front().tensorShape)
        text.append(text.empty() ? "" : " × ").append(std::to_string(length));
    return textCell(text);
}

Cell matchCell(const VariantResult& variant) {
    const LoadReport* load = variant.diagnosis->loadReport.get();
    if (!load)
        return {};
    return std::to_string(load->matched) + " matched, " + std::to_string(load->converted) +
           " converted, " + std::to_string(load->missing) + " missing, " +
           std::to_string(load->unexpected) + " unexpected";
}

/// Of the variants that have a diagnosis.
Table diagnosed(TableMaker<VariantResult>& table, const std::vector<VariantResult>& variants) {
    for (const VariantResult& variant : variants)
        if (variant.diagnosis)
            table.addRow(variant);
    return table.take();
}

}  // namespace

Thresholds thresholdsOf(const std::vector<VariantResult>& variants) {
    for (const VariantResult& variant : variants) {
        if (variant.diagnosis)
            return variant.diagnosis->thresholds;
        if (variant.benchmark)
            return variant.benchmark->thresholds;
    }
    return {};
}

Table runTable(const std::vector<VariantResult>& variants) {
    TableMaker<VariantResult> table("runs", "Runs", thresholdsOf(variants));
    table.add("Variant", Text, &titleOf);
    table.add("Engine", Text, [](const VariantResult& v) { return provenanceOf(v)->executor; });
    table.add("Why", Text,
              [](const VariantResult& v) { return textCell(provenanceOf(v)->executorReason); });
    table.add("Device", Text, [](const VariantResult& v) { return provenanceOf(v)->device; });
    table.add("Dtype", Text, [](const VariantResult& v) {
        const Provenance& run = *provenanceOf(v);
        return run.dtype + (run.autocast ? " (autocast)" : "");
    });
    table.add("Threads", Integer,
              [](const VariantResult& v) { return std::int64_t{provenanceOf(v)->threads}; });
    table.addAll(dtypeErrorReadings(), &dtypeErrorIn);
    table.addAll(throughputReadings(), &throughputOf);
    table.add("Chosen", Text, &choiceCell);
    for (const VariantResult& variant : variants)
        if (provenanceOf(variant))
            table.addRow(variant);
    return table.take();
}

Table inputTable(const std::vector<VariantResult>& variants) {
    TableMaker<VariantResult> table("inputs", "What was fed", thresholdsOf(variants));
    table.add("Variant", Text, &titleOf);
    table.add("Preprocessing", Text, [](const VariantResult& v) {
        return v.diagnosis->inputs.empty() ? Cell{} : textCell(v.diagnosis->inputs.front().recipe);
    });
    table.add("Tensor", Text, &shapeCell);
    table.add("Images", Integer, [](const VariantResult& v) {
        return static_cast<std::int64_t>(v.diagnosis->inputs.size());
    });
    return diagnosed(table, variants);
}

Table skippedTable(const std::vector<VariantResult>& variants) {
    TableMaker<SkippedImage> table("skipped", "Images left out", thresholdsOf(variants));
    table.add("Image", Text, [](const SkippedImage& image) { return image.path.string(); });
    table.add("Why", Text, [](const SkippedImage& image) { return image.reason; });
    std::set<std::filesystem::path> told;  // every variant met the same ones
    for (const VariantResult& variant : variants)
        if (variant.diagnosis)
            for (const SkippedImage& image : variant.diagnosis->skipped)
                if (told.insert(image.path).second)
                    table.addRow(image);
    return table.take();
}

Table weightsTable(const std::vector<VariantResult>& variants) {
    TableMaker<VariantResult> table("weights", "Weights", thresholdsOf(variants));
    table.add("Variant", Text, &titleOf);
    table.add("Kind", Text,
              [](const VariantResult& v) { return weightsKindBadge(v.diagnosis->weights.kind); });
    table.add("Name", Text, [](const VariantResult& v) { return v.diagnosis->weights.name; });
    table.add("Classes", Integer,
              [](const VariantResult& v) { return std::int64_t{v.diagnosis->spec.classCount}; });
    table.add("Tensors", Text, &matchCell);
    table.add("Padding", Text, [](const VariantResult& v) {
        return textCell(v.diagnosis->loadReport ? v.diagnosis->loadReport->conventions : "");
    });
    table.add("SHA-256", Text,
              [](const VariantResult& v) { return textCell(v.diagnosis->weights.sha256); });
    return diagnosed(table, variants);
}

Table weightNotesTable(const std::vector<VariantResult>& variants) {
    using Note = std::pair<std::string, std::string>;
    TableMaker<Note> table("weightNotes", "How the weights were read", thresholdsOf(variants));
    table.add("Variant", Text, [](const Note& note) { return note.first; });
    table.add("Note", Text, [](const Note& note) { return note.second; });
    for (const VariantResult& variant : variants)
        if (const auto& diagnosis = variant.diagnosis)
            for (const std::string& text :
                 loadNotes(diagnosis->weights, diagnosis->loadReport.get()))
                table.addRow({titleOf(variant), text});
    return table.take();
}

Table definitionTable(const Thresholds& thresholds) {
    TableMaker<Definition> table("definitions", "Definitions and thresholds", thresholds);
    table.add("Measure", Text, [](const Definition& d) { return d.label; });
    table.add("Definition", Text, [](const Definition& d) { return d.formula; });
    table.add("Threshold", Text, [](const Definition& d) { return textCell(d.threshold); });
    table.add("Source", Text, [](const Definition& d) { return d.source; });
    for (const Definition& definition : definitions(thresholds))
        table.addRow(definition);
    return table.take();
}

}  // namespace scalescope
