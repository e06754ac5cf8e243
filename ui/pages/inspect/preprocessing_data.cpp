// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/preprocessing_data.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

bool isProgram(const PreprocessingRow& row) {
    return row.path == PreprocessingPath::Program;
}

/// "4.12", "0.0349", "6279": forgotten scalings give thousands, which no power of ten makes
/// clearer.
QString numberText(double value) {
    constexpr double kWhole = 100.0;
    return value < kWhole ? significant(value) : fixed(value, 0);
}

QString signedText(double value) {
    return (value < 0.0 ? QStringLiteral("-") : QStringLiteral("+")) + numberText(std::abs(value));
}

QString fedText(const PreprocessingRow& row) {
    if (!row.difference)
        return Texts::tr("It feeds %1 px, another size.").arg(row.side);
    if (row.difference->equal())
        return Texts::tr("Here it feeds the same.");
    return Texts::tr("What is fed differs by %1 levels of 255 on average, by %2 at most.")
        .arg(numberText(row.difference->meanLevels), numberText(row.difference->largestLevels));
}

QString scoreText(const PathScores& scores) {
    if (!scores.finite)
        return Texts::tr("The logits are not finite.");
    return (scores.top1Stays ? Texts::tr("Top-1 stays %1, its logit moves by %2.")
                             : Texts::tr("Top-1 becomes %1; the logit of the class that it was "
                                         "moves by %2."))
        .arg(qstr(scores.top1.label), signedText(scores.logitChange));
}

}  // namespace

QString wayCaption(const PreprocessingRow& row) {
    const QString name = qstr(infoOf(row.path).name);
    if (isProgram(row))
        return name + u'\n' +
               (row.scores && row.scores->finite ? qstr(row.scores->top1.label)
                                                 : Texts::tr("%1 px").arg(row.side));
    QString change = row.difference
                         ? Texts::tr("%1 levels").arg(numberText(row.difference->meanLevels))
                         : Texts::tr("other size");
    if (row.scores)
        change += row.scores->finite ? QStringLiteral(", ") + signedText(row.scores->logitChange)
                                     : Texts::tr(", not finite");
    return name + u'\n' + change;
}

QString wayText(const PreprocessingRow& row) {
    QString text = qstr(infoOf(row.path).explanation);
    if (isProgram(row))
        return text;
    text += u' ' + fedText(row);
    if (row.scores)
        text += u' ' + scoreText(*row.scores);
    return text;
}

QString differenceCaption(const PreprocessingRow& row) {
    if (isProgram(row))
        return Texts::tr("Choose another way to see how it differs.");
    if (!row.differencePicture)
        return Texts::tr("Of another size: no pixel has its counterpart.");
    return row.difference && row.difference->equal()
               ? Texts::tr("No difference")
               : Texts::tr("Difference, times %1").arg(row.differenceFactor);
}

std::optional<std::size_t> rowOf(const PreprocessingReport& report, PreprocessingPath path) {
    const auto found = std::ranges::find(report.rows, path, &PreprocessingRow::path);
    if (found == report.rows.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - report.rows.begin());
}

}  // namespace scalescope::ui
