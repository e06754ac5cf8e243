// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/memory/memory_batches.h"

#include "core/base/format.h"
#include "core/base/units.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr std::int64_t kLargestBatchDrawn = 1024;
constexpr int kDefaultBudgetMib = 1024;

/// Both are there.
bool isWhole(const Shown& shown) {
    return shown.diagnosis->memory && shown.diagnosis->graph;
}

/// "37 ran, 38 refused", of this budget; else empty.
std::string verifiedText(const BatchChecks& checks, ColumnIndex column, std::int64_t budgetBytes) {
    const auto found = checks.find(column);
    if (found == checks.end() || found->second->budgetBytes != budgetBytes)
        return {};
    const BatchCheck& check = *found->second;
    QString text = check.ran > 0 ? Texts::tr("%1 ran").arg(check.ran) : Texts::tr("none ran");
    if (check.refused > 0)
        text += Texts::tr(", %1 refused").arg(check.refused);
    return str(text);
}

}  // namespace

SeriesSet batchSeries(const std::vector<Shown>& shown) {
    SeriesSet set;
    set.title = titleOf(kNeed) + str(Texts::tr(" by batch size"));
    set.x = {str(Texts::tr("batch size")), "images", true};
    set.y = {titleOf(kNeed), "MiB", true};
    for (const Shown& entry : shown) {
        if (!isWhole(entry) || !entry.diagnosis->memory->need)
            continue;
        Series series;
        series.name = displayName(entry.diagnosis->spec);
        series.column = entry.column;
        for (std::int64_t batch = 1; batch <= kLargestBatchDrawn; batch *= 2) {
            const auto need = needAt(*entry.diagnosis->memory, *entry.diagnosis->graph, batch);
            series.x.push_back(static_cast<double>(batch));
            series.y.push_back(static_cast<double>(need->totalBytes()) / kMebi);
        }
        set.series.push_back(std::move(series));
    }
    return set;
}

Table batchTable(const std::vector<Shown>& shown, std::int64_t budgetBytes,
                 const BatchChecks& checks) {
    Table table;
    table.title = str(Texts::tr("Largest batch whose memory to run is within ")) +
                  formatBytes(budgetBytes) + str(Texts::tr(" (planned), weights included"));
    const std::string hint = definition("memory.largest_batch").formula;
    table.columns = {
        {str(Texts::tr("Variant")), "", ColumnKind::Text, ""},
        columnOf(readingOf(memoryReadings(), "memory.largest_batch").about),
        {str(Texts::tr("Answer")), "", ColumnKind::Text, hint},
        {str(Texts::tr("Verified")), "", ColumnKind::Text, definition("memory.verified").formula},
        columnOf(kNeed)};
    for (const Shown& entry : shown) {
        if (!isWhole(entry))
            continue;
        const MemoryReport& memory = *entry.diagnosis->memory;
        const std::int64_t batch = largestBatchOf(memory, *entry.diagnosis->graph, budgetBytes);
        const std::string verified = verifiedText(checks, entry.column, budgetBytes);
        table.rows.push_back(
            {displayName(entry.diagnosis->spec), batch,
             std::string(batch > 0 ? str(Texts::tr("fits")) : str(Texts::tr("does not fit"))),
             verified.empty() ? Cell() : Cell(verified),
             memory.need ? Cell(memory.need->totalBytes()) : Cell()});
    }
    return table;
}

int defaultBudgetMib(const std::vector<Shown>& shown) {
    for (auto entry = shown.rbegin(); entry != shown.rend(); ++entry)
        if (const auto& memory = entry->diagnosis->memory; memory && memory->budgetBytes > 0)
            return static_cast<int>(std::min<std::int64_t>(memory->budgetBytes >> 20, 1 << 24));
    return kDefaultBudgetMib;
}

std::optional<BatchCheckRequest> batchCheckOf(const Diagnosis& diagnosis,
                                              std::int64_t budgetBytes) {
    const bool known = diagnosis.memory && diagnosis.memory->options && diagnosis.graph;
    if (!known || diagnosis.memory->options->device != "cpu" ||
        diagnosis.graph->inputHeight != diagnosis.graph->inputWidth)
        return std::nullopt;
    BatchCheckRequest request{diagnosis.spec, *diagnosis.memory->options, budgetBytes};
    request.spec.scale.resolution = static_cast<int>(diagnosis.graph->inputHeight);
    return request;
}

}  // namespace scalescope::ui
