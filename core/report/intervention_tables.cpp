// SPDX-License-Identifier: Apache-2.0
#include "core/report/intervention_tables.h"

#include "core/report/run_tables.h"
#include "core/report/table_maker.h"

#include <algorithm>

namespace scalescope {

namespace {

constexpr float kHalf = 0.5F;

/// Cells of the map at half of its largest value or above: small where the class is seen at one
/// place. Maps are in [0, 1]; one of zeros shows nothing.
Cell shareAboveHalf(const Grid2d& map) {
    const auto above = std::ranges::count_if(map.values, [](float v) { return v >= kHalf; });
    if (above == 0)
        return {};
    return static_cast<double>(above) / static_cast<double>(map.values.size());
}

std::string caveatOf(const GradCam& cam) {
    return cam.meaningful ? "" : "random weights";
}

}  // namespace

Table classMapTable(const std::vector<VariantResult>& variants) {
    using enum ColumnKind;
    TableMaker<VariantResult> table("classMaps", "Grad-CAM: where a class is seen",
                                    thresholdsOf(variants));
    table.add("Variant", Text, [](const VariantResult& v) { return displayName(v.spec); });
    table.add("Image", Text, [](const VariantResult& v) { return v.classMap->cam->imageName; });
    table.add("Class", Text, [](const VariantResult& v) { return v.classMap->cam->classLabel; });
    table.add("Layer", Text, [](const VariantResult& v) { return v.classMap->cam->node; });
    table.add("Logit", Real, [](const VariantResult& v) { return v.classMap->cam->score; });
    table.add({"Map above half", "", Share, "Share of the map's cells at 0.5 or above."},
              [](const VariantResult& v) { return shareAboveHalf(v.classMap->cam->map); });
    if (std::ranges::any_of(variants, [](const VariantResult& v) {
            return v.classMap && !v.classMap->cam->meaningful;
        }))
        table.add("Caveat", Text,
                  [](const VariantResult& v) { return textCell(caveatOf(*v.classMap->cam)); });
    for (const VariantResult& variant : variants)
        if (variant.classMap && variant.classMap->cam)
            table.addRow(variant);
    return table.take();
}

Table ablationTable(const std::vector<VariantResult>& variants) {
    Table table = toTable(AblationReport{});  // its columns
    table.columns.insert(table.columns.begin(), {"Variant", "", ColumnKind::Text, ""});
    table.key = "ablation";
    table.title = "Ablation: what a gate or a block is worth";
    for (const VariantResult& variant : variants)
        for (const auto& report : variant.ablations) {
            if (report->partial && !table.title.ends_with("(partial)"))
                table.title += " (partial)";
            for (std::vector<Cell>& cells : toTable(*report).rows) {
                cells.insert(cells.begin(), Cell{displayName(variant.spec)});
                table.rows.push_back(std::move(cells));
            }
        }
    return table;
}

}  // namespace scalescope
