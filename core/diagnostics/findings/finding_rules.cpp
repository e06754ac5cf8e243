// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/finding_rules.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace scalescope {

namespace {

constexpr std::array kRules{
    FindingRule{"numeric.nonfinite", Aspect::Activations, "NaN or Inf in the activations",
                "From there on every value is NaN or Inf, and so is the prediction."},
    FindingRule{"silu.left", Aspect::Activations, "Inputs in SiLU's left tail",
                "Output and slope are close to 0 there: such a value passes nothing on, and in "
                "training its gradient vanishes."},
    FindingRule{"channel.zero_layer", Aspect::Activations, "Layers whose output is zero",
                "Nothing of the image passes such a layer but what goes around it."},
    FindingRule{"channel.dormant", Aspect::Activations, "Dead, constant or dormant channels",
                "They cost as many operations as the others and carry next to nothing."},
    FindingRule{"channel.dead", Aspect::Activations, "Dead or constant channels",
                "They cost as many operations as the others and tell nothing of these images."},
    FindingRule{"numeric.fp16_headroom", Aspect::Activations, "Little range left in fp16",
                "A value beyond 65504 becomes Inf in half precision, and all that follow it."},
    FindingRule{"gate.saturated", Aspect::Gates, "Gates that are open or closed throughout",
                "A gate at 0 or 1 no longer weighs its channel; its gradient vanishes as well."},
    FindingRule{"gate.static", Aspect::Gates, "Gates that do not depend on the image",
                "Such an SE block is a constant factor: it costs a pass and adapts nothing."},
    FindingRule{"gate.nonfinite", Aspect::Gates, "NaN or Inf in the gates",
                "A gate multiplies its whole channel: the channel is lost from there on."},
    FindingRule{"prediction.agreement", Aspect::Predictions, "The variants disagree",
                "On such an image the choice of the variant decides the answer."},
    FindingRule{"prediction.flip", Aspect::Predictions, "The smallest variant that differs",
                "It tells how large a network this image needs."},
    FindingRule{"prediction.not_comparable", Aspect::Predictions, "The variants cannot be compared",
                "Where class lists differ, equal numbers of classes mean nothing."},
    FindingRule{"prediction.nonfinite", Aspect::Predictions, "No prediction",
                "Softmax of a logit that is NaN or Inf is no probability."},
    FindingRule{"prediction.margin", Aspect::Predictions, "Close calls",
                "A slightly other crop, number format or checkpoint may turn the answer."},
    FindingRule{"weights.no_classifier", Aspect::Weights, "Predictions are off",
                "Without a classifier there is no class to name."},
    FindingRule{"weights.random", Aspect::Weights, "Random weights: predictions have no meaning",
                "Nothing was learnt: only structure, cost, memory and speed are those of a "
                "trained network."},
    FindingRule{"weights.demo", Aspect::Weights, "Demo weights know 20 generated kinds only",
                "On any other picture they name one of these kinds all the same."},
    FindingRule{"weights.differs", Aspect::Weights, "A published name with other content",
                "Published figures do not hold for these weights."},
    FindingRule{"weights.nonfinite", Aspect::Weights, "NaN or Inf in the weights",
                "One such value reaches every output of its layer."},
    FindingRule{"weights.variance_negative", Aspect::Weights, "Running variances below 0",
                "Their square root is NaN: the file is damaged."},
    FindingRule{"weights.variance_exploding", Aspect::Weights, "Running variances explode",
                "Batch norm then divides its channels to almost nothing."},
    FindingRule{"weights.variance_eps", Aspect::Weights, "Running variances near zero",
                "There eps decides what batch norm does, not what was learnt."},
    FindingRule{"weights.low_gain", Aspect::Weights, "Batch norm shuts channels",
                "They cost as many operations as the others and carry next to nothing."},
    FindingRule{"weights.dead_filters", Aspect::Weights, "Dead or near-dead filters",
                "They cost as many operations as the others and carry next to nothing."},
    FindingRule{"weights.fp16_overflow", Aspect::Weights, "Weights beyond the range of fp16",
                "They become Inf in half precision."},
    FindingRule{"weights.norms_untrained", Aspect::Weights, "Batch norms as they begin",
                "They have not met data: their statistics fit no input."},
    FindingRule{"input.resolution", Aspect::Run, "Other input size than in the paper",
                "Costs grow with its square, and accuracy belongs to one size."},
    FindingRule{"run.dtype", Aspect::Run, "What the number format changes",
                "Rounding adds up over the layers; it matters where it turns an answer."},
    FindingRule{"run.partial", Aspect::Run, "Partial results",
                "What was left out may be what would have failed."},
    FindingRule{"memory.peak", Aspect::Memory, "What sets the peak of memory",
                "Only there does a smaller tensor make the network need less."},
    FindingRule{"memory.largest_batch", Aspect::Memory, "Over the memory budget",
                "The run may be ended for want of memory, or swap."},
    FindingRule{"latency.noise", Aspect::Latency, "Noisy latencies",
                "Differences between variants that are smaller than the noise are none.", true},
    FindingRule{"latency.drift", Aspect::Latency, "Latencies that drifted",
                "The machine was another one at the end than at the start.", true},
    FindingRule{"latency.few_runs", Aspect::Latency, "Too few runs for a 95th percentile",
                "The slow passes of every twenty cannot be told from so few.", true},
    FindingRule{"latency.part", Aspect::Latency, "Parts that are slow for their MACs",
                "There is more to gain in these than MACs let expect."},
    FindingRule{"latency.dtype", Aspect::Latency, "What the number format changes",
                "A faster number format is worth what it leaves right."},
};

}  // namespace

std::span<const FindingRule> findingRules() {
    return kRules;
}

FindingRule findingRule(std::string_view key) {
    const auto* found = std::ranges::find(kRules, key, &FindingRule::key);
    return found != kRules.end() ? *found : FindingRule{key, Aspect::Run, {}, {}};
}

bool comesBefore(const Finding& a, const Finding& b) {
    const auto place = [](const Finding& finding) {
        const bool problem = finding.severity >= Verdict::Warn;
        const FindingRule rule = findingRule(finding.rule);
        return std::tuple(!problem, rule.ofMeasurement, -static_cast<int>(finding.severity),
                          rule.aspect);
    };
    return place(a) < place(b);
}

}  // namespace scalescope
