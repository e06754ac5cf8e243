// SPDX-License-Identifier: Apache-2.0
// Long form for spreadsheets and data frames: one number per line.
#include "core/base/table.h"
#include "core/report/report.h"

namespace scalescope {

namespace {

/// Appends lines of one variant.
class LongForm {
public:
    LongForm(Table& table, std::string variant) : m_table(table), m_variant(std::move(variant)) {}

    void add(const std::string& block, const std::string& metric, Cell value,
             const std::string& unit) {
        m_table.rows.push_back({m_variant, block, metric, std::move(value), unit});
    }
    void add(const std::string& block, const std::string& metric,
             const std::optional<double>& value, const std::string& unit) {
        add(block, metric, value ? Cell{*value} : Cell{}, unit);
    }
    void add(const std::string& block, const std::string& metric, std::uint64_t value,
             const std::string& unit) {
        add(block, metric, Cell{static_cast<std::int64_t>(value)}, unit);
    }

private:
    Table& m_table;
    std::string m_variant;
};

void addPredictions(LongForm& out, const Diagnosis& diagnosis) {
    out.add("", "weights.kind", Cell{std::string(weightsKindName(diagnosis.weights.kind))}, "text");
    if (diagnosis.loadReport)
        out.add("", "weights.padding", Cell{diagnosis.loadReport->padding}, "text");
    for (std::size_t image = 0; image < diagnosis.predictions.size(); ++image) {
        const Prediction& prediction = diagnosis.predictions[image];
        const std::string prefix = "image" + std::to_string(image) + ".";
        out.add("", prefix + "name", Cell{prediction.imageName}, "text");
        for (std::size_t rank = 0; rank < prediction.topk.size(); ++rank) {
            const ClassScore& score = prediction.topk[rank];
            const std::string top = prefix + "top" + std::to_string(rank + 1) + ".";
            out.add("", top + "index", Cell{std::int64_t{score.index}}, "class");
            out.add("", top + "label", Cell{score.label}, "text");
            out.add("", top + "probability", Cell{score.probability}, "share");
            out.add("", top + "logit", Cell{score.logit}, "");
        }
        out.add("", prefix + "entropy", prediction.entropyNats, "nats");
        out.add("", prefix + "margin", prediction.margin, "share");
    }
}

void addCost(LongForm& out, const Cost& cost) {
    out.add("", "cost.params", Cell{cost.params}, "count");
    out.add("", "cost.macs", Cell{cost.macs}, "MACs");
    out.add("", "cost.activations", Cell{cost.activations}, "count");
    out.add("", "cost.weight_bytes", Cell{cost.weightBytes}, "bytes");
}

void addGates(LongForm& out, const GateBlock& gates) {
    const Summary& s = gates.overChannels;
    out.add(gates.name, "gate.channels", std::uint64_t{gates.mean.size()}, "count");
    if (s.count > 0) {
        out.add(gates.name, "gate.min", Cell{s.min}, "");
        out.add(gates.name, "gate.p05", Cell{s.q05}, "");
        out.add(gates.name, "gate.p25", Cell{s.q25}, "");
        out.add(gates.name, "gate.median", Cell{s.median}, "");
        out.add(gates.name, "gate.p75", Cell{s.q75}, "");
        out.add(gates.name, "gate.p95", Cell{s.q95}, "");
        out.add(gates.name, "gate.max", Cell{s.max}, "");
        out.add(gates.name, "gate.mean", Cell{s.mean}, "");
        out.add(gates.name, "gate.std", s.stddev, "");
        out.add(gates.name, "gate.closed_share", Cell{gates.closedShare}, "share");
        out.add(gates.name, "gate.open_share", Cell{gates.openShare}, "share");
        out.add(gates.name, "gate.distance_to_identity", Cell{gates.distanceL1}, "");
        out.add(gates.name, "gate.entropy", Cell{gates.entropyBits}, "bits");
        out.add(gates.name, "gate.input_dependence", gates.inputDependence, "");
    }
    for (std::size_t channel = 0; channel < gates.mean.size(); ++channel)
        out.add(gates.name, "gate.value." + std::to_string(channel), Cell{gates.mean[channel]}, "");
}

void addActivation(LongForm& out, const ActivationStats& stats, const std::string& block) {
    const std::string prefix = stats.part + ".";
    const bool any = stats.pre.count > 0;
    out.add(block, prefix + "elements", stats.elementCount, "count");
    out.add(block, prefix + "min", any ? Cell{stats.pre.min} : Cell{}, "");
    out.add(block, prefix + "max", any ? Cell{stats.pre.max} : Cell{}, "");
    out.add(block, prefix + "mean", stats.pre.meanOrNone(), "");
    out.add(block, prefix + "std", stats.pre.stddev(), "");
    out.add(block, prefix + "zone.left_share", stats.zoneShare(stats.zones.left), "share");
    out.add(block, prefix + "zone.negative_share", stats.zoneShare(stats.zones.negative), "share");
    out.add(block, prefix + "zone.curved_share", stats.zoneShare(stats.zones.curved), "share");
    out.add(block, prefix + "zone.linear_share", stats.zoneShare(stats.zones.linear), "share");
    out.add(block, prefix + "channels.dead", Cell{std::int64_t{stats.deadCount}}, "count");
    out.add(block, prefix + "channels.constant", Cell{std::int64_t{stats.constantCount}}, "count");
    out.add(block, prefix + "channels.dormant", Cell{std::int64_t{stats.dormantCount}}, "count");
    out.add(block, prefix + "nan", stats.nonFinite.nan, "count");
    out.add(block, prefix + "inf", stats.nonFinite.posInf + stats.nonFinite.negInf, "count");
    out.add(block, prefix + "fp16_headroom", stats.fp16HeadroomBits(), "bits");
}

/// "5.2" for a block's activation, "stem" or "head" outside of blocks.
std::string placeOf(const ActivationStats& stats, const Diagnosis& diagnosis) {
    if (!diagnosis.graph || stats.block < 0)
        return stats.part;
    return diagnosis.graph->architecture.blocks.at(static_cast<std::size_t>(stats.block)).name();
}

void addMemory(LongForm& out, const MemoryReport& memory) {
    out.add("", "memory.peak", Cell{memory.peakBytes}, "bytes");
    out.add("", "memory.predicted_peak", Cell{memory.predicted.peakBytes}, "bytes");
    out.add("", "memory.measured_over_predicted", memory.measuredOverPredicted, "ratio");
    out.add("", "memory.peak_tensor", Cell{memory.peakTensor}, "text");
    out.add("", "memory.weights", Cell{memory.weightBytes}, "bytes");
    out.add("", "memory.process_peak", Cell{memory.residentPeakBytes}, "bytes");
}

void addLatency(LongForm& out, const Latency& latency) {
    out.add("", "latency.median", Cell{latency.medianMs}, "ms");
    out.add("", "latency.min", Cell{latency.minMs}, "ms");
    out.add("", "latency.mean", Cell{latency.meanMs}, "ms");
    out.add("", "latency.p95", latency.p95Ms, "ms");
    out.add("", "latency.runs", std::uint64_t{latency.ms.size()}, "count");
    out.add("", "latency.throughput", Cell{latency.imagesPerSecond}, "images/s");
}

void addThroughput(LongForm& out, const Throughput& throughput) {
    out.add("", "throughput.images", Cell{throughput.images}, "count");
    out.add("", "throughput.images_per_second", Cell{throughput.imagesPerSecond()}, "images/s");
    out.add("", "throughput.batch", Cell{throughput.choice.batch}, "images");
}

void addDiagnosisRows(LongForm& out, const Diagnosis& diagnosis, const ReportSections& sections) {
    if (sections.predictions)
        addPredictions(out, diagnosis);
    addCost(out, diagnosis.cost);
    if (sections.gates && diagnosis.gates)
        for (const GateBlock& gates : diagnosis.gates->blocks)
            addGates(out, gates);
    if (sections.saturation && diagnosis.saturation)
        for (const ActivationStats& stats : diagnosis.saturation->activations)
            addActivation(out, stats, placeOf(stats, diagnosis));
    if (sections.memory && diagnosis.memory)
        addMemory(out, *diagnosis.memory);
    if (diagnosis.throughput)
        addThroughput(out, *diagnosis.throughput);
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
            out.add("", "error", Cell{variant.failure->message}, "text");
        if (variant.diagnosis)
            addDiagnosisRows(out, *variant.diagnosis, report.sections);
        if (report.sections.latency && variant.benchmark)
            addLatency(out, variant.benchmark->latency);
    }
    return toCsv(table);
}

}  // namespace scalescope
