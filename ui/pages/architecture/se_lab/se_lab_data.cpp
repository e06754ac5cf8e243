// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/se_lab/se_lab_data.h"

#include "core/base/format.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/pages/page_parts.h"

#include <cmath>
#include <numeric>

namespace scalescope::ui {

namespace {

Series seriesOf(std::string name, std::vector<double> y) {
    Series series;
    series.name = std::move(name);
    series.x.resize(y.size());
    std::iota(series.x.begin(), series.x.end(), 0.0);
    series.y = std::move(y);
    return series;
}

std::vector<double> meanOverSamples(const PerSample& values) {
    std::vector<double> mean(values.front().size(), 0.0);
    for (const std::vector<double>& sample : values)
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += sample[i] / static_cast<double>(values.size());
    return mean;
}

double sumOf(const PerSample& values) {
    double sum = 0.0;
    for (const std::vector<double>& sample : values)
        sum = std::accumulate(sample.begin(), sample.end(), sum);
    return sum;
}

}  // namespace

SeriesSet labBars(const PerSample& values, const std::string& title, const std::string& unitOfX,
                  const std::string& y) {
    SeriesSet set;
    set.title = title;
    set.x.title = unitOfX;
    set.y.title = y;
    for (std::size_t sample = 0; sample < values.size(); ++sample)
        set.series.push_back(
            seriesOf(str(Texts::tr("sample ")).append(std::to_string(sample)), values[sample]));
    return set;
}

SeriesSet labGates(const SeLabResult& result, const SeLabResult& reference) {
    SeriesSet set = labBars(result.gates, str(Texts::tr("Gates")), str(Texts::tr("channel")),
                            str(Texts::tr("gate")));
    if (result.gates == reference.gates)
        return set;
    Series before = seriesOf(str(Texts::tr("reference")), meanOverSamples(reference.gates));
    before.ghost = true;
    set.series.push_back(std::move(before));
    return set;
}

SeriesSet labEnergies(const SeLabResult& result) {
    SeriesSet set;
    set.title = str(Texts::tr("Energy per channel"));
    set.x.title = str(Texts::tr("channel"));
    set.y.title = str(Texts::tr("mean square"));
    set.series.push_back(seriesOf(str(Texts::tr("before")), meanOverSamples(result.energyIn)));
    set.series.push_back(seriesOf(str(Texts::tr("after")), meanOverSamples(result.energyOut)));
    return set;
}

SeriesSet labCosts(std::int64_t channels, SeForm form) {
    SeriesSet set;
    set.title = str(Texts::tr("Cost"));
    set.x.title = str(Texts::tr("reduction"));
    set.y.title = str(Texts::tr("count per image"));
    set.y.logarithmic = true;
    Series params, macs;
    params.name = inSentence(str(coreText(kParams.title)));
    macs.name = kMacs.title;
    for (form.reduction = kSmallestReduction; form.reduction <= kLargestReduction;
         ++form.reduction) {
        const SeCost cost = seCost(channels, form);
        for (Series* series : {&params, &macs})
            series->x.push_back(form.reduction);
        params.y.push_back(static_cast<double>(cost.params));
        macs.y.push_back(static_cast<double>(cost.macs));
    }
    set.series.push_back(std::move(params));
    // Without biases both are the same numbers: one curve.
    if (form.bias)
        set.series.push_back(std::move(macs));
    else
        set.series.front().name = params.name + " = " + macs.name;
    return set;
}

QString labChange(const SeLabResult& result, const SeLabResult& reference) {
    const std::vector<double> now = meanOverSamples(result.gates),
                              before = meanOverSamples(reference.gates);
    const double in = sumOf(result.energyIn), inBefore = sumOf(reference.energyIn);
    if (now == before && in == inBefore)
        return Texts::tr(
            "Turn a knob: what it changes will be told here, against the gates "
            "as they are now.");
    double sum = 0.0;
    std::size_t most = 0;
    for (std::size_t c = 0; c < now.size(); ++c) {
        sum += std::abs(now[c] - before[c]);
        if (std::abs(now[c] - before[c]) > std::abs(now[most] - before[most]))
            most = c;
    }
    const auto gate = [](double value) { return fixed(value, 3); };
    const auto share = [](double out, double of) {
        return of > 0.0 ? percent(out / of) : Texts::tr("nothing");
    };
    return Texts::tr(
               "Against the reference: gates moved by %1 on average, most at channel %2 "
               "(%3 → %4); energy that passes: %5 → %6.")
        .arg(gate(sum / static_cast<double>(now.size())))
        .arg(most)
        .arg(gate(before[most]), gate(now[most]), share(sumOf(reference.energyOut), inBefore),
             share(sumOf(result.energyOut), in));
}

QString labSentence(const SeLabResult& result, const SeForm& form) {
    const std::int64_t channels = result.outputShape[1];
    const SeCost cost = seCost(channels, form);
    const double in = sumOf(result.energyIn);
    return Texts::tr(
               "Output %1, the shape of the input: gates weigh channels and drop none. "
               "%2 channels → %3 hidden units → %2 gates: %4 parameters, %5 MACs per "
               "image; %6 of the energy passes.")
        .arg(qstr(formatShape({result.outputShape.begin(), result.outputShape.end()})))
        .arg(channels)
        .arg(cost.hidden)
        .arg(qstr(formatCount(cost.params)), qstr(formatCount(cost.macs)),
             in > 0.0 ? percent(sumOf(result.energyOut) / in) : Texts::tr("nothing"));
}

}  // namespace scalescope::ui
