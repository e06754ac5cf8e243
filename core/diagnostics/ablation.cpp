// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/ablation.h"

#include "core/base/error.h"
#include "core/diagnostics/measure_columns.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

using enum ColumnKind;

constexpr const char* kAblation = "ablation";

constexpr Measure kLogitChange{"ablation.logit_change",
                               "",
                               "Change of the logit of the first class",
                               "Δ logit",
                               "",
                               Real,
                               kAblation};
constexpr Measure kScoreChange{"ablation.score_change",
                               "",
                               "Change of the softmax score of the first class",
                               "Δ p",
                               "",
                               Real,
                               kAblation};
constexpr Measure kLogitDistance{"ablation.logit_distance",
                                 "",
                                 "Euclidean distance of all logits",
                                 "Distance",
                                 "",
                                 Real,
                                 kAblation};
constexpr Measure kScoreDivergence{"ablation.divergence",
                                   "",
                                   "Kullback-Leibler divergence of the scores, before to after",
                                   "KL",
                                   "nats",
                                   Real,
                                   kAblation};

template <auto member>
std::optional<double> valueOf(const AblationRow& row) {
    return row.overflow ? std::nullopt : number(row.*member);
}

bool allFinite(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float z) { return std::isfinite(z); });
}

/// ln p of every class, float64: exact where p itself would underflow.
std::vector<double> logSoftmax(std::span<const float> logits) {
    const double top = *std::max_element(logits.begin(), logits.end());
    double sum = 0.0;
    for (const float z : logits)
        sum += std::exp(double{z} - top);
    const double shift = top + std::log(sum);
    std::vector<double> result;
    for (const float z : logits)
        result.push_back(double{z} - shift);
    return result;
}

/// Of one output: of its sigmoid, and of what is left to 1.
std::vector<double> logScores(std::span<const float> logits) {
    if (logits.size() > 1)
        return logSoftmax(logits);
    const float both[] = {logits.front(), 0.0F};
    return logSoftmax(both);
}

/// Ties by lower index.
std::size_t argMax(std::span<const float> logits) {
    return static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) -
                                    logits.begin());
}

const char* kindText(InterventionKind kind) {
    switch (kind) {
        case InterventionKind::GateOne:
            return "gate = 1";
        case InterventionKind::GateMean:
            return "gate = mean";
        case InterventionKind::BlockOff:
            return "block off";
    }
    return "?";
}

std::vector<Cell> cells(const AblationRow& row) {
    const char* top1 = row.top1Changed ? "changed" : "same";
    std::vector<Cell> cells{row.name, kindText(row.kind),
                            row.overflow ? "overflow after ablation" : top1,
                            row.top1Changed ? Cell{row.newLabel} : Cell{}};
    addCells(cells, ablationReadings(), row);
    return cells;
}

}  // namespace

const Readings<AblationRow>& ablationReadings() {
    static const Readings<AblationRow> readings{
        {kLogitChange, &valueOf<&AblationRow::deltaLogit>},
        {kScoreChange, &valueOf<&AblationRow::deltaProbability>},
        {kLogitDistance, &valueOf<&AblationRow::logitDistance>},
        {kScoreDivergence, &valueOf<&AblationRow::klNats>},
    };
    return readings;
}

AblationRow compareAblation(std::span<const float> original, std::span<const float> changed) {
    if (original.empty() || original.size() != changed.size())
        throw Error(
            ErrorCode::ArgumentInvalid,
            "An ablation compares two passes of the same network; the numbers of logits differ.");
    if (!allFinite(original))
        throw Error(ErrorCode::ArgumentInvalid,
                    "The plain pass has logits that are not finite; an ablation has nothing to "
                    "compare with.");
    AblationRow row;
    row.overflow = !allFinite(changed);
    if (row.overflow)
        return row;
    const std::size_t top = argMax(original);
    const std::vector<double> before = logScores(original), after = logScores(changed);
    row.newTop1 = static_cast<int>(argMax(changed));
    row.top1Changed = argMax(changed) != top;
    row.deltaLogit = double{changed[top]} - double{original[top]};
    row.deltaProbability = std::exp(after[top]) - std::exp(before[top]);
    double squares = 0.0, kl = 0.0;
    for (std::size_t i = 0; i < original.size(); ++i) {
        const double delta = double{changed[i]} - double{original[i]};
        squares += delta * delta;
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        kl += std::exp(before[i]) * (before[i] - after[i]);
    row.logitDistance = std::sqrt(squares);
    row.klNats = std::max(0.0, kl);
    return row;
}

Table toTable(const AblationReport& report) {
    Table table;
    table.title = "Ablation of " + report.imageName + (report.partial ? " (partial)" : "");
    table.columns = {
        {"Block", "", ColumnKind::Text, "Stage and position of the block."},
        {"Change", "", ColumnKind::Text, "What replaced the gate or the block; no retraining."},
        {"Top-1", "", ColumnKind::Text, "Whether the first class stays the same."},
        {"New top-1", "", ColumnKind::Text, "The first class after the change."}};
    addColumns(table, ablationReadings());
    for (const AblationRow& row : report.rows)
        table.rows.push_back(cells(row));
    return table;
}

}  // namespace scalescope
