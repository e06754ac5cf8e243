// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/random_weights.h"

#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/widgets/fetch_banner.h"

#include <algorithm>

namespace scalescope::ui {

SeriesSet learntBy(const Diagnosis& diagnosis, SeriesSet set) {
    for (Series& series : set.series)
        series.learnt = learnt(diagnosis);
    return set;
}

QString randomWeightsText(const std::vector<const Diagnosis*>& shown) {
    std::vector<int> published;
    QStringList others;
    for (const Diagnosis* one : shown) {
        if (learnt(*one))
            continue;
        if (one->spec.isExtra())
            others << qstr(displayName(one->spec));
        else
            published.push_back(*one->spec.variant);
    }
    std::ranges::sort(published);
    const QString who = namesInSentence(published, others);
    return who.isEmpty() ? QString()
                         : Texts::tr(
                               "Random weights: gates, activations and maps of %1 say "
                               "nothing of a trained network; structure, memory and speed "
                               "do.")
                               .arg(who);
}

bool trainedExist(const std::vector<const Diagnosis*>& shown) {
    return std::ranges::any_of(
        shown, [](const Diagnosis* one) { return !learnt(*one) && one->spec.variant.has_value(); });
}

}  // namespace scalescope::ui
