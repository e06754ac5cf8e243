// SPDX-License-Identifier: Apache-2.0
#include "core/report/self_check.h"

#include <algorithm>
#include <array>

#include "core/model/cost.h"
#include "core/model/parameters.h"
#include "core/model/variant.h"

namespace scalescope {

namespace {

/// Source: torchvision 0.28.0 modules; MACs and activations from a shape-based operator count, the
/// peak from a storage-lifetime trace, batch 1, fp32.
struct Reference {
    int variant;
    int sidePx;
    std::int64_t params, macs, activations, seBlocks, seGates, residualBlocks, tensors, weightBytes,
        peakBytes;
};

/// B2 twice: at torchvision's crop (288) and at the paper's resolution (260).
constexpr std::array<Reference, 9> kReference{{
    {0, 224, 5288548, 385814752, 6748036, 16, 8960, 9, 360, 21322648, 11038720},
    {1, 240, 7794184, 686802832, 10884328, 23, 13584, 16, 508, 31425480, 12672000},
    {2, 288, 9109994, 1087529456, 16203450, 23, 14784, 16, 508, 36710800, 18247680},
    {2, 260, 9109994, 993561872, 13832834, 23, 14784, 16, 508, 36710800, 14872000},
    {3, 300, 12233232, 1827141392, 23831296, 26, 19264, 19, 574, 49282736, 29160000},
    {4, 380, 19341616, 4393771024, 49489032, 32, 27864, 25, 706, 77868032, 46785600},
    {5, 456, 30389784, 10266384752, 98857400, 39, 38688, 32, 854, 122251008, 67371264},
    {6, 528, 43040704, 19067593536, 167393400, 45, 50472, 38, 986, 173061616, 119319552},
    {7, 600, 66347960, 37745884192, 289939464, 55, 70240, 48, 1200, 266636024, 154080000},
}};

void check(const Reference& reference, std::vector<SelfCheckRow>& rows) {
    const NetworkSpec& spec = family()[static_cast<std::size_t>(reference.variant)].spec;
    const auto graph = buildGraph(spec, reference.sidePx, reference.sidePx);
    const Cost cost = costOf(*graph);
    const std::string name = spec.name + " at " + std::to_string(reference.sidePx) + " px";
    const auto add = [&](const char* quantity, std::int64_t expected, std::int64_t computed) {
        rows.push_back({name, quantity, expected, computed});
    };
    add("params", reference.params, cost.params);
    add("MACs", reference.macs, cost.macs);
    add("activations", reference.activations, cost.activations);
    add("SE blocks", reference.seBlocks, cost.seBlocks);
    add("SE gates", reference.seGates, cost.seGates);
    add("residual blocks", reference.residualBlocks, cost.residualBlocks);
    add("tensors", reference.tensors,
        static_cast<std::int64_t>(expectedParameters(graph->architecture).size()));
    add("weight bytes", reference.weightBytes, cost.weightBytes);
    add("predicted peak bytes", reference.peakBytes, predictMemory(*graph, 1).peakBytes);
}

}  // namespace

std::vector<SelfCheckRow> selfCheck() {
    std::vector<SelfCheckRow> rows;
    for (const Reference& reference : kReference)
        check(reference, rows);
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
