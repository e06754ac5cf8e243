// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/folder_data.h"

#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/measure_columns.h"
#include "core/report/accuracy_tables.h"
#include "core/session/questions/diagnose_job.h"
#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/pages/page_parts.h"

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

/// "top-1 98.2 %": a digit more than elsewhere, so that 99.7 % is not 100 %.
QString shareOf(const QString& name, std::optional<double> share) {
    return share ? u", "_s + name + u' ' + fixed(100.0 * *share, 1) + u" %"_s : QString();
}

QString countsText(const FolderCount& count) {
    const Confusion& confusion = *count.confusion;
    const auto classes = classResults(confusion, *count.labels).size();
    return Texts::tr("%1 of %2 images in %3 class folders are named rightly")
               .arg(countText(static_cast<std::uint64_t>(confusion.right())),
                    countText(static_cast<std::uint64_t>(confusion.images())), countText(classes)) +
           shareOf(Texts::tr("top-1"), confusion.top1()) +
           shareOf(Texts::tr("top-5"), confusion.top5()) + u'.';
}

}  // namespace

FolderCount folderCount(const StudyEntry& entry, std::size_t imageCount) {
    FolderCount count;
    if (const auto& part = entry.part; part && isWaiting(entry.state)) {
        count.of = part;
        count.confusion = part->confusion ? &*part->confusion : nullptr;
        count.labels = part->labels;
        count.images = part->images;
        count.imageCount = part->imageCount;
        count.running = true;
    } else if (const auto& result = entry.diagnosis) {
        count.of = result;
        count.confusion = result->confusion ? &*result->confusion : nullptr;
        count.labels = result->labels;
        count.images = result->inputs.size();
        count.imageCount = imageCount;
        count.running = isWaiting(entry.state);
    }
    return count;
}

QString folderText(const StudyEntry& entry, const FolderCount& count) {
    if (!count.of)
        return missingText(entry, Texts::tr("its answers"));
    QString text = nameOf(entry.spec) + u": "_s;
    if (count.running)
        text += Texts::tr("%1 of %2 images so far. ")
                    .arg(countText(count.images), countText(count.imageCount));
    if (count.confusion)
        text += countsText(count);
    if (count.running || !entry.diagnosis)
        return text;
    const std::string note = accuracyNote(*entry.diagnosis);
    if (!note.empty())
        text += u' ' + qstr(note) + (note.ends_with('.') ? u""_s : u"."_s);
    if (!count.confusion && note.empty())
        text += Texts::tr(
            "The images lie in no class folders. Open a folder that has one sub-folder per class, "
            "named like the class, and accuracy, confusions and a count per class stand here.");
    return text;
}

Table folderClasses(const FolderCount& count) {
    Table table;
    table.columns.push_back({str(Texts::tr("Class")), "", ColumnKind::Text, ""});
    addColumns(table, classReadings());
    table.columns.push_back(
        {str(Texts::tr("Most often taken for")), "", ColumnKind::Text,
         str(Texts::tr("The commonest wrong answer about images of the class's folder."))});
    table.columns.push_back({str(Texts::tr("Times")), "", ColumnKind::Integer, ""});
    if (!count.confusion)
        return table;
    for (const ClassResult& one : classResults(*count.confusion, *count.labels)) {
        std::vector<Cell>& row = table.rows.emplace_back(std::vector<Cell>{one.label});
        addCells(row, classReadings(), one);
        row.push_back(textCell(one.mostTakenForLabel));
        row.push_back(one.mostTakenFor ? Cell{one.mostTakenForImages} : Cell{});
    }
    return table;
}

Table folderPairs(const std::vector<ConfusedPair>& pairs) {
    Table table;
    table.columns = {{str(Texts::tr("Folder")), "", ColumnKind::Text, ""},
                     {str(Texts::tr("Taken for")), "", ColumnKind::Text, ""},
                     {str(Texts::tr("Images")), "", ColumnKind::Integer, ""}};
    for (const ConfusedPair& pair : pairs)
        table.rows.push_back({pair.folderLabel, pair.answerLabel, pair.images});
    return table;
}

}  // namespace scalescope::ui
