// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/saturation_verdict.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/random_weights.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace scalescope::ui {

namespace {

constexpr double kEndOfFp16 = 65504.0;

using OfLayer = std::function<std::optional<double>(const ActivationStats&)>;

struct WorstLayer {
    const ActivationStats* layer = nullptr;
    double value = 0.0;
};

WorstLayer worstLayer(const SaturationReport& report, const OfLayer& measure) {
    WorstLayer worst;
    for (const ActivationStats& layer : report.activations)
        if (const auto value = measure(layer);
            value && std::isfinite(*value) && (!worst.layer || *value > worst.value))
            worst = {&layer, *value};
    return worst;
}

Verdict judged(double value, double warn, double fail) {
    return value >= fail ? Verdict::Fail : value >= warn ? Verdict::Warn : Verdict::Ok;
}

ActivationAnswer answerOf(const QString& question, const WorstLayer& worst, Verdict verdict,
                          const QString& said, bool learnt) {
    if (!worst.layer)
        return {Verdict::NoData, question + Texts::tr(" there are no values.")};
    if (!learnt)
        verdict = Verdict::Info;
    const QString word = learnt ? QString::fromLatin1(verdictName(verdict))
                                : Texts::tr("random weights, not judged");
    return {verdict, QStringLiteral("%1 %2: %3").arg(question, word, said)};
}

ActivationAnswer saturates(const Diagnosis& diagnosis, bool learnt) {
    const Thresholds& t = diagnosis.thresholds;
    const WorstLayer worst = worstLayer(*diagnosis.saturation, &ActivationStats::leftShare);
    const QString said =
        worst.layer
            ? Texts::tr("at most %1 in SiLU's left tail, at %2 (warn at %3).")
                  .arg(percent(worst.value), qstr(worst.layer->name), percent(t.siluLeftWarn))
            : QString();
    return answerOf(Texts::tr("Saturate?"), worst,
                    judged(worst.value, t.siluLeftWarn, t.siluLeftFail), said, learnt);
}

ActivationAnswer dies(const Diagnosis& diagnosis, bool learnt) {
    const Thresholds& t = diagnosis.thresholds;
    const WorstLayer worst = worstLayer(*diagnosis.saturation, &ActivationStats::dormantShare);
    const QString said =
        worst.layer
            ? Texts::tr("at most %1 of the channels dead, constant or dormant, at %2 (warn at %3).")
                  .arg(percent(worst.value), qstr(worst.layer->name), percent(t.dormantWarn))
            : QString();
    return answerOf(Texts::tr("Die?"), worst, judged(worst.value, t.dormantWarn, t.dormantFail),
                    said, learnt);
}

/// What is NaN or Inf already has overflowed, whatever the weights.
ActivationAnswer overflows(const Diagnosis& diagnosis, bool learnt) {
    const SaturationReport& report = *diagnosis.saturation;
    const double warnBits = diagnosis.thresholds.fp16HeadroomWarnBits;
    if (report.firstNonFinite)
        return {
            Verdict::Fail,
            Texts::tr("Overflow? fail: NaN or Inf from %1 on.")
                .arg(qstr(
                    report.activations.at(static_cast<std::size_t>(*report.firstNonFinite)).name))};
    const WorstLayer worst = worstLayer(
        report, [](const ActivationStats& layer) { return std::optional(layer.maxAbs); });
    const double bits = std::log2(kEndOfFp16 / std::max(worst.value, 1e-30));
    const Verdict verdict = bits <= 0.0        ? Verdict::Fail
                            : bits <= warnBits ? Verdict::Warn
                                               : Verdict::Ok;
    const QString said =
        worst.layer ? Texts::tr(
                          "largest |x| is %1, at %2: %3 bits below the end of fp16 (warn at "
                          "%4).")
                          .arg(qstr(formatReal(worst.value, 3)), qstr(worst.layer->name),
                               qstr(formatReal(bits, 3)), qstr(formatReal(warnBits, 2)))
                    : QString();
    return answerOf(Texts::tr("Overflow?"), worst, verdict, said, learnt);
}

}  // namespace

std::vector<ActivationAnswer> activationAnswers(const Diagnosis& diagnosis) {
    if (!diagnosis.saturation)
        return {};
    const bool learnt = predictionsMeaningful(diagnosis.weights.kind);
    return {saturates(diagnosis, learnt), dies(diagnosis, learnt), overflows(diagnosis, learnt)};
}

QString answersHtml(const Diagnosis& diagnosis, const Theme& theme) {
    QStringList parts;
    for (const ActivationAnswer& answer : activationAnswers(diagnosis))
        parts << QStringLiteral("<span style='color:%1'>●</span> %2")
                     .arg(theme.verdict(answer.verdict).name(), answer.sentence.toHtmlEscaped());
    return parts.isEmpty()
               ? QString()
               : QStringLiteral("<b>%1</b>&nbsp; ").arg(nameOf(diagnosis.spec).toHtmlEscaped()) +
                     parts.join(QStringLiteral("&nbsp; "));
}

SeriesSet limitShares(const Diagnosis& diagnosis) {
    SeriesSet set;
    set.title = displayName(diagnosis.spec) +
                str(Texts::tr(": how much of each limit is reached (100 %: warn)"));
    set.x = {str(Texts::tr("relative depth")), "", false};
    set.y = {str(Texts::tr("share of the limit")), "%", true};
    if (!diagnosis.saturation)
        return set;
    const Thresholds& t = diagnosis.thresholds;
    const double largest = kEndOfFp16 / std::exp2(t.fp16HeadroomWarnBits);
    const std::vector<std::pair<QString, OfLayer>> questions{
        {Texts::tr("saturate: left tail"),
         [&t](const ActivationStats& of) {
             const auto share = of.leftShare();
             return share ? std::optional(*share / t.siluLeftWarn) : std::nullopt;
         }},
        {Texts::tr("die: dormant channels"),
         [&t](const ActivationStats& of) {
             const auto share = of.dormantShare();
             return share ? std::optional(*share / t.dormantWarn) : std::nullopt;
         }},
        {Texts::tr("overflow: largest |x| in fp16"),
         [largest](const ActivationStats& of) { return std::optional(of.maxAbs / largest); }}};
    for (const auto& [name, measure] : questions) {
        Series series;
        series.name = str(name);
        for (const ActivationStats& layer : diagnosis.saturation->activations) {
            const auto value = measure(layer);
            series.x.push_back(layer.relativeDepth);
            series.y.push_back(value && std::isfinite(*value)
                                   ? std::max(kLeastSharePercent, 100.0 * *value)
                                   : std::nan(""));
            series.labels.push_back(layer.name);
        }
        set.series.push_back(learntBy(diagnosis, std::move(series)));
    }
    return set;
}

}  // namespace scalescope::ui
