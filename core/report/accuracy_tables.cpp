// SPDX-License-Identifier: Apache-2.0
#include "core/report/accuracy_tables.h"

#include "core/diagnostics/accuracy_measures.h"
#include "core/report/run_tables.h"
#include "core/report/table_maker.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

using enum ColumnKind;

const Confusion* confusionIn(const VariantResult& variant) {
    const auto& diagnosis = variant.diagnosis;
    return diagnosis && diagnosis->confusion ? &*diagnosis->confusion : nullptr;
}

bool metClassFolders(const VariantResult& variant) {
    return confusionIn(variant) || (variant.diagnosis && !variant.diagnosis->notJudged.empty());
}

/// "3 images", "1 image".
std::string countOfImages(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " image" : " images");
}

void addClause(std::string& text, const std::string& more) {
    text.append(text.empty() ? "" : "; ").append(more);
}

std::string otherFoldersText(const Confusion& confusion) {
    constexpr std::size_t kNamed = 3;
    std::string names;
    std::size_t told = 0;
    for (const auto& [folder, count] : confusion.otherFolders)
        if (told++ < kNamed)
            names += (names.empty() ? "" : ", ") + folder;
    if (told > kNamed)
        names += " and " + std::to_string(told - kNamed) + " more";
    return countOfImages(confusion.inOtherFolders()) + " of " + std::to_string(told) +
           (told == 1 ? " folder that is" : " folders that are") + " no class of the network (" +
           names + "), not judged";
}

template <class Of>
struct ClassRow {
    const VariantResult* variant;
    const Of* of;
};
template <class Of>
const Of* classOf(const ClassRow<Of>& row) {
    return row.of;
}

std::string exampleNames(const ConfusedPair& pair) {
    std::string names;
    for (const ConfusedImage& image : pair.examples)
        names += (names.empty() ? "" : ", ") + image.name;
    return names;
}

Table matrixTable(const Grid2d& grid, const VariantResult& variant) {
    Table table;
    table.key = "confusion." + variant.spec.name;
    table.title = grid.title;
    table.columns.push_back({"Folder", "", Text, ""});
    for (const std::string& label : grid.columnLabels)
        table.columns.push_back({label, "", Integer, ""});
    for (std::size_t row = 0; row < grid.rowCount; ++row) {
        std::vector<Cell>& cells = table.rows.emplace_back(std::vector<Cell>{grid.rowLabels[row]});
        for (std::size_t column = 0; column < grid.columnCount; ++column)
            cells.emplace_back(static_cast<std::int64_t>(std::lround(grid.at(row, column))));
    }
    return table;
}

}  // namespace

std::string accuracyNote(const Diagnosis& diagnosis) {
    std::string note;
    if (diagnosis.partial)
        addClause(note, "partial: " + *diagnosis.partial);
    if (!diagnosis.notJudged.empty())
        addClause(note, diagnosis.notJudged);
    if (!diagnosis.confusion)
        return note;
    const Confusion& confusion = *diagnosis.confusion;
    if (!confusion.otherFolders.empty())
        addClause(note, otherFoldersText(confusion));
    if (confusion.withoutFolder > 0)
        addClause(note, countOfImages(confusion.withoutFolder) + " in no class folder, not judged");
    std::int64_t withoutAnswer = 0;
    for (const auto& [index, count] : confusion.withoutAnswer)
        withoutAnswer += count;
    if (withoutAnswer > 0)
        addClause(note, countOfImages(withoutAnswer) +
                            " without an answer (a logit is not finite), wrong");
    return note;
}

Table accuracyTable(const std::vector<VariantResult>& variants) {
    TableMaker<VariantResult> table("accuracy", "Accuracy on class folders",
                                    thresholdsOf(variants));
    table.add("Variant", Text, [](const VariantResult& v) { return displayName(v.spec); });
    table.add("Classes", Integer, [](const VariantResult& v) {
        const Confusion* confusion = confusionIn(v);
        return confusion ? Cell{static_cast<std::int64_t>(
                               classResults(*confusion, *v.diagnosis->labels).size())}
                         : Cell{};
    });
    table.addAll(accuracyReadings(), &confusionIn, Heading::Short);
    table.add("Note", Text,
              [](const VariantResult& v) { return textCell(accuracyNote(*v.diagnosis)); });
    for (const VariantResult& variant : variants)
        if (metClassFolders(variant))
            table.addRow(variant);
    return table.take();
}

Table classTable(const std::vector<VariantResult>& variants) {
    using Row = ClassRow<ClassResult>;
    TableMaker<Row> table("classes", "Accuracy per class", thresholdsOf(variants));
    table.add("Variant", Text, [](const Row& row) { return displayName(row.variant->spec); });
    table.add("Class", Text, [](const Row& row) { return row.of->label; });
    table.addAll(classReadings(), &classOf<ClassResult>);
    table.add("Most often taken for", Text,
              [](const Row& row) { return textCell(row.of->mostTakenForLabel); });
    table.add("Times", Integer, [](const Row& row) {
        return row.of->mostTakenFor ? Cell{row.of->mostTakenForImages} : Cell{};
    });
    for (const VariantResult& variant : variants)
        if (const Confusion* confusion = confusionIn(variant))
            for (const ClassResult& one : classResults(*confusion, *variant.diagnosis->labels))
                table.addRow({&variant, &one});
    return table.take();
}

Table confusedTable(const std::vector<VariantResult>& variants) {
    using Row = ClassRow<ConfusedPair>;
    TableMaker<Row> table("confused", "Classes that are confused most often",
                          thresholdsOf(variants));
    table.add("Variant", Text, [](const Row& row) { return displayName(row.variant->spec); });
    table.add("Folder", Text, [](const Row& row) { return row.of->folderLabel; });
    table.add("Taken for", Text, [](const Row& row) { return row.of->answerLabel; });
    table.add("Images", Integer, [](const Row& row) { return row.of->images; });
    table.add({"First of them", "", Text,
               "At most " + std::to_string(Confusion::kExamples) + " images of each pair."},
              [](const Row& row) { return textCell(exampleNames(*row.of)); });
    for (const VariantResult& variant : variants)
        if (const Confusion* confusion = confusionIn(variant))
            for (const ConfusedPair& pair :
                 confusedPairs(*confusion, *variant.diagnosis->labels, kListedPairs))
                table.addRow({&variant, &pair});
    return table.take();
}

std::optional<Grid2d> confusionOf(const VariantResult& variant) {
    const Confusion* confusion = confusionIn(variant);
    if (!confusion)
        return std::nullopt;
    Grid2d grid = confusionGrid(*confusion, *variant.diagnosis->labels, kMatrixClasses);
    grid.title = displayName(variant.spec) + ": " + grid.title;
    return grid;
}

std::vector<Table> confusionTables(const std::vector<VariantResult>& variants) {
    std::vector<Table> tables;
    for (const VariantResult& variant : variants)
        if (const auto grid = confusionOf(variant))
            tables.push_back(matrixTable(*grid, variant));
    return tables;
}

}  // namespace scalescope
