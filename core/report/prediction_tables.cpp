// SPDX-License-Identifier: Apache-2.0
#include "core/report/prediction_tables.h"

#include "core/base/format.h"
#include "core/diagnostics/run_measures.h"
#include "core/report/run_tables.h"
#include "core/report/table_maker.h"

namespace scalescope {

namespace {

using enum ColumnKind;

/// One class of an image, or an image with its best one; a null score: there is none.
struct Row {
    const VariantResult* variant;
    const Prediction* prediction;
    const ClassScore* score;
    std::int64_t rank = 1;
};

const ClassScore* scoreOf(const Row& row) {
    return row.score;
}
const Prediction* predictionOf(const Row& row) {
    return row.prediction;
}

Cell labelCell(const Row& row) {
    return row.score ? Cell{markedLabel(row.score->label, *row.prediction)} : Cell{};
}

TableMaker<Row> tableOf(const char* key, const char* title,
                        const std::vector<VariantResult>& variants) {
    TableMaker<Row> table(key, title, thresholdsOf(variants));
    table.add("Variant", Text, [](const Row& row) { return displayName(row.variant->spec); });
    return table;
}

}  // namespace

std::string placedName(const Prediction& of) {
    return of.classLabel.empty() ? of.imageName : of.classLabel + '/' + of.imageName;
}

std::string markedLabel(const std::string& label, const Prediction& of) {
    if (!of.meaningful)
        return label + " (random weights)";
    return of.outsideTraining ? label + " (outside its training)" : label;
}

Table predictionTable(const std::vector<VariantResult>& variants, std::int64_t mostRank) {
    TableMaker<Row> table = tableOf("predictions", "Predictions", variants);
    table.add("Image", Text, [](const Row& row) { return placedName(*row.prediction); });
    table.add("Rank", Integer, [](const Row& row) { return row.rank; });
    table.add("Class", Integer, [](const Row& row) { return std::int64_t{row.score->index}; });
    table.add("Label", Text, &labelCell);
    for (const auto& reading : scoreReadings())
        table.addOne(reading, &scoreOf);
    for (const VariantResult& variant : variants)
        if (variant.diagnosis)
            for (const Prediction& prediction : variant.diagnosis->predictions) {
                std::int64_t rank = 0;
                for (const ClassScore& score : prediction.topk)
                    if (++rank <= mostRank)
                        table.addRow({&variant, &prediction, &score, rank});
                for (const AskedScore& asked : prediction.asked)
                    if (asked.rank > rank && asked.rank <= mostRank)  // else it stands above
                        table.addRow({&variant, &prediction, &asked.score, asked.rank});
            }
    return table.take();
}

Table imageTable(const std::vector<VariantResult>& variants, std::size_t mostRows) {
    TableMaker<Row> table = tableOf("images", "The best class of every image", variants);
    table.add("Image", Text, [](const Row& row) { return row.prediction->imageName; });
    table.add("Folder", Text, [](const Row& row) {
        const std::string& folder = row.prediction->classLabel;
        return folder.empty() ? Cell{} : Cell{folder};
    });
    table.add("Top-1", Text, &labelCell);
    table.addAll(scoreReadings(), &scoreOf);
    table.addAll(predictionReadings(), &predictionOf);
    for (const VariantResult& variant : variants)
        if (variant.diagnosis)
            for (const Prediction& prediction : variant.diagnosis->predictions) {
                if (mostRows == 0)
                    break;
                --mostRows;
                table.addRow({&variant, &prediction,
                              prediction.topk.empty() ? nullptr : &prediction.topk.front()});
            }
    return table.take();
}

Table agreementTable(const Agreement& agreement) {
    Table table;
    table.key = "agreement";
    if (!agreement.comparable || agreement.names.size() < 2)
        return table;
    const bool several = agreement.images > 1;
    table.title =
        (several ? "How often variants agree over " + std::to_string(agreement.images) + " images"
                 : std::string("Which variants agree on the image")) +
        ". Share with the most frequent answer: " + formatPercent(agreement.score, 0) + ".";
    table.columns.push_back({"Same top-1", "", Text, ""});
    for (const std::string& name : agreement.names)
        table.columns.push_back({name, "", several ? Share : Text, ""});
    for (std::size_t row = 0; row < agreement.names.size(); ++row) {
        auto& cells = table.rows.emplace_back(std::vector<Cell>{agreement.names[row]});
        for (std::size_t column = 0; column < agreement.names.size(); ++column)
            if (several)
                cells.emplace_back(double{agreement.top1.at(row, column)});
            else
                cells.emplace_back(
                    std::string(agreement.top1.at(row, column) > 0.0F ? "yes" : "no"));
    }
    return table;
}

}  // namespace scalescope
