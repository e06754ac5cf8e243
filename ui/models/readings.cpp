// SPDX-License-Identifier: Apache-2.0
#include "ui/models/readings.h"

#include "core/base/format.h"
#include "core/base/units.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/language.h"
#include "ui/base/texts.h"

#include <QComboBox>

#include <algorithm>
#include <cmath>
#include <limits>

namespace scalescope::ui {

QString tipOf(const Measure& measure) {
    return QStringLiteral("<b>%1</b><hr/>").arg(coreText(measure.title)) +
           definitionTip(measure.definition);
}

std::string titleOf(const Measure& measure) {
    return str(coreText(measure.title));
}

Axis axisOf(const Measure& measure) {
    return {titleOf(measure), measure.kind == ColumnKind::Bytes ? "MiB" : measure.unit,
            measure.logarithmic};
}

Axis logAxisOf(const Measure& measure) {
    Axis axis = axisOf(measure);
    axis.logarithmic = true;
    return axis;
}

std::string inSentence(std::string title) {
    const auto capital = [&](std::size_t at) {
        return at < title.size() && title[at] >= 'A' && title[at] <= 'Z';
    };
    if (capital(0) && !capital(1) &&
        usedLanguage() != QStringLiteral("de"))  // German nouns stay as they are
        title.front() = static_cast<char>(title.front() - 'A' + 'a');
    return title;
}

double drawn(const Measure& measure, const std::optional<double>& value) {
    if (!value || (measure.logarithmic && *value <= 0.0))
        return std::numeric_limits<double>::quiet_NaN();
    return measure.kind == ColumnKind::Share   ? 100.0 * *value
           : measure.kind == ColumnKind::Bytes ? *value / kMebi
                                               : *value;
}

QString valueText(const Measure& measure, const std::optional<double>& value) {
    if (value && measure.kind == ColumnKind::Integer)
        return qstr(formatCount(static_cast<std::int64_t>(*value)));
    return qstr(cellText(value ? Cell{*value} : Cell{}, measure.kind));
}

Marks limitMarks(const Measure& measure, const Thresholds& thresholds) {
    const auto limits = measure.limits ? measure.limits(thresholds) : std::nullopt;
    return limits ? Marks{{drawn(measure, limits->warn), Texts::tr("warn")},
                          {drawn(measure, limits->fail), Texts::tr("fail")}}
                  : Marks{};
}

void offer(QComboBox& box, const std::vector<const Measure*>& measures) {
    for (const Measure* measure : measures) {
        box.addItem(coreText(measure->title), qstr(measure->key));
        box.setItemData(box.count() - 1, tipOf(*measure), Qt::ToolTipRole);
    }
}

std::size_t chosenAt(const QComboBox& box) {
    return static_cast<std::size_t>(std::max(0, box.currentIndex()));
}

void choose(QComboBox& box, const QString& key) {
    if (const int at = box.findData(key); at >= 0)
        box.setCurrentIndex(at);
}

bool hasData(const Series& series) {
    return std::ranges::any_of(series.y, [](double y) { return !std::isnan(y); });
}

}  // namespace scalescope::ui
