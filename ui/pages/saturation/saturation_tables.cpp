// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/saturation_tables.h"

#include <map>

namespace scalescope::ui {

namespace {

Cell cellOf(const std::optional<double>& value) {
    return value ? Cell{*value} : Cell{};
}

Cell cellOf(std::uint64_t count) {
    return static_cast<std::int64_t>(count);
}

std::string hint(const char* key) {
    const Definition known = definition(key);
    return known.threshold.empty() ? known.formula : known.formula + " " + known.threshold;
}

std::vector<Column> activationColumns() {
    const std::string zones = hint("silu.zones"), headroom = hint("numeric.fp16_headroom");
    return {{"Activation", "", ColumnKind::Text, "Block and part whose SiLU this is."},
            {"Verdict", "", ColumnKind::Verdict, "The worst of the rules over this activation."},
            {"Shape", "", ColumnKind::Text, "Channels × height × width of one image."},
            {"Left-saturated", "", ColumnKind::Share, hint("silu.left")},
            {"Negative slope", "", ColumnKind::Share, zones},
            {"Curved", "", ColumnKind::Share, zones},
            {"Linear", "", ColumnKind::Share, zones},
            {"Dead", "", ColumnKind::Integer, hint("channel.dead")},
            {"Constant", "", ColumnKind::Integer, hint("channel.constant")},
            {"Dormant", "", ColumnKind::Integer, hint("channel.dormant")},
            {"Dormant after gate", "", ColumnKind::Integer,
             "Depthwise outputs only: dormant channels after their SE gate."},
            {"Min", "", ColumnKind::Real, "Smallest finite pre-activation."},
            {"Max", "", ColumnKind::Real, "Largest finite pre-activation."},
            {"Mean", "", ColumnKind::Real, "Mean of the finite pre-activations."},
            {"Std", "", ColumnKind::Real, "Standard deviation of the finite pre-activations."},
            {"fp16 headroom", "bits", ColumnKind::Real, headroom},
            {"fp16 subnormal", "", ColumnKind::Share,
             "Values between 2^-25 and 2^-14 in magnitude: they lose digits in fp16."},
            {"fp16 flushed", "", ColumnKind::Share,
             "Non-zero values up to 2^-25 in magnitude: they become zero in fp16."},
            {"NaN", "", ColumnKind::Integer, hint("numeric.nonfinite")},
            {"Inf", "", ColumnKind::Integer, hint("numeric.nonfinite")}};
}

std::vector<Cell> activationRow(const ActivationStats& a) {
    const bool some = a.pre.count > 0;
    return {a.name,
            std::string(verdictName(a.verdict)),
            std::to_string(a.channels) + " × " + std::to_string(a.height) + " × " +
                std::to_string(a.width),
            cellOf(a.leftShare()),
            cellOf(a.zoneShare(a.zones.negative)),
            cellOf(a.zoneShare(a.zones.curved)),
            cellOf(a.zoneShare(a.zones.linear)),
            static_cast<std::int64_t>(a.deadCount),
            static_cast<std::int64_t>(a.constantCount),
            static_cast<std::int64_t>(a.dormantCount),
            a.part == "depthwise" ? cellOf(a.dormantAfterGate.size()) : Cell{},
            some ? Cell{a.pre.min} : Cell{},
            some ? Cell{a.pre.max} : Cell{},
            cellOf(a.pre.meanOrNone()),
            cellOf(a.pre.stddev()),
            cellOf(a.fp16HeadroomBits()),
            cellOf(a.zoneShare(a.fp16Subnormal)),
            cellOf(a.zoneShare(a.fp16Flush)),
            cellOf(a.nonFinite.nan),
            cellOf(a.nonFinite.posInf + a.nonFinite.negInf)};
}

Cell stateCell(const ChannelNote* note) {
    return std::string(note ? channelStateName(note->state) : "active");
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
    table.title = activation.name + ": dead, constant and dormant channels";
    table.columns = {{"Channel", "", ColumnKind::Integer, "Index of the channel, from 0."},
                     {"Before the gate", "", ColumnKind::Text,
                      "The strongest name: dead, constant, dormant. " + hint("channel.dormant")},
                     {"Score", "", ColumnKind::Real,
                      "Mean magnitude relative to the layer's mean; 1 on average."}};
    const bool gated = activation.part == "depthwise";
    if (gated) {
        table.columns.push_back(
            {"After the gate", "", ColumnKind::Text,
             "Dormant after the SE gate: a gate can mask or revive a channel."});
        table.columns.push_back(
            {"Score after", "", ColumnKind::Real, "The score of the gated channel."});
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
    table.title = "All activations";
    table.columns = activationColumns();
    for (const ActivationStats& activation : report.activations)
        table.rows.push_back(activationRow(activation));
    return table;
}

Table gateSaturationTable(const SaturationReport& report) {
    Table table;
    table.title = "Gates per block";
    table.columns = {{"Block", "", ColumnKind::Text, "Stage and position of the block."},
                     {"Verdict", "", ColumnKind::Verdict, hint("gate.closed")},
                     {"Gates", "", ColumnKind::Integer, "Channels times images."},
                     {"Closed", "", ColumnKind::Share, hint("gate.closed")},
                     {"Open", "", ColumnKind::Share, hint("gate.open")},
                     {"Mean logit", "", ColumnKind::Real, "Mean of the gate's input z."},
                     {"Std of logit", "", ColumnKind::Real, "Standard deviation of z."},
                     {"NaN or Inf", "", ColumnKind::Integer, hint("numeric.nonfinite")}};
    for (const GateSaturation& gates : report.gates) {
        const auto share = [&](std::uint64_t part) {
            return gates.count > 0
                       ? Cell{static_cast<double>(part) / static_cast<double>(gates.count)}
                       : Cell{};
        };
        table.rows.push_back({gates.name, std::string(verdictName(gates.verdict)),
                              cellOf(gates.count), share(gates.closed), share(gates.open),
                              cellOf(gates.logits.meanOrNone()), cellOf(gates.logits.stddev()),
                              cellOf(gates.nonFinite.total())});
    }
    return table;
}

}  // namespace scalescope::ui
