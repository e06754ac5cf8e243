// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/definitions.h"

#include "core/base/format.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/cost_definitions.h"
#include "core/diagnostics/weights/weight_definitions.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

namespace scalescope {

namespace {

void addSilu(std::vector<Definition>& all, const Thresholds& t) {
    const std::string eps = "ε = " + formatReal(t.siluEpsilon);
    all.push_back({"silu.left", "SiLU left-tail share (" + eps + ", pre-activation)",
                   "Share of finite pre-activations so far to the left that the slope of SiLU is "
                   "below ε in size: output and gradient are close to 0. SiLU is unbounded above, "
                   "so this is a left tail and not a saturated neuron.",
                   limitsText(t.siluLeftWarn, t.siluLeftFail) + " per layer",
                   "zones own; 50 % is the layer threshold of the SageMaker DeadRelu rule"});
    all.push_back({"silu.zones", "Zones of SiLU (" + eps + ", pre-activation)",
                   "Four zones share out the finite inputs: left tail (|y'| < ε), negative slope "
                   "(up to the minimum at x = -1.278465), curved, and linear (|y' - 1| < ε). "
                   "Counted by cut points; a value on a boundary belongs to the zone on its right.",
                   "", "own; y = x·σ(x) from Elfwing et al. 2018"});
}

void addGates(std::vector<Definition>& all, const Thresholds& t) {
    const std::string eps = "ε = " + formatReal(t.gateEpsilon);
    const std::string saturated =
        "closed and open together: " + limitsText(t.gateSaturatedWarn, t.gateSaturatedFail) +
        " per block";
    all.push_back({"gate.value", "SE gate",
                   "s = σ(z) of every channel of a squeeze-and-excitation block; it multiplies the "
                   "depthwise output after its SiLU. Range (0, 1), mean over the images.",
                   "", "SENet, arXiv 1709.01507"});
    all.push_back({"gate.closed", "Gates closed (" + eps + ")",
                   "Share of gates with s < ε, over channels and images: the channel is removed.",
                   saturated, "own"});
    all.push_back({"gate.open", "Gates open (" + eps + ")",
                   "Share of gates with s > 1 - ε, over channels and images: no recalibration.",
                   saturated, "own"});
    all.push_back({"gate.saturated", "Gates open or closed (" + eps + ")",
                   "Share of gates with s < ε or s > 1 - ε, over channels and images: they pass or "
                   "remove their channel whatever the image shows.",
                   saturated, "own"});
    all.push_back({"gate.distance", "Distance of the gates to the identity",
                   "d1 = mean(1 - s) and d2 = sqrt(mean((1 - s)²)), in [0, 1]; 0 means that the "
                   "block passes every channel unchanged. d1 is 1 - mean(s) in another form.",
                   "", "own; reading after SENet, section 7.2"});
    all.push_back({"gate.entropy", "Binary entropy of the gates",
                   "H(s) = -s·log2(s) - (1-s)·log2(1-s) in bits, mean over channels and images; 1 "
                   "at s = 0.5, 0 for gates that are fully open or closed.",
                   "", "own use of the standard formula"});
    all.push_back(
        {"gate.effective_share", "Effective share of the gates",
         "(Σ s)² / (n · Σ s²) over the n mean gates of a block, their participation ratio: 1 where "
         "all channels are multiplied alike, 1/n where a single one passes.",
         "", "own use of the participation ratio"});
    all.push_back(
        {"gate.input_dependence", "Input dependence of the gates",
         "Mean over channels of the standard deviation of a gate over images. A channel below " +
             formatReal(t.gateStaticStd) +
             " over 30 or more images is static: its gate could be folded into the next "
             "convolution. Needs 2 images.",
         "", "own"});
    all.push_back(
        {"gate.class_specificity", "Class specificity of the gates (η²)",
         "Share of a gate's variance over images that lies between classes, mean over channels. "
         "Read it beside the chance level (G-1)/(n-1). Needs 2 classes with 2 images each.",
         "", "protocol from SENet, section 7.2; index own"});
}

void addAblation(std::vector<Definition>& all, const Thresholds& /*t*/) {
    all.push_back({"ablation", "SE ablation",
                   "The pass is repeated with the gates of a block set to 1 or to their mean, or "
                   "with the block left out; shown are the changes of the original top-1's logit "
                   "and probability, of the top-1 and of all logits. Intervention without "
                   "retraining; not the accuracy of a network trained without SE.",
                   "fail if a logit is not finite", "own"});
}

void addChannels(std::vector<Definition>& all, const Thresholds& t) {
    all.push_back({"channel.dead", "Dead channels",
                   "Largest absolute output of the channel ≤ " + formatReal(t.deadDelta) +
                       " · RMS of the layer.",
                   "fail if the whole layer is zero", "own"});
    all.push_back({"channel.constant", "Constant channels",
                   "Standard deviation of the channel's output over images and positions ≤ " +
                       formatReal(t.constantEps) + " · RMS of the layer. Needs 2 values.",
                   "", "own"});
    all.push_back({"channel.dormant", "Dormant channels (τ = " + formatReal(t.dormantTau) + ")",
                   "Score s = mean |y| of the channel divided by the mean of that over the layer's "
                   "channels; dormant if s ≤ τ. The share counts dead and constant channels too, "
                   "each once. For depthwise outputs also after the SE gate.",
                   limitsText(t.dormantWarn, t.dormantFail) + " per layer",
                   "Sokar et al., ICML 2023; limits of the share own"});
}

void addNumeric(std::vector<Definition>& all, const Thresholds& t) {
    all.push_back({"numeric.nonfinite", "NaN and Inf",
                   "Count of values that are not finite. The first layer in execution order is the "
                   "origin, later ones are propagated. They are left out of every other statistic.",
                   "fail if > 0", "own"});
    all.push_back({"numeric.fp16_headroom", "Headroom in fp16",
                   "log2(65504 / max |x|) in bits; 0 bits means overflow. Covers stored tensors "
                   "only, not accumulators inside a kernel.",
                   "warn < " + formatReal(t.fp16HeadroomWarnBits) + " bits, fail ≤ 0 bits",
                   "own use of the limits of the format"});
}

void addPredictions(std::vector<Definition>& all, const Thresholds& t) {
    all.push_back({"prediction.softmax", "Softmax score",
                   "exp(z) of the class divided by the sum over all classes; of a network with one "
                   "output the sigmoid 1/(1+exp(-z)). A score, not a calibrated probability.",
                   "fail if a logit is not finite", "standard"});
    all.push_back({"prediction.margin", "Margin", "Difference of the two largest softmax scores.",
                   "warn < " + formatReal(t.marginWarn) + " (close call)", "own"});
    all.push_back({"prediction.entropy", "Entropy of the prediction",
                   "H = -Σ p·ln(p) in nats; normalised by ln K to [0, 1].", "", "standard"});
    all.push_back(
        {"prediction.agreement", "Agreement of the variants",
         "1 where two variants have the same top-1; the score is the share of variants with the "
         "most frequent top-1. Top-5 overlap is intersection over union. Over several images these "
         "are means. Every variant sees an image through its own preprocessing.",
         "", "own"});
    all.push_back(
        {"prediction.flip", "First flip",
         "The smallest variant whose top-1 differs from that of the largest variant that was run.",
         "", "own"});
    all.push_back(
        {"run.dtype_error", "Error of the number format",
         "The logits of every image against those of the same network in float32 on the same "
         "input: RMS of the differences over the RMS of the logits in float32, mean over the "
         "images; the largest difference of a logit; the share of the images whose first class is "
         "the same. Images without finite logits in float32 are left out. Passes in float32 are "
         "in no time that is told.",
         "warn if a first class differs", "own"});
    all.push_back({"grad_cam", "Grad-CAM",
                   "Gradients of the class's logit averaged over positions weigh the channels of a "
                   "node's output; the positive part of the weighted sum, divided by its maximum.",
                   "", "Selvaraju et al. 2017, eq. 1-2"});
}

using Section = void (*)(std::vector<Definition>&, const Thresholds&);

constexpr std::array<Section, 11> kSections{addSilu,
                                            addGates,
                                            addAblation,
                                            addChannels,
                                            addNumeric,
                                            addMemoryDefinitions,
                                            addSpeedDefinitions,
                                            addPredictions,
                                            addAccuracyDefinitions,
                                            addWeightDefinitions,
                                            addChangeDefinitions};

std::map<std::string, Section, std::less<>> sectionsByKey() {
    std::map<std::string, Section, std::less<>> sections;
    for (const Section addSection : kSections) {
        std::vector<Definition> some;
        addSection(some, {});
        for (Definition& one : some)
            sections.emplace(std::move(one.key), addSection);
    }
    return sections;
}

}  // namespace

std::string limitsText(double warn, double fail) {
    return "warn ≥ " + formatReal(warn) + ", fail ≥ " + formatReal(fail);
}

std::vector<Definition> definitions(const Thresholds& thresholds) {
    std::vector<Definition> all;
    for (const Section addSection : kSections)
        addSection(all, thresholds);
    return all;
}

const Definition& definition(std::string_view key) {
    static const std::vector<Definition> byDefault = definitions();
    static const Definition unknown;
    const auto found = std::ranges::find(byDefault, key, &Definition::key);
    return found == byDefault.end() ? unknown : *found;
}

Definition definition(std::string_view key, const Thresholds& thresholds) {
    static const std::map<std::string, Section, std::less<>> sectionOf = sectionsByKey();
    const auto section = sectionOf.find(key);
    if (section == sectionOf.end())
        return {};
    std::vector<Definition> some;
    section->second(some, thresholds);
    return std::move(*std::ranges::find(some, key, &Definition::key));
}

}  // namespace scalescope
