// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_keys_data.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"

#include <QStringList>

#include <algorithm>

namespace scalescope::ui {

namespace {

bool isUsed(KeyStatus status) {
    return status == KeyStatus::Matched || status == KeyStatus::Converted;
}

bool hasStatus(const KeyRow& row, const KeyFilter& filter) {
    if (filter.differing && isUsed(row.record.status))
        return false;
    return !filter.status || *filter.status == row.record.status;
}

/// All that a row of the table shows, for searching.
QString rowText(const KeyRow& row) {
    QString text = qstr(keyStatusName(row.record.status));
    for (const std::string* part :
         {&row.record.key, &row.record.fileKey, &row.record.expectedKey, &row.record.detail})
        text += u' ' + qstr(*part);
    for (const auto& shape : {row.fileShape, row.wantedShape})
        if (shape)
            text += u' ' + qstr(formatShape(*shape));
    if (row.dtype)
        text += u' ' + qstr(dtypeName(*row.dtype));
    for (const std::string& candidate : row.nearest)
        text += u' ' + qstr(candidate);
    return text;
}

QString candidates(const KeyRow& row) {
    QStringList names;
    for (const std::string& candidate : row.nearest)
        names << qstr(candidate);
    return names.isEmpty() ? Texts::tr("nothing in the other list is near it")
                           : Texts::tr("nearest: %1").arg(names.join(QStringLiteral(", ")));
}

QString shapeOr(const std::optional<std::vector<std::int64_t>>& shape) {
    return shape ? qstr(formatShape(*shape)) : QString();
}

}  // namespace

std::vector<std::size_t> keysThatPass(const WeightsReport& report, const KeyFilter& filter) {
    const QStringList words = filter.text.split(u' ', Qt::SkipEmptyParts);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < report.keys.size(); ++i) {
        if (!hasStatus(report.keys[i], filter))
            continue;
        const QString text = words.isEmpty() ? QString() : rowText(report.keys[i]);
        if (std::ranges::all_of(words, [&](const QString& word) {
                return text.contains(word, Qt::CaseInsensitive);
            }))
            rows.push_back(i);
    }
    return rows;
}

Table keysTable(const WeightsReport& report, const std::vector<std::size_t>& rows) {
    std::vector<KeyRow> chosen;
    for (const std::size_t row : rows)
        chosen.push_back(report.keys.at(row));
    Table table = toTable(chosen);
    table.title = displayName(report.spec) + str(Texts::tr(": key by key"));
    return table;
}

QString keySentence(const KeyRow& row) {
    const KeyRecord& record = row.record;
    const QString ours = qstr(record.key), theirs = qstr(record.fileKey);
    switch (record.status) {
        case KeyStatus::Missing:
            return Texts::tr("%1 %2 is missing; such a file calls it %3; %4.")
                .arg(ours, shapeOr(row.wantedShape), qstr(record.expectedKey), candidates(row));
        case KeyStatus::Unexpected:
            return Texts::tr("%1 %2 is left over: the network has no place for it; %3.")
                .arg(theirs, shapeOr(row.fileShape), candidates(row));
        case KeyStatus::WrongShape:
            return Texts::tr("%1 has the shape %2, but %3 needs %4.")
                .arg(theirs, shapeOr(row.fileShape), ours, shapeOr(row.wantedShape));
        case KeyStatus::Matched:
        case KeyStatus::Converted:
        case KeyStatus::NonFinite:
            break;
    }
    QString text = ours.isEmpty() || ours == theirs
                       ? Texts::tr("%1 %2 is used").arg(theirs, shapeOr(row.fileShape))
                       : Texts::tr("%1 %2 is used as %3").arg(theirs, shapeOr(row.fileShape), ours);
    if (!record.detail.empty())
        text += QStringLiteral(": ") + qstr(record.detail);
    return text + u'.';
}

std::optional<double> depthOfKey(const Graph& graph, const std::string& key) {
    if (key.empty())
        return std::nullopt;
    for (const BlockSpec& block : graph.architecture.blocks)
        if (key.starts_with(block.key() + '.'))
            return graph.relativeDepth(block.index);
    return key.starts_with("stem.") ? 0.0 : 1.0;
}

}  // namespace scalescope::ui
