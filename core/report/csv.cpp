// SPDX-License-Identifier: Apache-2.0
#include "core/report/csv.h"

#include "core/base/utf8.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/weights/demo.h"

#include <set>
#include <utility>

namespace scalescope {

namespace {

/// Appends lines of one variant. A measure of a place stands once: of the pass, if it has one too.
class LongForm {
public:
    LongForm(Table& table, std::string variant) : m_table(table), m_variant(std::move(variant)) {}

    void add(const std::string& block, const std::string& measure, Cell value,
             const std::string& unit) {
        if (m_written.emplace(block, measure).second)
            m_table.rows.push_back({m_variant, block, measure, std::move(value), unit});
    }
    void addText(const std::string& measure, const std::string& text) {
        add("", measure, Cell{text}, "text");
    }
    /// Every reading of an item, under the measure's key behind a prefix.
    template <class Of>
    void addAll(const std::string& block, const std::string& prefix, const Readings<Of>& readings,
                const Of& item) {
        for (const Reading<Of>& reading : readings)
            add(block, prefix + reading.about.key, fileCellOf(reading.about, reading.of(item)),
                csvUnit(reading.about));
    }

private:
    Table& m_table;
    std::string m_variant;
    std::set<std::pair<std::string, std::string>> m_written;
};

void addPredictions(LongForm& out, const Diagnosis& diagnosis) {
    out.addText("weights.kind", std::string(weightsKindName(diagnosis.weights.kind)));
    if (diagnosis.loadReport)
        out.addText("weights.padding", diagnosis.loadReport->padding);
    const std::vector<std::string> notes = loadNotes(diagnosis.weights, diagnosis.loadReport.get());
    for (std::size_t i = 0; i < notes.size(); ++i)
        out.addText("weights.note." + std::to_string(i), notes[i]);
    for (std::size_t image = 0; image < diagnosis.predictions.size(); ++image) {
        const Prediction& prediction = diagnosis.predictions[image];
        const std::string prefix = "image" + std::to_string(image) + ".";
        out.addText(prefix + "name", prediction.imageName);
        if (prediction.outsideTraining)
            out.addText(prefix + "note", demoLimits());
        for (std::size_t rank = 0; rank < prediction.topk.size(); ++rank) {
            const ClassScore& score = prediction.topk[rank];
            const std::string top = prefix + "top" + std::to_string(rank + 1) + ".";
            out.add("", top + "index", Cell{std::int64_t{score.index}}, "class");
            out.addText(top + "label", score.label);
            out.addAll("", top, scoreReadings(), score);
        }
        out.addAll("", prefix, predictionReadings(), prediction);
    }
}

/// Classes by their index in the network, under "folder7.".
void addAccuracyRows(LongForm& out, const Diagnosis& diagnosis) {
    if (!diagnosis.notJudged.empty())
        out.addText("accuracy.none", diagnosis.notJudged);
    if (!diagnosis.confusion)
        return;
    out.addAll("", "", accuracyReadings(), *diagnosis.confusion);
    for (const ClassResult& one : classResults(*diagnosis.confusion, *diagnosis.labels)) {
        const std::string prefix = "folder" + std::to_string(one.index) + ".";
        out.addText(prefix + "label", one.label);
        out.addAll("", prefix, classReadings(), one);
    }
}

void addGates(LongForm& out, const GateReport& report) {
    out.addAll("", "", allGatesReadings(), report);
    for (const GateBlock& gates : report.blocks) {
        out.addAll(gates.name, "", gateReadings(), gates);
        for (std::size_t channel = 0; channel < gates.mean.size(); ++channel)
            out.add(gates.name, "gate.value." + std::to_string(channel), Cell{gates.mean[channel]},
                    "");
    }
}

/// "5.2" for a block's activation, "stem" or "head" outside of blocks.
std::string placeOf(const ActivationStats& stats, const Diagnosis& diagnosis) {
    if (!diagnosis.graph || stats.block < 0)
        return stats.part;
    return diagnosis.graph->architecture.blocks.at(static_cast<std::size_t>(stats.block)).name();
}

void addSaturation(LongForm& out, const SaturationReport& report, const Diagnosis& diagnosis) {
    out.addAll("", "", allActivationsReadings(), report);
    for (const ActivationStats& stats : report.activations)
        out.addAll(placeOf(stats, diagnosis), stats.part + ".", activationReadings(), stats);
    for (const GateSaturation& sigmoid : report.gates)
        out.addAll(sigmoid.name, "", sigmoidReadings(), sigmoid);
}

void addDiagnosisRows(LongForm& out, const Diagnosis& diagnosis, const ReportSections& sections) {
    if (sections.predictions)
        addPredictions(out, diagnosis);
    if (sections.predictions)
        addAccuracyRows(out, diagnosis);
    if (diagnosis.partial)
        out.addText("partial", *diagnosis.partial);
    out.addAll("", "", costReadings(), diagnosis.cost);
    if (sections.gates && diagnosis.gates)
        addGates(out, *diagnosis.gates);
    if (sections.saturation && diagnosis.saturation)
        addSaturation(out, *diagnosis.saturation, diagnosis);
    if (sections.memory && diagnosis.memory) {
        out.addAll("", "", memoryReadings(), *diagnosis.memory);
        out.addText("memory.peak_tensor", diagnosis.memory->peakTensor);
    }
    if (diagnosis.dtypeError)
        out.addAll("", "", dtypeErrorReadings(), *diagnosis.dtypeError);
    if (diagnosis.throughput)
        out.addAll("", "", throughputReadings(), *diagnosis.throughput);
}

void addBenchmarkRows(LongForm& out, const BenchmarkResult& benchmark) {
    out.addAll("", "", latencyReadings(), benchmark);
    if (benchmark.dtypeError)
        out.addAll("", "", dtypeErrorReadings(), *benchmark.dtypeError);
}

}  // namespace

std::string reportCsv(const Report& report) {
    Table table{"",
                {{"variant", "", ColumnKind::Text, ""},
                 {"block", "", ColumnKind::Text, ""},
                 {"metric", "", ColumnKind::Text, ""},
                 {"value", "", ColumnKind::Real, ""},
                 {"unit", "", ColumnKind::Text, ""}},
                {}};
    for (const VariantResult& variant : report.variants) {
        LongForm out(table, variant.spec.name);
        if (variant.failure)
            out.addText("error", variant.failure->message);
        if (variant.diagnosis)
            addDiagnosisRows(out, *variant.diagnosis, report.sections);
        if (report.sections.latency && variant.benchmark)
            addBenchmarkRows(out, *variant.benchmark);
    }
    return utf8Text(toCsv(table));
}

}  // namespace scalescope
