// SPDX-License-Identifier: Apache-2.0
#include "core/report/self_check.h"

#include "core/model/cost.h"
#include "core/model/expected.h"
#include "core/model/memory_prediction.h"
#include "core/model/parameters.h"
#include "core/model/variant.h"

#include <algorithm>

namespace scalescope {

namespace {

void check(const NetworkSpec& spec, int sidePx, const ExpectedFigures& known,
           std::vector<SelfCheckRow>& rows) {
    const auto graph = buildGraph(spec, sidePx, sidePx);
    const Cost cost = costOf(*graph);
    const bool atPaperSide = sidePx != spec.scale.resolution;
    const std::string name = spec.name + " at " + std::to_string(sidePx) + " px";
    const auto add = [&](const char* quantity, std::int64_t expected, std::int64_t computed) {
        rows.push_back({name, quantity, expected, computed});
    };
    add("params", known.params, cost.params);
    add("MACs", atPaperSide ? known.paperMacs : known.macs, cost.macs);
    add("activations", atPaperSide ? known.paperActivations : known.activations, cost.activations);
    add("SE blocks", known.seBlocks, cost.seBlocks);
    add("SE gates", known.seGates, cost.seGates);
    add("residual blocks", known.residualBlocks, cost.residualBlocks);
    add("tensors", known.tensors,
        static_cast<std::int64_t>(expectedParameters(graph->architecture).size()));
    add("weight bytes", known.weightBytes, cost.weightBytes);
    add("predicted peak bytes", atPaperSide ? known.paperPeakBytes : known.peakBytes,
        predictMemory(*graph, 1).peakBytes);
}

}  // namespace

std::vector<SelfCheckRow> selfCheck() {
    std::vector<SelfCheckRow> rows;
    for (std::size_t i = 0; i < family().size(); ++i) {
        const VariantRow& row = family()[i];
        check(row.spec, row.spec.scale.resolution, expectedFigures()[i], rows);
        // B2 twice: at torchvision's crop (288) and at the paper's resolution (260).
        if (row.published.paperResolution != row.spec.scale.resolution)
            check(row.spec, row.published.paperResolution, expectedFigures()[i], rows);
    }
    return rows;
}

bool allExact(const std::vector<SelfCheckRow>& rows) {
    return !rows.empty() && std::ranges::all_of(rows, &SelfCheckRow::exact);
}

Table toTable(const std::vector<SelfCheckRow>& rows) {
    Table table{"Self-check against torchvision 0.28", {{"Variant", "", ColumnKind::Text, ""}}, {}};
    for (const SelfCheckRow& row : rows) {
        if (table.rows.empty() || std::get<std::string>(table.rows.back().front()) != row.variant)
            table.rows.push_back({row.variant});
        auto& cells = table.rows.back();
        if (table.rows.size() == 1)
            table.columns.push_back({row.quantity, "", ColumnKind::Text, ""});
        const std::string computed = std::to_string(row.computed);
        cells.emplace_back(row.exact() ? computed
                                       : computed + " != " + std::to_string(row.expected));
    }
    return table;
}

}  // namespace scalescope
