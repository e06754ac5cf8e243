// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/saturation_data.h"

#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/widgets/random_weights.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace scalescope::ui {

namespace {

constexpr double kLargestFp16 = 65504.0;
constexpr std::string_view kLargestMagnitude = "max_abs";

constexpr std::array<const char*, 4> kZones{"zone.left_share", "zone.negative_share",
                                            "zone.curved_share", "zone.linear_share"};

/// "left tail"
QString zoneName(const char* zone) {
    return qstr(inSentence(str(coreText(readingOf(activationReadings(), zone).about.shortTitle))));
}

QString count(std::uint64_t value) {
    return countText(value);
}

}  // namespace

SeriesSet zoneShares(const SaturationReport& report, const NetworkSpec& spec) {
    SeriesSet set;
    set.title = displayName(spec) + str(Texts::tr(": zones of SiLU"));
    set.x = {str(Texts::tr("activation, in execution order")), "", false};
    set.y = {str(Texts::tr("share of the values")), "%", false};
    for (const char* zone : kZones) {
        const auto& reading = readingOf(activationReadings(), zone);
        Series series;
        series.name = str(coreText(reading.about.shortTitle));
        for (std::size_t i = 0; i < report.activations.size(); ++i) {
            const ActivationStats& activation = report.activations[i];
            series.x.push_back(static_cast<double>(i));
            series.y.push_back(drawn(reading.about, reading.of(activation)));
            series.labels.push_back(activation.name);
        }
        set.series.push_back(std::move(series));
    }
    return set;
}

Marks marksOf(const Measure& measure, const Thresholds& thresholds) {
    if (measure.key == kLargestMagnitude)
        return {{kLargestFp16, Texts::tr("fp16 overflows")}};
    return limitMarks(measure, thresholds);
}

std::vector<const ActivationStats*> activationsOf(const SaturationReport& report,
                                                  const std::string& part) {
    std::vector<const ActivationStats*> chosen;
    for (const ActivationStats& activation : report.activations)
        if (part.empty() || activation.part == part)
            chosen.push_back(&activation);
    return chosen;
}

SeriesSet activationCurves(const std::vector<Shown>& shown, const Reading<ActivationStats>& reading,
                           const std::string& part) {
    SeriesSet set;
    set.title = str(coreText(reading.about.title));
    set.x = {str(Texts::tr("relative depth")), "", false};
    set.y = axisOf(reading.about);
    for (const auto& [column, diagnosis] : shown) {
        if (!diagnosis->saturation)
            continue;
        Series series = depthCurve(reading, activationsOf(*diagnosis->saturation, part),
                                   [](const ActivationStats& of) { return of.name; });
        series.name = displayName(diagnosis->spec);
        series.column = column;
        set.series.push_back(learntBy(*diagnosis, std::move(series)));
    }
    return set;
}

Histogram activationHistogram(const ActivationStats& activation, const NetworkSpec& spec) {
    Histogram histogram;
    histogram.name = displayName(spec) + " " + activation.name;
    histogram.edges = activation.histogram.edges();
    histogram.counts = activation.histogram.counts;
    histogram.underflow = activation.histogram.underflow;
    histogram.overflow = activation.histogram.overflow;
    histogram.nanCount = activation.nonFinite.nan;
    histogram.posInfCount = activation.nonFinite.posInf;
    histogram.negInfCount = activation.nonFinite.negInf;
    return histogram;
}

Marks zoneCuts(const SiluZones& zones) {
    return {{zones.left, Texts::tr("%1 below").arg(zoneName("zone.left_share"))},
            {zones.minimum, Texts::tr("minimum of SiLU")},
            {zones.linear, Texts::tr("%1 above").arg(zoneName("zone.linear_share"))}};
}

