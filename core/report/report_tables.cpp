// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_tables.h"

#include "core/bench/benchmark_findings.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/definitions.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/model/memory_prediction.h"
#include "core/report/accuracy_tables.h"
#include "core/report/intervention_tables.h"
#include "core/report/prediction_tables.h"
#include "core/report/run_tables.h"
#include "core/report/structure_tables.h"
#include "core/report/table_maker.h"
#include "core/scaling/network_measures.h"

#include <algorithm>

namespace scalescope {

namespace {

using enum ColumnKind;
using Variants = std::vector<VariantResult>;

std::string nameOf(const VariantResult& variant) {
    return displayName(variant.spec);
}

// The parts of a result that measures are read from; null where there is none.
const Cost* costIn(const VariantResult& v) {
    return v.diagnosis ? &v.diagnosis->cost : nullptr;
}
const ClassScore* bestIn(const VariantResult& v) {
    const bool any = v.diagnosis && !v.diagnosis->predictions.empty() &&
                     !v.diagnosis->predictions.front().topk.empty();
    return any ? &v.diagnosis->predictions.front().topk.front() : nullptr;
}
const GateReport* gatesIn(const VariantResult& v) {
    return v.diagnosis && v.diagnosis->gates ? &*v.diagnosis->gates : nullptr;
}
const SaturationReport* saturationIn(const VariantResult& v) {
    return v.diagnosis && v.diagnosis->saturation ? &*v.diagnosis->saturation : nullptr;
}
const MemoryReport* memoryIn(const VariantResult& v) {
    return v.diagnosis && v.diagnosis->memory ? &*v.diagnosis->memory : nullptr;
}
const BenchmarkResult* benchmarkIn(const VariantResult& v) {
    return v.benchmark.get();
}

Cell weightsCell(const VariantResult& variant) {
    if (variant.failure)
        return "failed: " + std::string(errorCodeWords(variant.failure->code));
    return variant.diagnosis ? Cell{weightsKindName(variant.diagnosis->weights.kind)} : Cell{};
}

Cell inputSideCell(const VariantResult& variant) {
    const auto* inputs = variant.diagnosis ? &variant.diagnosis->inputs : nullptr;
    if (!inputs || inputs->empty() || inputs->front().tensorShape.size() != 4)
        return {};
    return inputs->front().tensorShape[3];
}

Cell top1Cell(const VariantResult& variant) {
    const ClassScore* best = bestIn(variant);
    if (!best)
        return {};
    return markedLabel(best->label, variant.diagnosis->predictions.front());
}

/// How many ask for attention.
Cell findingsCell(const VariantResult& variant) {
    if (!variant.diagnosis && !variant.benchmark)
        return {};
    const auto count = [](const std::vector<Finding>& findings) {
        return static_cast<std::int64_t>(std::ranges::count_if(
            findings, [](const Finding& finding) { return finding.severity >= Verdict::Warn; }));
    };
    return (variant.diagnosis ? count(variant.diagnosis->findings) : 0) +
           (variant.benchmark ? count(findingsOf(*variant.benchmark)) : 0);
}

void addCost(TableMaker<VariantResult>& table) {
    table.addIn("M", 1e6, readingOf(costReadings(), "cost.params"), &costIn);
    table.addIn("G", 1e9, readingOf(costReadings(), "cost.macs"), &costIn);
}

/// One SE block or one activation of a variant.
template <class Of>
struct PlaceRow {
    const VariantResult* variant;
    const Of* of;
};
template <class Of>
const Of* placeOf(const PlaceRow<Of>& row) {
    return row.of;
}

}  // namespace

Table overviewTable(const Variants& variants, const ReportSections& sections) {
    TableMaker<VariantResult> table("overview", "Overview", thresholdsOf(variants));
    table.add("Variant", Text, &nameOf);
    table.add("Weights", Text, &weightsCell);
    table.add({"Input", "px", Integer, ""}, &inputSideCell);
    addCost(table);
    if (sections.predictions) {
        // Of a folder that is the answer to its first image, and how many are right says more.
        const bool several = std::ranges::any_of(variants, [](const VariantResult& v) {
            return v.diagnosis && v.diagnosis->predictions.size() > 1;
        });
        table.add(several ? "Top-1 of the first image" : "Top-1", Text, &top1Cell);
        table.addOne(readingOf(scoreReadings(), "probability"), &bestIn);
        if (several)
            table.addOne(readingOf(accuracyReadings(), "accuracy.top1"),
                         [](const VariantResult& v) {
                             return v.diagnosis && v.diagnosis->confusion ? &*v.diagnosis->confusion
                                                                          : nullptr;
                         });
    }
    if (sections.gates)
        for (const auto& reading : allGatesReadings())
            table.addOne(reading, &gatesIn, Heading::Full);
    if (sections.saturation)
        for (const auto& reading : allActivationsReadings())
            table.addOne(reading, &saturationIn, Heading::Full);
    if (sections.memory)
        table.addOne(readingOf(memoryReadings(), "memory.need"), &memoryIn, Heading::Full);
    if (sections.latency)
        table.addOne(readingOf(latencyReadings(), "latency.median"), &benchmarkIn, Heading::Full);
    if (sections.findings)
        table.add({"Warn or fail", "", Integer,
                   "Findings that warn or fail; those that only inform are not counted."},
                  &findingsCell);
    for (const VariantResult& variant : variants)
        table.addRow(variant);
    return table.take();
}

Table gateTable(const Variants& variants) {
    using Row = PlaceRow<GateBlock>;
    TableMaker<Row> table("gates", "SE gates per block", thresholdsOf(variants));
    table.add("Variant", Text, [](const Row& row) { return nameOf(*row.variant); });
    table.add("Block", Text, [](const Row& row) { return row.of->name; });
    table.addAll(gateReadings(), &placeOf<GateBlock>);
    for (const VariantResult& variant : variants)
        if (const GateReport* report = gatesIn(variant))
            for (const GateBlock& block : report->blocks)
                table.addRow({&variant, &block});
    return table.take();
}

Table saturationTable(const Variants& variants) {
    using Row = PlaceRow<ActivationStats>;
    TableMaker<Row> table("activations", "Every SiLU, numbers of its pre-activation",
                          thresholdsOf(variants));
    table.add("Variant", Text, [](const Row& row) { return nameOf(*row.variant); });
    table.add("Activation", Text, [](const Row& row) { return row.of->name; });
    table.addAll(activationReadings(), &placeOf<ActivationStats>);
    table.add("Verdict", ColumnKind::State,
              [](const Row& row) { return verdictName(row.of->verdict); });
    for (const VariantResult& variant : variants)
        if (const SaturationReport* report = saturationIn(variant))
            for (const ActivationStats& layer : report->activations)
                table.addRow({&variant, &layer});
    return table.take();
}

Table memoryTable(const Variants& variants) {
    TableMaker<VariantResult> table("memory", "Memory of a pass", thresholdsOf(variants));
    table.add("Variant", Text, &nameOf);
    table.addAll(memoryReadings(), &memoryIn, Heading::Full);
    table.add("Tensor at the peak", Text, [](const VariantResult& v) {
        const std::string& tensor = v.diagnosis->memory->peakTensor;
        return tensor.empty() ? Cell{} : Cell{tensor};
    });
    table.add("Verdict", ColumnKind::State,
              [](const VariantResult& v) { return verdictName(v.diagnosis->memory->verdict); });
    for (const VariantResult& variant : variants)
        if (memoryIn(variant))
            table.addRow(variant);
    return table.take();
}

Table latencyTable(const Variants& variants) {
    using Row = VariantResult;
    TableMaker<Row> table("latency", "Plain passes without instrumentation",
                          thresholdsOf(variants));
    table.add("Variant", Text, &nameOf);
    table.add("Engine", Text, [](const Row& v) { return v.benchmark->provenance.executor; });
    table.add("Dtype", Text, [](const Row& v) { return v.benchmark->provenance.dtype; });
    table.add("Batch", Integer, [](const Row& v) { return v.benchmark->options.batch; });
    table.add("Threads", Integer,
              [](const Row& v) { return std::int64_t{v.benchmark->provenance.threads}; });
    table.addAll(latencyReadings(), &benchmarkIn);
    table.add("Noise", ColumnKind::State,
              [](const Row& v) { return verdictName(v.benchmark->latency.noise); });
    for (const VariantResult& variant : variants)
        if (variant.benchmark)
            table.addRow(variant);
    return table.take();
}

Table infoTable(const std::vector<NetworkSpec>& networks) {
    struct Row {
        const NetworkSpec* spec;
        Cost cost;
        std::int64_t eagerPeak;
    };
    const auto cost = [](const Row& row) { return &row.cost; };
    TableMaker<Row> table("networks", "Networks", {});
    table.add("Variant", Text, [](const Row& row) { return displayName(*row.spec); });
    table.add("Width", Real, [](const Row& row) { return row.spec->scale.width; });
    table.add("Depth", Real, [](const Row& row) { return row.spec->scale.depth; });
    table.add({"Input", "px", Integer, ""},
              [](const Row& row) { return std::int64_t{row.spec->scale.resolution}; });
    table.addIn("M", 1e6, readingOf(costReadings(), "cost.params"), cost);
    table.addIn("G", 1e9, readingOf(costReadings(), "cost.macs"), cost);
    table.addIn("M", 1e6, readingOf(costReadings(), "cost.activations"), cost);
    table.add("SE blocks", Integer, [](const Row& row) { return std::int64_t{row.cost.seBlocks}; });
    table.add("SE gates", Integer, [](const Row& row) { return row.cost.seGates; });
    table.addOne(readingOf(costReadings(), "cost.weight_bytes"), cost);
    table.add(titledColumnOf(kEagerPeak), [](const Row& row) { return row.eagerPeak; });
    for (const NetworkSpec& spec : networks) {
        const auto graph = buildGraph(spec);
        table.addRow({&spec, costOf(*graph), predictMemory(*graph, 1).peakBytes});
    }
    return table.take();
}

std::vector<Table> reportTables(const Report& report) {
    const ReportSections& sections = report.sections;
    const Variants& variants = report.variants;
    std::vector<Table> tables{overviewTable(variants, sections)};
    const auto addIf = [&](bool wanted, auto&& make) {
        if (wanted)
            tables.push_back(make());
    };
    addIf(sections.predictions, [&] { return agreementTable(report.agreement); });
    addIf(sections.predictions, [&] { return accuracyTable(variants); });
    addIf(sections.predictions, [&] { return classTable(variants); });
    addIf(sections.predictions, [&] { return confusedTable(variants); });
    if (sections.predictions)
        for (Table& table : confusionTables(variants))
            tables.push_back(std::move(table));
    addIf(sections.predictions, [&] { return imageTable(variants); });
    tables.push_back(skippedTable(variants));
    addIf(sections.gates, [&] { return gateTable(variants); });
    addIf(sections.saturation, [&] { return saturationTable(variants); });
    addIf(sections.memory, [&] { return memoryTable(variants); });
    addIf(sections.latency, [&] { return latencyTable(variants); });
    addIf(sections.classMaps, [&] { return classMapTable(variants); });
    addIf(sections.ablation, [&] { return ablationTable(variants); });
    addIf(sections.scaling, [&] { return scalingTable(variants); });
    addIf(sections.architecture, [&] { return stageTable(variants); });
    addIf(sections.weights, [&] { return weightsTable(variants); });
    addIf(sections.weights, [&] { return weightNotesTable(variants); });
    addIf(sections.environment, [&] { return inputTable(variants); });
    addIf(sections.environment, [&] { return runTable(variants); });
    addIf(sections.definitions, [&] { return definitionTable(report.thresholds); });
    std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
    return tables;
}

}  // namespace scalescope
