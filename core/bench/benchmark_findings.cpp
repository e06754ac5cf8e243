// SPDX-License-Identifier: Apache-2.0
// Rules over a latency measurement.
#include "core/bench/benchmark_findings.h"

#include "core/base/format.h"
#include "core/diagnostics/definitions.h"
#include "core/diagnostics/findings/finding_parts.h"

#include <map>

namespace scalescope {

namespace {

constexpr double kSlowTimeShare = 0.20;  // of the instrumented run
constexpr double kSlowFactor = 2.0;      // of the share of MACs

std::string runsText(const Latency& latency) {
    return std::to_string(latency.ms.size()) + " runs after " + std::to_string(latency.warmup) +
           " for warm-up";
}

Finding findingFor(const BenchmarkResult& result, const std::string& rule, Verdict severity) {
    Finding finding;
    finding.severity = severity;
    finding.rule = rule;
    finding.variant = result.spec.name;
    finding.source = "own";
    return finding;
}

/// Of the machine, not of the network.
Finding environmentFinding(const BenchmarkResult& result, const std::string& rule,
                           Verdict severity) {
    Finding finding = findingFor(result, rule, severity);
    finding.kind = FindingKind::Environment;
    return finding;
}

void addLoad(const BenchmarkResult& result, std::vector<Finding>& findings) {
    if (!result.load || !disturbs(*result.load))
        return;
    Finding finding = environmentFinding(result, "environment.load", Verdict::Warn);
    finding.title = "The machine was not this program's own while it was timed";
    finding.evidence = loadText(*result.load);
    finding.advice =
        "Close other programs and measure again, or compare only what was timed under "
        "the same load.";
    finding.threshold = definition("latency.other_load").threshold;
    findings.push_back(std::move(finding));
}

void addNoise(const BenchmarkResult& result, std::vector<Finding>& findings) {
    const Latency& latency = result.latency;
    if (latency.noise != Verdict::Warn && latency.noise != Verdict::Fail)
        return;
    Finding finding = environmentFinding(result, "latency.noise", latency.noise);
    const double spread = *latency.iqrMs / latency.medianMs;
    finding.title = "The latency is noisy: the middle half spreads over " +
                    formatPercent(spread, 0) + " of the median";
    finding.evidence = "IQR " + formatMs(*latency.iqrMs) + ", median " +
                       formatMs(latency.medianMs) + ", " + runsText(latency);
    finding.advice =
        latency.noise == Verdict::Fail
            ? "Do not compare this figure. Close other programs and measure again."
            : "Close other programs, or raise the number of runs, before comparing variants.";
    finding.threshold = definition("latency.median").threshold;
    findings.push_back(std::move(finding));
}

void addDrift(const BenchmarkResult& result, std::vector<Finding>& findings) {
    if (!result.latency.drift)
        return;
    Finding finding = environmentFinding(result, "latency.drift", Verdict::Warn);
    finding.title = "The latency drifted during the measurement";
    finding.evidence =
        "medians of the first and the last third of " + runsText(result.latency) + " differ";
    finding.advice = "The clock of the processor or the load changed; measure again after a pause.";
    finding.threshold = "warn > 5 %";
    findings.push_back(std::move(finding));
}

void addFewRuns(const BenchmarkResult& result, std::vector<Finding>& findings) {
    if (result.latency.p95Ms)
        return;
    Finding finding = findingFor(result, "latency.few_runs", Verdict::Info);
    finding.title = "Too few runs for a 95th percentile";
    finding.evidence = runsText(result.latency) +
                       (result.latency.stoppedByTimeLimit ? "; stopped by the time limit" : "");
    finding.advice = "Use at least 20 runs, or a longer time limit.";
    finding.threshold = "20 runs";
    findings.push_back(std::move(finding));
}

struct PartShare {
    double ms = 0.0, macs = 0.0;
};

/// The part that takes the most time beyond its share of the MACs.
void addSlowPart(const BenchmarkResult& result, std::vector<Finding>& findings) {
    std::map<std::string, PartShare> parts;
    PartShare all;
    for (const NodeTime& time : result.nodes) {
        const Node& node = result.graph->nodes[static_cast<std::size_t>(time.node)];
        PartShare& part = parts[partName(node.kind)];
        part.ms += time.ms;
        part.macs += static_cast<double>(node.macs);
        all.ms += time.ms;
        all.macs += static_cast<double>(node.macs);
    }
    if (!(all.ms > 0.0 && all.macs > 0.0))
        return;
    std::string worst;
    double worstTime = kSlowTimeShare, worstMacs = 0.0;
    for (const auto& [name, part] : parts) {
        const double time = part.ms / all.ms, macs = part.macs / all.macs;
        if (time >= worstTime && time > kSlowFactor * macs) {
            worst = name;
            worstTime = time;
            worstMacs = macs;
        }
    }
    if (worst.empty())
        return;
    Finding finding = findingFor(result, "latency.part", Verdict::Info);
    finding.place = worst;
    finding.title = "The " + worst + " parts take " + formatPercent(worstTime, 0) +
                    " of the time for " + formatPercent(worstMacs, 0) + " of the MACs";
    finding.evidence =
        "share of the instrumented run, " + formatMs(result.instrumentedMs) + " per pass";
    finding.advice =
        "MACs do not predict the latency of this network here; see the roofline of these nodes.";
    findings.push_back(std::move(finding));
}

void addDtype(const BenchmarkResult& result, std::vector<Finding>& findings) {
    if (!result.dtypeError)
        return;
    Finding finding = findingFor(result, "latency.dtype", Verdict::Info);
    finding.title = dtypeErrorText(result.provenance.dtype, *result.dtypeError);
    finding.evidence = "synthetic input, " + dtypeErrorEvidence(*result.dtypeError);
    finding.advice = "Look at the predictions of your own pictures before you choose it.";
    findings.push_back(std::move(finding));
}

}  // namespace

std::vector<Finding> findingsOf(const BenchmarkResult& result) {
    std::vector<Finding> findings;
    addLoad(result, findings);
    addNoise(result, findings);
    addDrift(result, findings);
    addSlowPart(result, findings);
    addFewRuns(result, findings);
    addDtype(result, findings);
    return findings;
}

}  // namespace scalescope
