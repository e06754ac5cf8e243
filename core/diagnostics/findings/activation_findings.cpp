// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/activation_findings.h"

#include "core/base/format.h"
#include "core/diagnostics/findings/finding_parts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace scalescope {

namespace {

using Layers = std::vector<ActivationStats>;

/// The layer with the largest value, and how many others reach the limit too.
struct Worst {
    const ActivationStats* layer = nullptr;
    double value = 0.0;
    std::size_t others = 0;
};

Worst worstOf(const Layers& layers, double limit,
              const std::function<double(const ActivationStats&)>& measure) {
    Worst worst;
    for (const ActivationStats& layer : layers) {
        const double value = measure(layer);
        if (!(value >= limit))
            continue;
        worst.others += worst.layer ? 1 : 0;
        if (!worst.layer || value > worst.value) {
            worst.layer = &layer;
            worst.value = value;
        }
    }
    return worst;
}

void place(Finding& finding, const ActivationStats& layer) {
    finding.place = layer.name;
    finding.block = layer.block;
}

std::string of(std::uint64_t count, std::uint64_t total) {
    return std::to_string(count) + " of " + std::to_string(total);
}

bool isZero(const ActivationStats& layer) {
    return !layer.dormantScores.empty() && layer.outputMaxAbs == 0.0 &&
           layer.nonFiniteChannels.empty();
}

void addNonFinite(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const SaturationReport& report = *diagnosis.saturation;
    if (!report.firstNonFinite)
        return;
    const auto first = static_cast<std::size_t>(*report.firstNonFinite);
    const ActivationStats& origin = report.activations[first];
    const auto later =
        std::count_if(report.activations.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                      report.activations.end(), [](const ActivationStats& layer) {
                          return layer.nonFinite.total() > 0 || !layer.nonFiniteChannels.empty();
                      });
    Finding finding =
        findingFor(diagnosis, "numeric.nonfinite", Verdict::Fail, "numeric.nonfinite");
    place(finding, origin);
    finding.title = "NaN or Inf first appears at " + origin.name;
    finding.evidence =
        std::to_string(origin.nonFinite.nan) + " NaN, " + std::to_string(origin.nonFinite.posInf) +
        " +Inf, " + std::to_string(origin.nonFinite.negInf) + " -Inf of " +
        std::to_string(origin.elementCount) + " values " + overImages(origin.imageCount) +
        (later > 0 ? "; propagated to " + std::to_string(later) + " later layers" : "");
    finding.advice =
        "Check the weights and batch norm statistics of this layer, and run in fp32 to compare.";
    findings.push_back(std::move(finding));
}

void addLeftTail(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const Thresholds& t = diagnosis.thresholds;
    const Worst worst =
        worstOf(diagnosis.saturation->activations, t.siluLeftWarn,
                [](const ActivationStats& layer) { return layer.leftShare().value_or(0.0); });
    if (!worst.layer)
        return;
    Finding finding =
        findingFor(diagnosis, "silu.left", severityOf(worst.value, t.siluLeftWarn, t.siluLeftFail),
                   "silu.left");
    place(finding, *worst.layer);
    finding.title = formatPercent(worst.value) + " of the inputs of SiLU lie in its left tail";
    finding.evidence = of(worst.layer->zones.left, worst.layer->zones.finite()) + " values " +
                       overImages(worst.layer->imageCount) + andMore(worst.others, "layer");
    finding.advice =
        "Output and gradient are close to 0 there: look at the batch norm's shift of this layer, "
        "and "
        "at the preprocessing of the input.";
    findings.push_back(std::move(finding));
}

void addZeroLayer(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const Worst worst =
        worstOf(diagnosis.saturation->activations, 1.0,
                [](const ActivationStats& layer) { return isZero(layer) ? 1.0 : 0.0; });
    if (!worst.layer)
        return;
    Finding finding = findingFor(diagnosis, "channel.zero_layer", Verdict::Fail, "channel.dead");
    place(finding, *worst.layer);
    finding.title = "The output of the layer is zero";
    finding.evidence = "all " + std::to_string(worst.layer->channels) + " channels " +
                       overImages(worst.layer->imageCount) + andMore(worst.others, "layer");
    finding.advice =
        "Nothing passes this layer: check its weights, and that the input is not constant.";
    findings.push_back(std::move(finding));
}

void addDormant(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const Thresholds& t = diagnosis.thresholds;
    const Worst worst =
        worstOf(diagnosis.saturation->activations, t.dormantWarn, [](const ActivationStats& layer) {
            return isZero(layer) ? 0.0 : layer.dormantShare().value_or(0.0);
        });
    if (!worst.layer)
        return;
    const ActivationStats& layer = *worst.layer;
    Finding finding =
        findingFor(diagnosis, "channel.dormant",
                   severityOf(worst.value, t.dormantWarn, t.dormantFail), "channel.dormant");
    place(finding, layer);
    finding.title = formatPercent(worst.value) + " of the channels are dead, constant or dormant";
    finding.evidence = std::to_string(layer.dormantCount) + " dormant, " +
                       std::to_string(layer.constantCount) + " constant and " +
                       std::to_string(layer.deadCount) + " dead of " +
                       std::to_string(layer.channels) + " channels " +
                       overImages(layer.imageCount) + andMore(worst.others, "layer");
    finding.advice =
        "Run more images before calling them dead; channels that stay dormant are candidates for "
        "pruning.";
    findings.push_back(std::move(finding));
}

void addDead(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const Worst worst =
        worstOf(diagnosis.saturation->activations, 1.0, [](const ActivationStats& layer) {
            return isZero(layer) ? 0.0 : static_cast<double>(layer.deadCount + layer.constantCount);
        });
    if (!worst.layer)
        return;
    const ActivationStats& layer = *worst.layer;
    Finding finding = findingFor(diagnosis, "channel.dead", Verdict::Info, "channel.dead");
    finding.threshold.clear();
    place(finding, layer);
    finding.title = std::to_string(layer.deadCount) + " dead and " +
                    std::to_string(layer.constantCount) + " constant channels";
    finding.evidence = "of " + std::to_string(layer.channels) + " channels " +
                       overImages(layer.imageCount) + andMore(worst.others, "layer");
    finding.advice =
        "They carry no information about these images; see their numbers on the page Saturation.";
    findings.push_back(std::move(finding));
}

void addHeadroom(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    // Used-up range in bits, so that larger is worse.
    const double limit = diagnosis.thresholds.fp16HeadroomWarnBits;
    const Worst worst = worstOf(diagnosis.saturation->activations, std::nextafter(-limit, 0.0),
                                [](const ActivationStats& layer) {
                                    const auto bits = layer.fp16HeadroomBits();
                                    return bits ? -*bits : -std::numeric_limits<double>::infinity();
                                });
    if (!worst.layer)
        return;
    const double bits = -worst.value;
    Finding finding =
        findingFor(diagnosis, "numeric.fp16_headroom", bits <= 0.0 ? Verdict::Fail : Verdict::Warn,
                   "numeric.fp16_headroom");
    place(finding, *worst.layer);
    finding.title = bits <= 0.0 ? "Values here overflow in fp16"
                                : "Only " + formatReal(bits, 2) + " bits of headroom in fp16";
    finding.evidence = "largest |x| is " + formatReal(worst.layer->maxAbs) +
                       ", the largest fp16 is 65504, " + overImages(worst.layer->imageCount) +
                       andMore(worst.others, "layer");
    finding.advice = "Use bf16 or fp32 for this network, or keep this layer in fp32.";
    findings.push_back(std::move(finding));
}

}  // namespace

void addActivationFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (!diagnosis.saturation)
        return;
    addNonFinite(diagnosis, findings);
    addZeroLayer(diagnosis, findings);
    addLeftTail(diagnosis, findings);
    addDormant(diagnosis, findings);
    addDead(diagnosis, findings);
    addHeadroom(diagnosis, findings);
}

}  // namespace scalescope
