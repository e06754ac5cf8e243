// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/card_texts.h"

#include "core/base/format.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"

namespace scalescope::ui {

QString costTip(const StudyEntry& entry, const Cost& cost) {
    const QString tip = ui::tipOf(kParams) + QStringLiteral("<hr>") + ui::tipOf(kMacs);
    if (!entry.spec.variant || !entry.diagnosis ||
        entry.diagnosis->spec.classCount == entry.spec.classCount)
        return tip;
    const Cost published = costOf(*buildGraph(entry.spec));
    return tip + Texts::tr(
                     "<hr>%1 parameters with a classifier of %2 classes; %3 with %4, as "
                     "published.")
                     .arg(qstr(formatCount(cost.params)),
                          QString::number(entry.diagnosis->spec.classCount),
                          qstr(formatCount(published.params)),
                          QString::number(entry.spec.classCount));
}

}  // namespace scalescope::ui
