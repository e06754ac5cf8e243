// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_tables.h"

#include "core/model/memory_prediction.h"

#include <algorithm>

namespace scalescope {

namespace {

Cell cell(const std::optional<double>& value) {
    return value ? Cell{*value} : Cell{};
}

Cell textCell(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

/// "tabby (random weights)": a prediction never stands without its warning.
std::string marked(const std::string& label, bool meaningful) {
    return meaningful ? label : label + " (random weights)";
}

Cell top1Cell(const Diagnosis& diagnosis) {
    if (diagnosis.predictions.empty() || diagnosis.predictions.front().topk.empty())
        return {};
    const Prediction& first = diagnosis.predictions.front();
    return marked(first.topk.front().label, first.meaningful);
}

Cell top1Score(const Diagnosis& diagnosis) {
    if (diagnosis.predictions.empty() || diagnosis.predictions.front().topk.empty())
        return {};
    return diagnosis.predictions.front().topk.front().probability;
}

Cell inputSide(const Diagnosis& diagnosis) {
    if (diagnosis.inputs.empty() || diagnosis.inputs.front().tensorShape.size() != 4)
        return {};
    return diagnosis.inputs.front().tensorShape[3];
}

std::vector<Cell> overviewRow(const VariantResult& variant) {
    std::vector<Cell> row(13);
    row[0] = displayName(variant.spec);
    if (variant.failure)
        row[1] = "failed: " + std::string(errorCodeName(variant.failure->code));
    if (variant.diagnosis) {
        const Diagnosis& d = *variant.diagnosis;
        row[1] = std::string(weightsKindName(d.weights.kind));
        row[2] = inputSide(d);
        row[3] = static_cast<double>(d.cost.params) / 1e6;
        row[4] = static_cast<double>(d.cost.macs) / 1e9;
        row[5] = top1Cell(d);
        row[6] = top1Score(d);
        if (const auto totals = d.gates ? gateTotals(*d.gates) : std::nullopt) {
            row[7] = totals->mean;
            row[8] = totals->closedShare;
            row[9] = totals->openShare;
        }
        row[10] = d.saturation ? cell(worstLeftShare(*d.saturation)) : Cell{};
        row[11] = d.memory ? Cell{d.memory->peakBytes} : Cell{};
    }
    if (variant.benchmark)
        row[12] = variant.benchmark->latency.medianMs;
    return row;
}

void addPredictionRows(Table& table, const VariantResult& variant) {
    for (const Prediction& prediction : variant.diagnosis->predictions)
        for (std::size_t rank = 0; rank < prediction.topk.size(); ++rank) {
            const ClassScore& score = prediction.topk[rank];
            table.rows.push_back({displayName(variant.spec), prediction.imageName,
                                  static_cast<std::int64_t>(rank + 1), std::int64_t{score.index},
                                  marked(score.label, prediction.meaningful), score.probability,
                                  score.logit});
        }
}

}  // namespace

std::optional<double> worstLeftShare(const SaturationReport& report) {
    std::optional<double> worst;
    for (const ActivationStats& stats : report.activations)
        if (const auto share = stats.leftShare())
            worst = std::max(worst.value_or(0.0), *share);
    return worst;
}

std::optional<GateTotals> gateTotals(const GateReport& report) {
    GateTotals totals;
    double channels = 0.0;
    for (const GateBlock& block : report.blocks) {
        const auto count = static_cast<double>(block.overChannels.count);
        totals.mean += count * block.overChannels.mean;
        totals.closedShare += count * block.closedShare;
        totals.openShare += count * block.openShare;
        channels += count;
    }
    if (channels == 0.0)
        return std::nullopt;
    return GateTotals{totals.mean / channels, totals.closedShare / channels,
                      totals.openShare / channels};
}

Table overviewTable(const std::vector<VariantResult>& variants) {
    Table table{"Overview",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Weights", "", ColumnKind::Text, ""},
                 {"Input", "px", ColumnKind::Integer, ""},
                 {"Params", "M", ColumnKind::Real, definition("cost.params").formula},
                 {"MACs", "G", ColumnKind::Real, definition("cost.macs").formula},
                 {"Top-1", "", ColumnKind::Text, ""},
                 {"Score", "", ColumnKind::Share, definition("prediction.softmax").formula},
                 {"Mean gate", "", ColumnKind::Real, definition("gate.value").formula},
                 {"Gates closed", "", ColumnKind::Share, definition("gate.closed").formula},
                 {"Gates open", "", ColumnKind::Share, definition("gate.open").formula},
                 {"Worst left tail", "", ColumnKind::Share, definition("silu.left").formula},
                 {"Peak memory", "", ColumnKind::Bytes, definition("memory.live").formula},
                 {"Latency", "", ColumnKind::Milliseconds, definition("latency.median").formula}},
                {}};
    for (const VariantResult& variant : variants)
        table.rows.push_back(overviewRow(variant));
    return table;
}

Table predictionTable(const std::vector<VariantResult>& variants) {
    Table table{"Predictions",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Image", "", ColumnKind::Text, ""},
                 {"Rank", "", ColumnKind::Integer, ""},
                 {"Class", "", ColumnKind::Integer, ""},
                 {"Label", "", ColumnKind::Text, ""},
                 {"Score", "", ColumnKind::Share, definition("prediction.softmax").formula},
                 {"Logit", "", ColumnKind::Real, ""}},
                {}};
    for (const VariantResult& variant : variants)
        if (variant.diagnosis)
            addPredictionRows(table, variant);
    return table;
}

