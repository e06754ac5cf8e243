// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/memory/memory_data.h"

#include "core/base/format.h"
#include "core/base/units.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace scalescope::ui {

namespace {

double mib(std::int64_t bytes) {
    return static_cast<double>(bytes) / kMebi;
}

std::string columnName(const Shown& shown) {
    return displayName(shown.diagnosis->spec);
}

const MemoryReport* memoryOf(const Shown& shown) {
    return shown.diagnosis->memory ? &*shown.diagnosis->memory : nullptr;
}

/// Stem 0, blocks 1..n, head n + 1.
int unitOf(const Diagnosis& diagnosis, int node) {
    const auto& nodes = diagnosis.graph->nodes;
    const int last = diagnosis.graph->architecture.seBlockCount() + 1;
    if (node < 0)
        return 0;
    if (node >= static_cast<int>(nodes.size()))
        return last;
    const Node& at = nodes[static_cast<std::size_t>(node)];
    if (at.block >= 0)
        return at.block + 1;
    return at.kind == NodeKind::StemConv ? 0 : last;
}

/// Events before the first node belong to the stem, events after a node to that node.
std::vector<int> unitsOf(const Diagnosis& diagnosis) {
    std::vector<int> units;
    int unit = 0;
    for (const AllocationEvent& event : diagnosis.memory->timeline) {
        if (event.node >= 0)
            unit = std::max(unit, unitOf(diagnosis, event.node));
        units.push_back(unit);
    }
    return units;
}

/// x of every event, in percent; ascending.
std::vector<double> positionsOf(const Diagnosis& diagnosis, MemoryAxis axis) {
    const std::size_t count = diagnosis.memory->timeline.size();
    std::vector<double> x(count);
    const double last = static_cast<double>(std::max<std::size_t>(count, 2) - 1);
    if (axis == MemoryAxis::Progress || !diagnosis.graph) {
        for (std::size_t i = 0; i < count; ++i)
            x[i] = 100.0 * static_cast<double>(i) / last;
        return x;
    }
    const std::vector<int> units = unitsOf(diagnosis);
    const double unitCount = diagnosis.graph->architecture.seBlockCount() + 2;
    std::map<int, int> total, seen;
    for (const int unit : units)
        ++total[unit];
    for (std::size_t i = 0; i < count; ++i) {
        const double within = static_cast<double>(seen[units[i]]++) / total[units[i]];
        x[i] = 100.0 * (units[i] + within) / unitCount;
    }
    return x;
}

std::string eventLabel(const Diagnosis& diagnosis, const AllocationEvent& event) {
    const bool known = diagnosis.graph && event.node >= 0 &&
                       event.node < static_cast<int>(diagnosis.graph->nodes.size());
    const std::string place =
        known ? diagnosis.graph->nodes[static_cast<std::size_t>(event.node)].name
              : str(Texts::tr("input"));
    return place +
           (event.bytes >= 0 ? str(Texts::tr(", allocates ")) : str(Texts::tr(", frees "))) +
           formatBytes(std::abs(event.bytes));
}

/// Of the batch that the plan is of; nothing where it was not measured.
std::optional<std::int64_t> outsideBytesOf(const Shown& entry, const BatchChecks& checks) {
    const MemoryReport* memory = memoryOf(entry);
    const auto check = checks.find(entry.column);
    return memory && check != checks.end() ? check->second->outsideBytes(memory->batch)
                                           : std::nullopt;
}

Series categorySeries(const std::string& name, const std::vector<Shown>& shown) {
    Series series;
    series.name = name;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        series.x.push_back(static_cast<double>(i));
        series.labels.push_back(columnName(shown[i]));
        series.columns.push_back(shown[i].column);
    }
    return series;
}

}  // namespace

