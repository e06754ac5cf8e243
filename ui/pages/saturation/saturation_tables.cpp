// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/saturation_tables.h"

#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"

#include <map>

namespace scalescope::ui {

namespace {

Cell cellOf(const std::optional<double>& value) {
    return value ? Cell{*value} : Cell{};
}

std::string hint(const char* key) {
    const Definition known = definition(key);
    return known.threshold.empty() ? known.formula : known.formula + " " + known.threshold;
}

std::string shapeOf(const ActivationStats& a) {
    return std::to_string(a.channels) + " × " + std::to_string(a.height) + " × " +
           std::to_string(a.width);
}

Cell stateCell(const ChannelNote* note) {
    return std::string(note ? channelStateName(note->state) : str(Texts::tr("active")));
}

std::vector<Cell> channelRow(const ActivationStats& activation, int channel,
                             const ChannelNote* before, const ChannelNote* after) {
    std::vector<Cell> row;
    row.emplace_back(std::int64_t{channel});
    row.push_back(stateCell(before));
    const auto c = static_cast<std::size_t>(channel);
    std::optional<double> score;
    if (before)
        score = before->score;
    else if (c < activation.dormantScores.size())
        score = activation.dormantScores[c];
    row.push_back(cellOf(score));
    if (activation.part != "depthwise")
        return row;
    row.push_back(stateCell(after));
    row.push_back(cellOf(after ? std::optional(after->score) : std::nullopt));
    return row;
}

}  // namespace

Table channelTable(const ActivationStats& activation) {
    Table table;
    table.title = activation.name + str(Texts::tr(": dead, constant and dormant channels"));
    table.columns = {
        {str(Texts::tr("Channel")), "", ColumnKind::Integer,
         str(Texts::tr("Index of the channel, from 0."))},
        {str(Texts::tr("Before the gate")), "", ColumnKind::Text,
         str(Texts::tr("The strongest name: dead, constant, dormant. ")) + hint("channel.dormant")},
        {str(Texts::tr("Score")), "", ColumnKind::Real,
         str(Texts::tr("Mean magnitude relative to the layer's mean; 1 on average."))}};
    const bool gated = activation.part == "depthwise";
    if (gated) {
        table.columns.push_back(
            {str(Texts::tr("After the gate")), "", ColumnKind::Text,
             str(Texts::tr("Dormant after the SE gate: a gate can mask or revive a channel."))});
        table.columns.push_back({str(Texts::tr("Score after")), "", ColumnKind::Real,
                                 str(Texts::tr("The score of the gated channel."))});
    }
    std::map<int, std::pair<const ChannelNote*, const ChannelNote*>> notes;
    for (const ChannelNote& note : activation.channelNotes)
        notes[note.channel].first = &note;
    for (const ChannelNote& note : activation.dormantAfterGate)
        notes[note.channel].second = &note;
    for (const auto& [channel, both] : notes)
        table.rows.push_back(channelRow(activation, channel, both.first, both.second));
    return table;
}

Table activationTable(const SaturationReport& report) {
    Table table;
    table.title = str(Texts::tr("All activations"));
    table.columns = {{str(Texts::tr("Activation")), "", ColumnKind::Text,
                      str(Texts::tr("Block and part whose SiLU this is."))},
                     {str(Texts::tr("Verdict")), "", ColumnKind::State,
                      str(Texts::tr("The worst of the rules over this one."))},
                     {str(Texts::tr("Shape")), "", ColumnKind::Text,
                      str(Texts::tr("Channels × height × width of one image."))}};
    addColumns(table, activationReadings());
    for (const ActivationStats& activation : report.activations)
        addCells(table.rows.emplace_back(std::vector<Cell>{
                     activation.name, std::string(verdictName(activation.verdict)),
                     shapeOf(activation)}),
                 activationReadings(), activation);
    return table;
}

Table gateSaturationTable(const SaturationReport& report) {
    Table table;
    table.title = str(Texts::tr("Gates per block"));
    table.columns = {
        {str(Texts::tr("Block")), "", ColumnKind::Text,
         str(Texts::tr("Stage and position of the block."))},
        {str(Texts::tr("Verdict")), "", ColumnKind::State, definition("gate.closed").threshold}};
    addColumns(table, sigmoidReadings());
    for (const GateSaturation& gates : report.gates)
        addCells(table.rows.emplace_back(
                     std::vector<Cell>{gates.name, std::string(verdictName(gates.verdict))}),
                 sigmoidReadings(), gates);
    return table;
}

}  // namespace scalescope::ui