Table gateTable(const std::vector<VariantResult>& variants) {
    Table table{"SE gates per block",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Block", "", ColumnKind::Text, ""},
                 {"Channels", "", ColumnKind::Integer, ""},
                 {"Min", "", ColumnKind::Real, ""},
                 {"Median", "", ColumnKind::Real, ""},
                 {"Mean", "", ColumnKind::Real, ""},
                 {"Max", "", ColumnKind::Real, ""},
                 {"Std", "", ColumnKind::Real, ""},
                 {"Closed", "", ColumnKind::Share, definition("gate.closed").formula},
                 {"Open", "", ColumnKind::Share, definition("gate.open").formula},
                 {"Distance", "", ColumnKind::Real, definition("gate.distance").formula}},
                {}};
    for (const VariantResult& variant : variants) {
        if (!variant.diagnosis || !variant.diagnosis->gates)
            continue;
        for (const GateBlock& b : variant.diagnosis->gates->blocks) {
            const Summary& s = b.overChannels;
            table.rows.push_back({displayName(variant.spec), b.name,
                                  static_cast<std::int64_t>(b.mean.size()), s.min, s.median, s.mean,
                                  s.max, cell(s.stddev), b.closedShare, b.openShare, b.distanceL1});
        }
    }
    return table;
}

Table saturationTable(const std::vector<VariantResult>& variants) {
    Table table{"Activations",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Activation", "", ColumnKind::Text, ""},
                 {"Min", "", ColumnKind::Real, ""},
                 {"Mean", "", ColumnKind::Real, ""},
                 {"Max", "", ColumnKind::Real, ""},
                 {"Std", "", ColumnKind::Real, ""},
                 {"Left tail", "", ColumnKind::Share, definition("silu.left").formula},
                 {"Dead", "", ColumnKind::Integer, definition("channel.dead").formula},
                 {"Constant", "", ColumnKind::Integer, definition("channel.constant").formula},
                 {"Dormant", "", ColumnKind::Integer, definition("channel.dormant").formula},
                 {"NaN or Inf", "", ColumnKind::Integer, definition("numeric.nonfinite").formula},
                 {"Verdict", "", ColumnKind::Verdict, ""}},
                {}};
    for (const VariantResult& variant : variants) {
        if (!variant.diagnosis || !variant.diagnosis->saturation)
            continue;
        for (const ActivationStats& s : variant.diagnosis->saturation->activations) {
            const bool any = s.pre.count > 0;
            table.rows.push_back(
                {displayName(variant.spec), s.name, any ? Cell{s.pre.min} : Cell{},
                 cell(s.pre.meanOrNone()), any ? Cell{s.pre.max} : Cell{}, cell(s.pre.stddev()),
                 cell(s.leftShare()), std::int64_t{s.deadCount}, std::int64_t{s.constantCount},
                 std::int64_t{s.dormantCount}, static_cast<std::int64_t>(s.nonFinite.total()),
                 std::string(verdictName(s.verdict))});
        }
    }
    return table;
}