SeriesSet liveBytesSeries(const std::vector<Shown>& shown, MemoryAxis axis) {
    SeriesSet set;
    set.title = str(Texts::tr("Live tensors over the pass, without weights"));
    set.x = {axis == MemoryAxis::Progress ? str(Texts::tr("progress of the pass"))
                                          : str(Texts::tr("depth: stem, blocks, head")),
             "%"};
    set.y = {str(Texts::tr("live tensors")), "MiB"};
    for (const Shown& entry : shown) {
        const MemoryReport* memory = memoryOf(entry);
        if (!memory || memory->timeline.empty())
            continue;
        Series series;
        series.name = columnName(entry);
        series.column = entry.column;
        series.x = positionsOf(*entry.diagnosis, axis);
        for (const AllocationEvent& event : memory->timeline) {
            series.y.push_back(mib(event.liveBytes));
            series.labels.push_back(eventLabel(*entry.diagnosis, event));
        }
        set.series.push_back(std::move(series));
    }
    return set;
}

std::optional<double> axisPosition(const Diagnosis& diagnosis, int block, MemoryAxis axis) {
    if (!diagnosis.memory || !diagnosis.graph)
        return std::nullopt;
    const std::vector<int> units = unitsOf(diagnosis);
    const auto first = std::find(units.begin(), units.end(), block + 1);
    if (first == units.end())
        return std::nullopt;
    return positionsOf(diagnosis, axis)[static_cast<std::size_t>(first - units.begin())];
}

int blockOfEvent(const Diagnosis& diagnosis, int event) {
    if (!diagnosis.memory || !diagnosis.graph || event < 0 ||
        event >= static_cast<int>(diagnosis.memory->timeline.size()))
        return -1;
    const int unit = unitsOf(diagnosis)[static_cast<std::size_t>(event)];
    return unit <= diagnosis.graph->architecture.seBlockCount() ? unit - 1 : -1;
}

SeriesSet needSeries(const std::vector<Shown>& shown, const BatchChecks& checks) {
    SeriesSet set;
    set.title = titleOf(kNeed) + str(Texts::tr(": weights and one pass"));
    set.y = {titleOf(kNeed), "MiB"};
    Series planned = categorySeries(str(Texts::tr("planned")), shown);
    Series outside = categorySeries(str(Texts::tr("measured from outside")), shown);
    outside.ghost = true;
    bool measured = false;
    for (const Shown& entry : shown) {
        const MemoryReport* memory = memoryOf(entry);
        const auto bytes = outsideBytesOf(entry, checks);
        planned.y.push_back(memory && memory->need ? mib(memory->need->totalBytes())
                                                   : std::nan(""));
        outside.y.push_back(bytes ? mib(*bytes) : std::nan(""));
        measured = measured || bytes;
    }
    set.series = {std::move(planned)};
    if (measured)
        set.series.push_back(std::move(outside));
    return set;
}

std::vector<QString> needTexts(const std::vector<Shown>& shown, const BatchChecks& checks) {
    std::vector<QString> texts;
    for (const Shown& entry : shown) {
        const MemoryReport* memory = memoryOf(entry);
        if (!memory || !memory->need)
            texts.emplace_back();
        else if (const auto bytes = outsideBytesOf(entry, checks))
            texts.push_back(Texts::tr("%1 of it measured")
                                .arg(percent(static_cast<double>(*bytes) /
                                             static_cast<double>(memory->need->totalBytes()))));
        else
            texts.push_back(memory->need->workspaceUnknown ? Texts::tr("at least")
                                                           : Texts::tr("planned"));
    }
    return texts;
}

SeriesSet splitSeries(const std::vector<Shown>& shown) {
    SeriesSet set;
    set.title = str(Texts::tr("Where the memory goes: weights and one pass"));
    set.y = {str(Texts::tr("bytes")), "MiB"};
    Series weights = categorySeries(str(Texts::tr("weights")), shown);
    Series pass = categorySeries(str(Texts::tr("images, activations and workspace")), shown);
    for (const Shown& entry : shown) {
        const MemoryReport* memory = memoryOf(entry);
        const bool known = memory && memory->need;
        weights.y.push_back(known ? mib(memory->need->weightBytes) : std::nan(""));
        pass.y.push_back(known ? mib(memory->need->passBytes) : std::nan(""));
    }
    set.series = {std::move(weights), std::move(pass)};
    return set;
}

