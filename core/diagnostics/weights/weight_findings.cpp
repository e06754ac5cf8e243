// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/weight_findings.h"

#include "core/base/format.h"
#include "core/diagnostics/definitions.h"
#include "core/diagnostics/findings/finding_parts.h"

#include <algorithm>
#include <functional>

namespace scalescope {

namespace {

/// A rule that looks at one tensor at a time.
struct TensorRule {
    const char* rule;
    const char* definition;
    const char* title;  ///< of the worst tensor, before its name: "NaN or Inf in"
    const char* advice;
    /// How bad, to find the worst one; 0: nothing is wrong.
    double (*amount)(const TensorStats&, const Thresholds&);
    Verdict (*severity)(const TensorStats&, const Thresholds&);
    std::string (*evidence)(const TensorStats&);
};

std::string ofAll(std::uint64_t part, std::uint64_t all, const std::string& what) {
    return std::to_string(part) + " of " + std::to_string(all) + ' ' + what;
}

double ifAtLeast(double share, double warn) {
    return share >= warn ? share : 0.0;
}

double notFinite(const TensorStats& s, const Thresholds&) {
    return static_cast<double>(s.scan.nonFinite.total());
}
double negative(const TensorStats& s, const Thresholds&) {
    return s.variances ? static_cast<double>(s.variances->negative) : 0.0;
}
double exploding(const TensorStats& s, const Thresholds&) {
    return s.variances && s.variances->exploding > 0 ? s.scan.finite.max : 0.0;
}
double epsDominated(const TensorStats& s, const Thresholds& t) {
    return s.variances ? ifAtLeast(s.variances->epsShare(), t.normEpsWarn) : 0.0;
}
double lowGain(const TensorStats& s, const Thresholds& t) {
    return s.variances ? ifAtLeast(s.variances->lowGainShare().value_or(0.0), t.weightNearDeadWarn)
                       : 0.0;
}
double deadFilters(const TensorStats& s, const Thresholds& t) {
    if (!s.filters)
        return 0.0;
    const double share = ifAtLeast(s.filters->nearDeadShare(), t.weightNearDeadWarn);
    return s.filters->dead > 0 ? std::max(share, s.filters->nearDeadShare()) : share;
}
double overflowing(const TensorStats& s, const Thresholds&) {
    return s.scan.fp16Overflow > 0 ? s.scan.maxAbs() : 0.0;
}

template <Verdict Is>
Verdict always(const TensorStats&, const Thresholds&) {
    return Is;
}
Verdict ofEps(const TensorStats& s, const Thresholds& t) {
    return severityOf(s.variances->epsShare(), t.normEpsWarn, t.normEpsFail);
}
Verdict ofGain(const TensorStats& s, const Thresholds& t) {
    return severityOf(s.variances->lowGainShare().value_or(0.0), t.weightNearDeadWarn,
                      t.weightNearDeadFail);
}
Verdict ofFilters(const TensorStats& s, const Thresholds& t) {
    return std::max(Verdict::Warn, severityOf(s.filters->nearDeadShare(), t.weightNearDeadWarn,
                                              t.weightNearDeadFail));
}

const std::vector<TensorRule>& rules() {
    static const std::vector<TensorRule> all{
        {"weights.nonfinite", "weights.nonfinite", "NaN or Inf in",
         "The training has diverged or the file is damaged; use an earlier checkpoint.", &notFinite,
         &always<Verdict::Fail>,
         [](const TensorStats& s) {
             return ofAll(s.scan.nonFinite.total(), s.scan.count, "values");
         }},
        {"weights.variance_negative", "weights.variance", "Running variances below 0 in",
         "No training gives these: the file is damaged, or its tensors are exchanged.", &negative,
         &always<Verdict::Fail>,
         [](const TensorStats& s) {
             return ofAll(s.variances->negative, s.variances->count, "channels");
         }},
        {"weights.variance_exploding", "weights.variance", "Running variances explode in",
         "Look at the activations of the layer before: they have grown out of scale.", &exploding,
         &always<Verdict::Warn>,
         [](const TensorStats& s) {
             return ofAll(s.variances->exploding, s.variances->count, "channels") +
                    ", the largest " + formatReal(s.scan.finite.max);
         }},
        {"weights.variance_eps", "weights.variance", "Running variances near zero in",
         "These channels hardly vary: eps decides their scale, and another eps would change what "
         "they give.",
         &epsDominated, &ofEps,
         [](const TensorStats& s) {
             return ofAll(s.variances->epsDominated, s.variances->count, "channels");
         }},
        {"weights.low_gain", "weights.gain", "Batch norm shuts channels in",
         "These channels give next to nothing but their constant; they could be pruned.", &lowGain,
         &ofGain,
         [](const TensorStats& s) {
             return ofAll(s.variances->lowGains.value_or(0), s.variances->count, "channels");
         }},
        {"weights.dead_filters", "weights.filters", "Dead or near-dead filters in",
         "These filters give next to nothing; they could be pruned.", &deadFilters, &ofFilters,
         [](const TensorStats& s) {
             return ofAll(s.filters->nearDead, s.filters->count, "filters") + ", " +
                    std::to_string(s.filters->dead) + " of them 0";
         }},
        {"weights.fp16_overflow", "weights.fp16", "Weights beyond the range of fp16 in",
         "Do not run this network in fp16; bf16 has the range of fp32.", &overflowing,
         &always<Verdict::Warn>,
         [](const TensorStats& s) {
             return ofAll(s.scan.fp16Overflow, s.scan.count, "values") + ", the largest " +
                    formatReal(s.scan.maxAbs());
         }},
    };
    return all;
}

void explain(Finding& finding, const char* key, const Thresholds& thresholds) {
    finding.source = "own";
    for (const Definition& about : definitions(thresholds))
        if (about.key == key) {
            finding.threshold = about.threshold;
            finding.source = about.source;
        }
}

std::optional<Finding> applied(const TensorRule& rule, const WeightStatistics& statistics) {
    const Thresholds& t = statistics.thresholds;
    const TensorStats* worst = nullptr;
    std::size_t count = 0;
    for (const TensorStats& stats : statistics.tensors) {
        if (rule.amount(stats, t) <= 0.0)
            continue;
        ++count;
        if (!worst || rule.amount(stats, t) > rule.amount(*worst, t))
            worst = &stats;
    }
    if (!worst)
        return std::nullopt;
    Finding finding;
    finding.severity = rule.severity(*worst, t);
    finding.rule = rule.rule;
    finding.place = worst->block >= 0 ? "block " + worst->place : worst->place;
    finding.block = worst->block;
    finding.title = std::string(rule.title) + ' ' + worst->fileKey;
    finding.evidence = rule.evidence(*worst) + andMore(count - 1, "tensor");
    finding.advice = rule.advice;
    explain(finding, rule.definition, t);
    return finding;
}

/// What a network has before its first step of training.
std::optional<Finding> untrained(const WeightStatistics& statistics) {
    if (statistics.normCount == 0 || statistics.untrainedNorms < statistics.normCount)
        return std::nullopt;
    Finding finding;
    finding.severity = Verdict::Fail;
    finding.rule = "weights.norms_untrained";
    finding.title = "Batch norm statistics are initial values";
    finding.evidence = "running means 0 and running variances 1 in all " +
                       std::to_string(statistics.normCount) + " batch norms";
    finding.advice =
        "The network was never trained, or its statistics were not saved; its predictions mean "
        "nothing.";
    finding.threshold = "fail if all are";
    finding.source = "own";
    return finding;
}

}  // namespace

std::vector<Finding> weightFindings(const WeightStatistics& statistics,
                                    const std::string& variant) {
    std::vector<Finding> found;
    if (auto finding = untrained(statistics))
        found.push_back(*std::move(finding));
    for (const TensorRule& rule : rules())
        if (auto finding = applied(rule, statistics))
            found.push_back(*std::move(finding));
    for (Finding& finding : found)
        finding.variant = variant;
    std::ranges::stable_sort(found, std::greater<>(), &Finding::severity);
    return found;
}

}  // namespace scalescope
