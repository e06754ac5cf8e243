// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_data.h"

#include "ui/base/convert.h"
#include "ui/base/texts.h"

namespace scalescope::ui {

namespace {

Cell textCell(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

Cell bytesCell(std::int64_t bytes) {
    return bytes > 0 ? Cell{bytes} : Cell{};
}

}  // namespace

Table weightsTable(const std::vector<Shown>& shown) {
    Table table;
    table.title = str(Texts::tr("Weights of all chosen columns"));
    table.columns = {
        {str(Texts::tr("Variant")), "", ColumnKind::Text, ""},
        {str(Texts::tr("Weights")), "", ColumnKind::Text, str(Texts::tr("How much is known."))},
        {str(Texts::tr("File")), "", ColumnKind::Text, ""},
        {str(Texts::tr("Size")), "bytes", ColumnKind::Bytes, ""},
        {str(Texts::tr("Classes")), "", ColumnKind::Integer, str(Texts::tr("Of the classifier."))},
        {str(Texts::tr("Class names from")), "", ColumnKind::Text, ""},
        {str(Texts::tr("SHA-256")), "", ColumnKind::Text,
         str(Texts::tr("Of the file; of random weights, of the recipe of their seed."))}};
    for (const Shown& entry : shown) {
        const Diagnosis& diagnosis = *entry.diagnosis;
        const WeightsInfo& weights = diagnosis.weights;
        table.rows.push_back({displayName(diagnosis.spec),
                              std::string(weightsKindBadge(weights.kind)),
                              weights.path.empty() ? weights.name : weights.path.string(),
                              bytesCell(weights.fileBytes), std::int64_t{diagnosis.spec.classCount},
                              diagnosis.labels ? textCell(diagnosis.labels->source) : Cell{},
                              textCell(weights.sha256)});
    }
    return table;
}

}  // namespace scalescope::ui