QString activationCaption(const ActivationStats& activation, const NetworkSpec& spec) {
    QString text =
        QStringLiteral("%1 %2, %3 × %4 × %5: ")
            .arg(nameOf(spec), qstr(activation.name), QString::number(activation.channels),
                 QString::number(activation.height), QString::number(activation.width));
    if (const auto left = activation.leftShare())
        text += percent(*left) + u' ' + zoneName("zone.left_share") + QStringLiteral(", ");
    text += Texts::tr("channels %1 dead, %2 constant, %3 dormant")
                .arg(activation.deadCount)
                .arg(activation.constantCount)
                .arg(activation.dormantCount);
    if (activation.part == "depthwise")
        text += Texts::tr(" (%1 after the gate)").arg(activation.dormantAfterGate.size());
    return text + QStringLiteral("; ") + evidence(activation.imageCount);
}

SeriesSet dormantBars(const ActivationStats& activation, const NetworkSpec& spec) {
    SeriesSet set;
    set.title =
        displayName(spec) + " " + activation.name + str(Texts::tr(": score of every channel"));
    set.x = {str(Texts::tr("channel")), "", false};
    set.y = {str(Texts::tr("dormant score, 1 on average")), "", false};
    if (activation.dormantScores.empty())
        return set;
    Series& series = set.series.emplace_back();
    series.name = displayName(spec);
    series.column = columnOf(spec);
    for (std::size_t c = 0; c < activation.dormantScores.size(); ++c) {
        series.x.push_back(static_cast<double>(c));
        series.y.push_back(activation.dormantScores[c]);
        series.labels.push_back(str(Texts::tr("channel ")) + std::to_string(c));
    }
    return set;
}

SeriesSet gateShares(const SaturationReport& report, const NetworkSpec& spec) {
    SeriesSet set;
    set.title = displayName(spec) + str(Texts::tr(": closed and open gates"));
    set.x = {str(Texts::tr("block")), "", false};
    set.y = {str(Texts::tr("share of the gates")), "%", false};
    for (const char* key : {"gate.closed_share", "gate.open_share"}) {
        const auto& reading = readingOf(sigmoidReadings(), key);
        Series series;
        series.name = str(coreText(reading.about.shortTitle));
        for (std::size_t i = 0; i < report.gates.size(); ++i) {
            series.x.push_back(static_cast<double>(i));
            series.y.push_back(drawn(reading.about, reading.of(report.gates[i])));
            series.labels.push_back(report.gates[i].name);
        }
        if (!report.gates.empty())
            set.series.push_back(std::move(series));
    }
    return set;
}

QString nonFiniteText(const SaturationReport& report, const NetworkSpec& spec) {
    if (!report.firstNonFinite)
        return {};
    const auto origin = static_cast<std::size_t>(*report.firstNonFinite);
    if (origin >= report.activations.size())
        return {};
    const ActivationStats& first = report.activations[origin];
    const auto spread = std::count_if(
        report.activations.begin() + static_cast<std::ptrdiff_t>(origin) + 1,
        report.activations.end(),
        [](const ActivationStats& activation) { return activation.nonFinite.total() > 0; });
    return Texts::tr(
               "%1 has values that are not finite. Origin: %2 with %3 NaN and %4 Inf among "
               "%5 values; propagated to %6 later activations.")
        .arg(nameOf(spec), qstr(first.name), count(first.nonFinite.nan),
             count(first.nonFinite.posInf + first.nonFinite.negInf), count(first.elementCount),
             count(static_cast<std::uint64_t>(spread)));
}

QString nonFiniteText(const std::vector<Shown>& shown) {
    QString text;
    QStringList others;
    for (const auto& [column, diagnosis] : shown) {
        if (!diagnosis->saturation)
            continue;
        const SaturationReport& report = *diagnosis->saturation;
        const QString own = nonFiniteText(report, diagnosis->spec);
        if (own.isEmpty())
            continue;
        if (text.isEmpty())
            text = own;
        else
            others.append(
                Texts::tr("%1 from %2")
                    .arg(nameOf(diagnosis->spec),
                         qstr(report.activations[static_cast<std::size_t>(*report.firstNonFinite)]
                                  .name)));
    }
    return others.isEmpty() ? text
                            : text + Texts::tr(" Also ") + others.join(QStringLiteral(", ")) + u'.';
}

}  // namespace scalescope::ui