Table memoryTable(const std::vector<VariantResult>& variants) {
    Table table{"Memory of a pass",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Measured peak", "", ColumnKind::Bytes, definition("memory.live").formula},
                 {"Predicted peak", "", ColumnKind::Bytes, definition("memory.predicted").formula},
                 {"Measured / predicted", "", ColumnKind::Real, ""},
                 {"Tensor at the peak", "", ColumnKind::Text, ""},
                 {"Weights", "", ColumnKind::Bytes, definition("memory.weights").formula},
                 {"Largest batch (predicted)", "", ColumnKind::Integer,
                  definition("memory.largest_batch").formula},
                 {"Process peak", "", ColumnKind::Bytes, definition("memory.rss").formula}},
                {}};
    for (const VariantResult& variant : variants) {
        if (!variant.diagnosis || !variant.diagnosis->memory)
            continue;
        const MemoryReport& m = *variant.diagnosis->memory;
        table.rows.push_back({displayName(variant.spec), m.peakBytes, m.predicted.peakBytes,
                              cell(m.measuredOverPredicted), textCell(m.peakTensor), m.weightBytes,
                              m.largestBatchPredicted ? Cell{*m.largestBatchPredicted} : Cell{},
                              m.residentPeakBytes > 0 ? Cell{m.residentPeakBytes} : Cell{}});
    }
    return table;
}

Table latencyTable(const std::vector<VariantResult>& variants) {
    Table table{"Latency",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Engine", "", ColumnKind::Text, ""},
                 {"Dtype", "", ColumnKind::Text, ""},
                 {"Batch", "", ColumnKind::Integer, ""},
                 {"Threads", "", ColumnKind::Integer, ""},
                 {"Runs", "", ColumnKind::Integer, ""},
                 {"Median", "", ColumnKind::Milliseconds, definition("latency.median").formula},
                 {"Min", "", ColumnKind::Milliseconds, ""},
                 {"p95", "", ColumnKind::Milliseconds, definition("latency.p95").formula},
                 {"Images per s", "", ColumnKind::Real, ""},
                 {"Peak memory", "", ColumnKind::Bytes, definition("memory.live").formula},
                 {"Noise", "", ColumnKind::Verdict, ""}},
                {}};
    for (const VariantResult& variant : variants) {
        if (!variant.benchmark)
            continue;
        const BenchmarkResult& b = *variant.benchmark;
        table.rows.push_back({displayName(variant.spec), b.provenance.executor, b.provenance.dtype,
                              b.options.batch, std::int64_t{b.provenance.threads},
                              static_cast<std::int64_t>(b.latency.ms.size()), b.latency.medianMs,
                              b.latency.minMs, cell(b.latency.p95Ms), b.latency.imagesPerSecond,
                              b.options.memory ? Cell{b.peakBytes} : Cell{},
                              std::string(verdictName(b.latency.noise))});
    }
    return table;
}

Table weightsTable(const std::vector<VariantResult>& variants) {
    Table table{"Weights",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Kind", "", ColumnKind::Text, ""},
                 {"Name", "", ColumnKind::Text, ""},
                 {"Classes", "", ColumnKind::Integer, ""},
                 {"Padding", "", ColumnKind::Text, ""},
                 {"SHA-256", "", ColumnKind::Text, ""}},
                {}};
    for (const VariantResult& variant : variants)
        if (variant.diagnosis) {
            const WeightsInfo& w = variant.diagnosis->weights;
            const LoadReport* load = variant.diagnosis->loadReport.get();
            table.rows.push_back({displayName(variant.spec), std::string(weightsKindBadge(w.kind)),
                                  w.name, std::int64_t{variant.diagnosis->spec.classCount},
                                  textCell(load ? load->conventions : ""), textCell(w.sha256)});
        }
    return table;
}

Table infoTable(const std::vector<NetworkSpec>& networks) {
    Table table{"Networks",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Width", "", ColumnKind::Real, ""},
                 {"Depth", "", ColumnKind::Real, ""},
                 {"Input", "px", ColumnKind::Integer, ""},
                 {"Params", "M", ColumnKind::Real, definition("cost.params").formula},
                 {"MACs", "G", ColumnKind::Real, definition("cost.macs").formula},
                 {"Activations", "M", ColumnKind::Real, definition("cost.activations").formula},
                 {"SE blocks", "", ColumnKind::Integer, ""},
                 {"SE gates", "", ColumnKind::Integer, ""},
                 {"Weights", "", ColumnKind::Bytes, definition("memory.weights").formula},
                 {"Predicted peak", "", ColumnKind::Bytes, definition("memory.predicted").formula}},
                {}};
    for (const NetworkSpec& spec : networks) {
        const auto graph = buildGraph(spec);
        const Cost cost = costOf(*graph);
        table.rows.push_back(
            {displayName(spec), spec.scale.width, spec.scale.depth,
             std::int64_t{spec.scale.resolution}, static_cast<double>(cost.params) / 1e6,
             static_cast<double>(cost.macs) / 1e9, static_cast<double>(cost.activations) / 1e6,
             std::int64_t{cost.seBlocks}, cost.seGates, cost.weightBytes,
             predictMemory(*graph, 1).peakBytes});
    }
    return table;
}

}  // namespace scalescope
