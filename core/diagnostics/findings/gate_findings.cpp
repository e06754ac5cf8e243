// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/gate_findings.h"

#include "core/base/format.h"
#include "core/diagnostics/findings/finding_parts.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

constexpr double kWorthMentioning = 0.10;  // share of saturated gates that is named though it is ok
constexpr double kMostlyStatic = 0.50;     // share of gates that do not move

template <typename Measure>
const GateBlock* worstBlock(const GateReport& report, double limit, Measure&& measure,
                            std::size_t& others) {
    const GateBlock* worst = nullptr;
    for (const GateBlock& block : report.blocks) {
        if (!(measure(block) >= limit))
            continue;
        others += worst ? 1 : 0;
        if (!worst || measure(block) > measure(*worst))
            worst = &block;
    }
    return worst;
}

std::string countText(double share, const GateBlock& block) {
    const auto total = static_cast<double>(block.mean.size() * block.imageCount) -
                       static_cast<double>(block.nonFinite.total());
    return std::to_string(std::llround(share * total)) + " of " +
           std::to_string(std::llround(total)) + " gates";
}

void addSaturatedGates(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const Thresholds& t = diagnosis.thresholds;
    std::size_t others = 0;
    const GateBlock* block = worstBlock(
        *diagnosis.gates, std::min(kWorthMentioning, t.gateSaturatedWarn),
        [](const GateBlock& one) { return one.saturatedShare(); }, others);
    if (!block)
        return;
    const Verdict verdict =
        severityOf(block->saturatedShare(), t.gateSaturatedWarn, t.gateSaturatedFail);
    const bool open = block->openShare >= block->closedShare;
    Finding finding =
        findingFor(diagnosis, "gate.saturated", verdict == Verdict::Ok ? Verdict::Info : verdict,
                   open ? "gate.open" : "gate.closed");
    finding.place = "block " + block->name;
    finding.block = block->block;
    const double share = open ? block->openShare : block->closedShare,
                 other = open ? block->closedShare : block->openShare;
    finding.title = formatPercent(share) + " of the gates are " +
                    (open ? "open (> " + formatReal(1.0 - t.gateEpsilon)
                          : "closed (< " + formatReal(t.gateEpsilon)) +
                    ")";
    finding.evidence = countText(share, *block) + " " + overImages(block->imageCount) + "; " +
                       formatPercent(other) + (open ? " closed" : " open") +
                       andMore(others, "block");
    finding.advice =
        open ? "Open gates recalibrate nothing here; try the ablation with gate = 1."
             : "Closed gates remove their channels; look whether other images open them.";
    findings.push_back(std::move(finding));
}

void addStaticGates(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    std::size_t others = 0;
    const GateBlock* block = worstBlock(
        *diagnosis.gates, kMostlyStatic,
        [](const GateBlock& one) { return one.staticShare.value_or(0.0); }, others);
    if (!block)
        return;
    Finding finding = findingFor(diagnosis, "gate.static", Verdict::Info, "gate.input_dependence");
    finding.place = "block " + block->name;
    finding.block = block->block;
    finding.title =
        formatPercent(*block->staticShare, 0) + " of the gates do not depend on the image";
    finding.evidence = "standard deviation below " +
                       formatReal(diagnosis.thresholds.gateStaticStd) + " " +
                       overImages(block->imageCount) + andMore(others, "block");
    finding.advice =
        "Their means could be folded into the next convolution; try the ablation with gate = mean.";
    findings.push_back(std::move(finding));
}

void addGateNonFinite(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    std::size_t others = 0;
    const GateBlock* block = worstBlock(
        *diagnosis.gates, 1.0,
        [](const GateBlock& one) { return one.nonFinite.total() > 0 ? 1.0 : 0.0; }, others);
    if (!block)
        return;
    Finding finding = findingFor(diagnosis, "gate.nonfinite", Verdict::Fail, "numeric.nonfinite");
    finding.place = "block " + block->name;
    finding.block = block->block;
    finding.title = "Gates are NaN or Inf from block " + block->name + " on";
    finding.evidence = std::to_string(block->nonFinite.total()) + " gates " +
                       overImages(block->imageCount) + andMore(others, "block");
    finding.advice = "Look where NaN or Inf first appears in the activations.";
    findings.push_back(std::move(finding));
}

}  // namespace

void addGateFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (!diagnosis.gates)
        return;
    addGateNonFinite(diagnosis, findings);
    addSaturatedGates(diagnosis, findings);
    addStaticGates(diagnosis, findings);
}

}  // namespace scalescope