Table peakTensorTable(const Diagnosis& diagnosis) {
    Table table;
    table.title = displayName(diagnosis.spec) + str(Texts::tr(": tensors alive at the peak"));
    table.columns = {
        {str(Texts::tr("Tensor")), "", ColumnKind::Text, str(Texts::tr("Node that allocated it."))},
        {str(Texts::tr("Size")), "bytes", ColumnKind::Bytes, ""},
        {str(Texts::tr("Share of the peak")), "", ColumnKind::Share, ""}};
    if (!diagnosis.memory)
        return table;
    const double peak = static_cast<double>(std::max<std::int64_t>(1, diagnosis.memory->peakBytes));
    for (const PeakTensor& tensor : diagnosis.memory->aliveAtPeak)
        table.rows.push_back({tensor.name, tensor.bytes, static_cast<double>(tensor.bytes) / peak});
    return table;
}

Table memoryTable(const std::vector<Shown>& shown) {
    Table table;
    table.title = str(Texts::tr("Memory of all chosen columns"));
    table.columns = {{str(Texts::tr("Variant")), "", ColumnKind::Text, ""},
                     {str(Texts::tr("Verdict")), "", ColumnKind::State,
                      definition("memory.predicted").threshold}};
    addColumns(table, memoryReadings());
    table.columns.push_back({str(Texts::tr("Peak tensor")), "", ColumnKind::Text,
                             str(Texts::tr("The tensor whose allocation set the peak."))});
    table.columns.push_back({str(Texts::tr("Batch")), "images", ColumnKind::Integer, ""});
    for (const Shown& entry : shown) {
        const MemoryReport* m = memoryOf(entry);
        if (!m)
            continue;
        auto& row = table.rows.emplace_back(
            std::vector<Cell>{columnName(entry), std::string(verdictName(m->verdict))});
        addCells(row, memoryReadings(), *m);
        row.emplace_back(m->peakTensor);
        row.emplace_back(m->batch);
    }
    return table;
}

QString memorySentence(const Diagnosis& diagnosis) {
    if (!diagnosis.memory)
        return {};
    const MemoryReport& memory = *diagnosis.memory;
    QString text;
    if (memory.need) {
        const MemoryNeed& need = *memory.need;
        text = (need.workspaceUnknown
                    ? Texts::tr("%1 needs at least %2 for a pass of %6 in the engine %3: %4 of "
                                "weights and %5 of the pass; workspace is not predicted.")
                    : Texts::tr("%1 needs %2 for a pass of %6 in the engine %3, planned: %4 of "
                                "weights and %5 of the pass."))
                   .arg(qstr(displayName(diagnosis.spec)), qstr(formatBytes(need.totalBytes())),
                        qstr(need.engine), qstr(formatBytes(need.weightBytes)),
                        qstr(formatBytes(need.passBytes)),
                        need.batch == 1 ? Texts::tr("one image")
                                        : Texts::tr("%1 images").arg(need.batch));
        text += Texts::tr(" An eager run, layer after layer, would need %1. ")
                    .arg(qstr(formatBytes(memory.eagerNeedBytes)));
    }
    text += Texts::tr("Live tensors peak at %1, set by %2.")
                .arg(qstr(formatBytes(memory.peakBytes)), qstr(memory.peakTensor));
    if (memory.measuredOverPredicted)
        text += Texts::tr(" Predicted (%1): %2.")
                    .arg(qstr(memory.predictedFor), qstr(formatBytes(memory.predicted.peakBytes)));
    return text;
}

}  // namespace scalescope::ui
