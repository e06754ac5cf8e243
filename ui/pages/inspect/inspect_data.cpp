// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/inspect_data.h"

#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/widgets/column_chip.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace scalescope::ui {

const Prediction* predictionOf(const Diagnosis& diagnosis) {
    return diagnosis.predictions.empty() ? nullptr : &diagnosis.predictions.front();
}

std::optional<QRectF> cropFrame(const InputInfo& input) {
    if (input.imageWidth <= 0 || input.imageHeight <= 0 || input.resize <= 0)
        return std::nullopt;
    const QRectF whole(0.0, 0.0, input.imageWidth, input.imageHeight);
    const double share = input.crop <= 0 ? 1.0 : static_cast<double>(input.crop) / input.resize;
    const double side = std::min(whole.width(), whole.height()) * share;
    QRectF frame(0.0, 0.0, input.squash ? whole.width() * share : side,
                 input.squash ? whole.height() * share : side);
    frame.moveCenter(whole.center());
    return frame;
}

QString recipeLine(const Diagnosis& diagnosis) {
    if (diagnosis.inputs.empty())
        return {};
    const InputInfo& input = diagnosis.inputs.front();
    return input.recipe.empty() ? qstr(input.interpolation) : qstr(input.recipe);
}

QStringList imageNotes(const LoadedImage& image, const Diagnosis* diagnosis) {
    QStringList notes;
    const auto add = [&](const std::vector<std::string>& some) {
        for (const std::string& note : some)
            if (const QString text = qstr(note); !notes.contains(text))
                notes.append(text);
    };
    add(image.notes);
    if (diagnosis && !diagnosis->inputs.empty())
        add(diagnosis->inputs.front().notes);
    if (diagnosis && !diagnosis->skipped.empty()) {
        notes.append(
            qstr(skippedSentence(diagnosis->skipped.size(), diagnosis->inputs.size()) + ':'));
        for (const std::string& line : skippedLines(diagnosis->skipped))
            notes.append(qstr(line));
    }
    return notes;
}

namespace {

Agreement agreementOfAll(const std::vector<Shown>& shown) {
    std::vector<const Prediction*> predictions;
    std::vector<std::string> names;
    for (const auto& [column, diagnosis] : shown) {
        predictions.push_back(predictionOf(*diagnosis));
        names.push_back(displayName(diagnosis->spec));
    }
    return scalescope::agreementOf(predictions, names);
}

}  // namespace

std::vector<Shown> comparableOf(const std::vector<Shown>& shown) {
    std::vector<Shown> predicting, largest;
    std::ranges::copy_if(shown, std::back_inserter(predicting),
                         [](const Shown& one) { return predictionOf(*one.diagnosis) != nullptr; });
    for (const Shown& first : predicting) {
        std::vector<Shown> group;
        for (const Shown& other : predicting) {
            group.push_back(other);
            const bool fits =
                agreementOfAll({first, other}).comparable && agreementOfAll(group).comparable;
            if (!fits)
                group.pop_back();
        }
        if (group.size() > largest.size())
            largest = std::move(group);
    }
    return largest.size() > 1 ? largest : predicting;
}

Agreement agreementOf(const std::vector<Shown>& shown) {
    return agreementOfAll(comparableOf(shown));
}

QString onOtherWeights(const std::vector<Shown>& shown) {
    QStringList names;
    for (const auto& [column, diagnosis] : shown) {
        const WeightsKind kind = diagnosis->weights.kind;
        if (kind != WeightsKind::Verified && kind != WeightsKind::PrefixVerified)
            names << nameOf(diagnosis->spec) + QStringLiteral(" (") + weightsWord(kind) + u')';
    }
    return names.join(QStringLiteral(", "));
}

SeriesSet publishedTop1(const Study& study, const Selection& selection) {
    SeriesSet set;
    set.title = str(Texts::tr("Top-1 of the published weights"));
    set.y = {str(Texts::tr("accuracy on ImageNet")), "%"};
    Series bars;
    bars.name = str(Texts::tr("top-1"));
    for (const ColumnIndex column : selection.columns()) {
        const NetworkSpec& spec = study.entry(column).spec;
        if (spec.isExtra())
            continue;
        const auto at = static_cast<std::size_t>(*spec.variant);
        bars.x.push_back(static_cast<double>(bars.x.size()));
        bars.y.push_back(family()[at].published.top1Percent);
        bars.labels.push_back(displayName(spec));
        bars.columns.push_back(column);
    }
    if (!bars.x.empty())
        set.series.push_back(std::move(bars));
    return set;
}

namespace {

QString leftOutText(const Agreement& agreement, const std::vector<Shown>& shown) {
    QStringList names;
    for (const Shown& one : shown)
        if (std::ranges::count(agreement.names, displayName(one.diagnosis->spec)) == 0)
            names << nameOf(one.diagnosis->spec);
    return names.isEmpty() ? QString()
                           : Texts::tr(" Left out, as they cannot be compared with these: %1.")
                                 .arg(names.join(QStringLiteral(", ")));
}

}  // namespace

QString agreementText(const Agreement& agreement, const std::vector<Shown>& shown) {
    if (!agreement.comparable)
        return qstr(agreement.reason);
    QStringList classes;
    for (const int index : agreement.mostFrequent)
        for (const auto& [column, diagnosis] : shown)
            if (const Prediction* p = predictionOf(*diagnosis);
                p && !p->topk.empty() && p->topk.front().index == index) {
                classes.append(qstr(p->topk.front().label));
                break;
            }
    QString text = Texts::tr("%1 of the columns say %2.")
                       .arg(percent(agreement.score), classes.join(Texts::tr(" or ")));
    if (!agreement.reference || agreement.names.size() < 2)
        return text + leftOutText(agreement, shown);
    const QString reference =
        qstr(agreement.names.at(static_cast<std::size_t>(*agreement.reference)));
    if (agreement.firstFlip)
        text += Texts::tr(" First flip: %1 differs from %2, the largest variant shown.")
                    .arg(qstr(agreement.names.at(static_cast<std::size_t>(*agreement.firstFlip))),
                         reference);
    else
        text += Texts::tr(" No variant differs from %1, the largest one shown.").arg(reference);
    return text + leftOutText(agreement, shown);
}

bool differsFromReference(const Agreement& agreement, std::size_t position) {
    if (!agreement.comparable || !agreement.reference || position >= agreement.top1.rowCount)
        return false;
    return agreement.top1.at(position, static_cast<std::size_t>(*agreement.reference)) < 0.5F;
}

std::optional<int> camClass(const Diagnosis& diagnosis, std::optional<int> selected) {
    const Prediction* prediction = predictionOf(diagnosis);
    if (!prediction || !prediction->valid || prediction->topk.empty())
        return std::nullopt;
    if (selected && *selected >= 0 &&
        static_cast<std::size_t>(*selected) < prediction->logits.size())
        return selected;
    return prediction->topk.front().index;
}

}  // namespace scalescope::ui
