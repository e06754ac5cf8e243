// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/column_curves.h"

#include "core/base/units.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/widgets/random_weights.h"

#include <algorithm>

namespace scalescope::ui {

namespace {}  // namespace

SeriesSet leftShareByDepth(const Diagnosis& diagnosis) {
    const auto& reading = readingOf(activationReadings(), "zone.left_share");
    SeriesSet set;
    set.x = {str(Texts::tr("depth")), {}, false};
    set.y = axisOf(reading.about);
    if (!diagnosis.saturation)
        return set;
    std::vector<const ActivationStats*> measured;
    for (const ActivationStats& activation : diagnosis.saturation->activations)
        if (reading.of(activation))
            measured.push_back(&activation);
    Series series =
        depthCurve(reading, measured, [](const ActivationStats& each) { return each.name; });
    series.name = displayName(diagnosis.spec);
    series.column = columnOf(diagnosis.spec);
    if (!measured.empty())
        set.series.push_back(learntBy(diagnosis, std::move(series)));
    return set;
}

SeriesSet liveBytesByDepth(const Diagnosis& diagnosis) {
    SeriesSet set;
    set.x = {str(Texts::tr("depth")), {}, false};
    set.y = {str(Texts::tr("live tensors")), "MiB", false};
    if (!diagnosis.memory || !diagnosis.graph || diagnosis.graph->nodes.empty())
        return set;
    const auto& nodes = diagnosis.graph->nodes;
    std::vector<std::int64_t> live(nodes.size(), -1);
    std::int64_t current = 0;
    for (const AllocationEvent& event : diagnosis.memory->timeline) {
        if (event.node >= 0 && static_cast<std::size_t>(event.node) < live.size()) {
            auto& most = live[static_cast<std::size_t>(event.node)];
            most =
                std::max({most, current, event.liveBytes});  // what was alive when it began counts
        }
        current = event.liveBytes;
    }
    Series series;
    series.name = displayName(diagnosis.spec);
    series.column = columnOf(diagnosis.spec);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (live[i] < 0)
            continue;
        series.x.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(nodes.size()));
        series.y.push_back(static_cast<double>(live[i]) / kMebi);
        series.labels.push_back(nodes[i].name);
    }
    if (!series.x.empty())
        set.series.push_back(std::move(series));
    return set;
}

}  // namespace scalescope::ui
