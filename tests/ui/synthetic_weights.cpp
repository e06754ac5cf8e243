// SPDX-License-Identifier: Apache-2.0
// A report about weights that were never read: every part filled, on the real parameters of a
// network.
#include "core/diagnostics/weights/weight_findings.h"
#include "core/input/labels.h"
#include "core/model/graph.h"
#include "core/model/parameters.h"
#include "core/model/variant.h"
#include "tests/ui/synthetic.h"

#include <algorithm>
#include <cmath>

namespace scalescope::test {

namespace {

NetworkSpec specOf(int column) {
    if (column < static_cast<int>(family().size()))
        return family().at(static_cast<std::size_t>(column)).spec;
    NetworkSpec spec = ownDefinition(column - static_cast<int>(family().size())).spec;
    spec.ownIndex = column - static_cast<int>(family().size());
    return spec;
}

/// A triangle of counts between -range and range.
FixedHistogram triangle(double range) {
    FixedHistogram histogram(-range, range, kValueBins);
    for (std::size_t i = 0; i < kValueBins; ++i)
        histogram.counts[i] = i < kValueBins / 2 ? i : kValueBins - 1 - i;
    return histogram;
}

ScannedTensor scanOf(const ParameterSpec& parameter, double spread) {
    ScannedTensor scan;
    scan.count = scan.finite.count = static_cast<std::uint64_t>(parameter.elements());
    scan.zeros = scan.count / 8;
    scan.finite.min = -3.0 * spread;
    scan.finite.max = 3.0 * spread;
    scan.finite.m2 = spread * spread * static_cast<double>(scan.count);
    scan.sumOfSquares = scan.finite.m2;
    scan.fp16Subnormal = scan.count / 100;
    scan.values = triangle(std::exp2(std::ceil(std::log2(3.0 * spread))));
    scan.octaves = FixedHistogram(kLowestOctave, kLowestOctave + kOctaves, kOctaves);
    for (std::size_t i = 30; i < 40; ++i)
        scan.octaves.counts[i] = i;
    return scan;
}

TensorStats statsOf(const ParameterSpec& parameter, const Graph& graph, int column) {
    TensorStats stats;
    stats.key = stats.fileKey = parameter.key;
    stats.shape = parameter.shape;
    stats.place = parameter.key.substr(0, parameter.key.find('.'));
    stats.part = parameter.key;
    stats.relativeDepth = stats.place == "stem" ? 0.0 : 1.0;
    for (const BlockSpec& block : graph.architecture.blocks)
        if (parameter.key.starts_with(block.key() + '.')) {
            stats.block = block.index;
            stats.place = block.name();
            stats.part = parameter.key.substr(block.key().size() + 1);
            stats.relativeDepth = graph.relativeDepth(block.index);
        }
    stats.scan = scanOf(parameter, 0.01 * (1 + column) * (1.0 + stats.relativeDepth));
    if (parameter.shape.size() >= 2)
        stats.filters = FilterNorms{static_cast<std::uint64_t>(parameter.shape[0]), 0, 1};
    if (parameter.role == ParameterRole::BnVar)
        stats.variances = NormVariances{
            .count = stats.scan.count, .epsDominated = 1, .maxOverMedian = 12.5, .lowGains = 2};
    return stats;
}

WeightStatistics statisticsOf(const NetworkSpec& spec, int column) {
    const auto graph = buildGraph(spec);
    WeightStatistics statistics;
    for (const ParameterSpec& parameter : expectedParameters(graph->architecture))
        if (parameter.role != ParameterRole::BnTracked)
            statistics.tensors.push_back(statsOf(parameter, *graph, column));
    // One fault in the middle, so that rules and verdicts have something to say.
    TensorStats& faulty = statistics.tensors[statistics.tensors.size() / 2];
    faulty.scan.nonFinite.nan = 7;
    faulty.verdict = Verdict::Fail;
    return statistics;
}

/// One key converted, one missing that may be the one that is left over.
std::vector<KeyRow> keysOf(const NetworkSpec& spec, LoadReport& load) {
    std::vector<KeyRow> keys = generatedKeyRows(spec);
    for (KeyRow& row : keys)
        row.record.detail.clear();
    keys[1].record.status = KeyStatus::Converted;
    keys[1].record.detail = "fp16 to fp32";
    keys[1].dtype = Dtype::F16;
    KeyRow& missing = keys[20];
    KeyRow leftOver = missing;
    missing.record = {KeyStatus::Missing, missing.record.key, "", "", missing.record.key};
    missing.fileShape.reset();
    missing.dtype.reset();
    missing.nearest = {"module." + missing.record.key + " (same shape)"};
    leftOver.record = {KeyStatus::Unexpected, "", "module." + missing.record.key, "", ""};
    leftOver.wantedShape.reset();
    leftOver.nearest = {missing.record.key + " (same shape)"};
    keys.push_back(leftOver);
    for (const KeyRow& row : keys)
        load.add(row.record);
    return keys;
}

}  // namespace

WeightsReport syntheticWeights(int column, bool values, bool hashed) {
    WeightsReport report;
    report.spec = specOf(column);
    report.info.kind = hashed ? WeightsKind::Verified : WeightsKind::Own;
    report.info.path = "/weights/" + report.spec.name + ".pth";
    report.info.name = report.spec.name + ".pth";
    report.info.sha256 = hashed ? std::string(64, 'a') : "";
    report.info.verdict = hashed ? "Verified by its digest." : "Not hashed.";
    report.info.format = "pth (zip)";
    report.info.fileBytes = 50'000'000 + column;
    report.modified = "2024-06-07T08:09:10Z";
    report.origin.release = "torchvision weights of " + report.spec.name;
    report.origin.sentence = report.origin.release + ", by its name.";
    report.load.names = "torchvision";
    report.load.container = "state_dict at top level";
    report.labels = imagenetLabels();
    report.recipe = recipeOf(report.spec);
    report.recipeFrom = "as published";
    report.keys = keysOf(report.spec, report.load);
    report.valuesRead = values;
    if (values) {
        report.statistics = statisticsOf(report.spec, column);
        report.findings = weightFindings(*report.statistics, report.spec.name);
    }
    return report;
}

WeightsComparison syntheticComparison(const NetworkSpec& network) {
    constexpr std::size_t kFrozen = 6;
    const auto graph = buildGraph(network);
    WeightsComparison comparison;
    comparison.spec = network;
    comparison.before.title = "before.pth";
    comparison.after.title = "after.pth";
    comparison.notes = {
        "before.pth has 1000 outputs and after.pth has 10 outputs: the classifiers "
        "are not compared."};
    comparison.places.push_back({"stem", -1, 0.0, {}, {}});
    for (const BlockSpec& block : graph->architecture.blocks)
        comparison.places.push_back(
            {block.name(), block.index, graph->relativeDepth(block.index), {}, {}});
    comparison.places.push_back({"head", -1, 1.0, {}, {}});
    for (const ParameterSpec& parameter : expectedParameters(graph->architecture)) {
        const auto at = std::ranges::find_if(comparison.places, [&](const PlaceChange& place) {
            return parameter.key.starts_with((place.block >= 0 ? "stages." : "") + place.name +
                                             '.');
        });
        if (at == comparison.places.end() || parameter.role == ParameterRole::BnTracked)
            continue;
        const auto place = static_cast<std::size_t>(at - comparison.places.begin());
        const bool statistic = isStatistic(parameter.role);
        // All values of a tensor grew alike: the deeper, the more.
        const double growth =
            place < kFrozen ? 0.0 : (statistic ? 0.002 : 0.01) * static_cast<double>(place);
        const auto count = static_cast<double>(parameter.elements());
        WeightChange change;
        change.values = parameter.elements();
        change.changed = growth > 0.0 ? change.values : 0;
        change.largest = growth;
        change.before2 = count;
        change.after2 = count * (1.0 + growth) * (1.0 + growth);
        change.product = count * (1.0 + growth);
        change.difference2 = count * growth * growth;
        comparison.tensors.push_back(
            {parameter.key, parameter.role, parameter.shape, place, change});
        (statistic ? at->statistics : at->parameters).add(change);
        (statistic ? comparison.statistics : comparison.parameters).add(change);
    }
    return comparison;
}

}  // namespace scalescope::test
