// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/preprocessing/preprocessing_report.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

bool allFinite(std::span<const float> values) {
    return std::ranges::all_of(values, [](float z) { return std::isfinite(z); });
}

/// "+0.42", "-3.1", "+1234": from some size on no power of ten makes a number clearer.
std::string signedText(double value) {
    constexpr int kDigits = 3, kAll = 15;
    constexpr double kWhole = 100.0;
    const double size = std::abs(value);
    std::string text(value < 0.0 ? "-" : "+");
    text += size < kWhole ? formatReal(size, kDigits) : formatReal(std::round(size), kAll);
    return text;
}

std::string quoted(const PreprocessingRow& row) {
    return std::string("\"") + infoOf(row.path).name + "\"";
}

std::span<const PreprocessingRow> otherRows(const PreprocessingReport& report) {
    return std::span(report.rows).subspan(report.rows.empty() ? 0 : 1);
}

const PreprocessingRow* rowOf(const PreprocessingReport& report, PreprocessingPath path) {
    const auto found = std::ranges::find(report.rows, path, &PreprocessingRow::path);
    return found == report.rows.end() ? nullptr : &*found;
}

/// How far OpenCV's way is off, where there are no scores to speak of.
std::string fedText(const PreprocessingReport& report) {
    const PreprocessingRow* openCv = rowOf(report, PreprocessingPath::OpenCv);
    if (!openCv || !openCv->difference)
        return "Only what is fed is compared.";
    constexpr int kDigits = 3;
    return "Only what is fed is compared: " + quoted(*openCv) + " differs by " +
           formatReal(openCv->difference->meanLevels, kDigits) + " levels of 255 on average, by " +
           formatReal(openCv->difference->largestLevels, kDigits) + " at most.";
}

/// "Top-1 stays tabby in 9 of 11 other ways." One output has no other class.
std::string top1Text(const PreprocessingReport& report) {
    const auto others = otherRows(report);
    const auto stays = std::ranges::count_if(others, [](const PreprocessingRow& row) {
        return row.scores && row.scores->finite && row.scores->top1Stays;
    });
    const auto all = static_cast<std::ptrdiff_t>(others.size());
    const std::string ways = stays < all ? std::to_string(stays) + " of " + std::to_string(all) +
                                               (all == 1 ? " other way" : " other ways")
                             : all == 1 ? std::string("the other way")
                                        : "all " + std::to_string(all) + " other ways";
    return "Top-1 stays " + report.rows.front().scores->top1.label + " in " + ways + ".";
}

/// Which way moves the logit of the class most; null where none does.
const PreprocessingRow* strongest(const PreprocessingReport& report) {
    const PreprocessingRow* most = nullptr;
    for (const PreprocessingRow& row : otherRows(report))
        if (row.scores && row.scores->finite && row.scores->logitChange != 0.0 &&
            (!most || std::abs(row.scores->logitChange) > std::abs(most->scores->logitChange)))
            most = &row;
    return most;
}

std::string logitText(const PreprocessingReport& report) {
    std::string text;
    const PreprocessingRow* openCv = rowOf(report, PreprocessingPath::OpenCv);
    if (openCv && openCv->scores && openCv->scores->finite)
        text += ' ' + quoted(*openCv) + " moves its logit by " +
                signedText(openCv->scores->logitChange) + '.';
    if (const PreprocessingRow* most = strongest(report); most && most != openCv)
        text += ' ' + quoted(*most) + " moves it most, by " +
                signedText(most->scores->logitChange) + '.';
    return text;
}

/// Empty cells where nothing is known.
void addScores(std::vector<Cell>& cells, const PreprocessingRow& row, bool first) {
    if (!row.scores) {
        cells.resize(cells.size() + 5);
        return;
    }
    const PathScores& scores = *row.scores;
    if (!scores.finite) {
        cells.emplace_back(std::string("not finite"));
        cells.resize(cells.size() + 4);
        return;
    }
    cells.insert(cells.end(), {scores.top1.label, scores.top1.probability, scores.classLogit,
                               first ? Cell{} : Cell{scores.logitChange},
                               first ? Cell{} : Cell{scores.largestChange}});
}

}  // namespace

PathScores scoresOf(std::span<const float> program, std::span<const float> other,
                    const Labels& labels) {
    if (program.empty() || program.size() != other.size() || !allFinite(program))
        throw Error(ErrorCode::ArgumentInvalid,
                    "Ways of preprocessing are compared by finite logits of one network; these are "
                    "not.");
    PathScores scores;
    scores.finite = allFinite(other);
    if (!scores.finite)
        return scores;
    const ClassScore right = predict(program, labels, 1).topk.front();
    const auto at = static_cast<std::size_t>(right.index);
    scores.top1 = predict(other, labels, 1).topk.front();
    scores.top1Stays = scores.top1.index == right.index;
    scores.classLogit = double{other[at]};
    scores.logitChange = double{other[at]} - double{program[at]};
    for (std::size_t i = 0; i < program.size(); ++i)
        scores.largestChange =
            std::max(scores.largestChange, std::abs(double{other[i]} - double{program[i]}));
    return scores;
}

Table toTable(const PreprocessingReport& report) {
    Table table;
    table.title = report.imageName + ", " + report.recipe;
    table.columns = {
        {"Way", "", ColumnKind::Text, "How the picture becomes what is fed."},
        {"Side", "px", ColumnKind::Integer, "Of the square that is fed."},
        {"Mean difference", "levels", ColumnKind::Real,
         "From what this program feeds, in levels of 0 to 255 of the pixels that the network takes "
         "its input for; empty for another size."},
        {"Largest difference", "levels", ColumnKind::Real, "The same, of the worst value."},
        {"Largest, as fed", "", ColumnKind::Real,
         "The same after the normalisation, in the units of the tensor."},
        {"Top-1", "", ColumnKind::Text, "The best class of this way."},
        {"Score", "", ColumnKind::Share, "Softmax score of that class; not calibrated."},
        {"Logit", "", ColumnKind::Real, "Of the class that is top-1 with what this program feeds."},
        {"Δ logit", "", ColumnKind::Real, "Change of that logit."},
        {"Largest Δ", "", ColumnKind::Real, "Largest change of any logit."}};
    for (const PreprocessingRow& row : report.rows) {
        std::vector<Cell> cells{std::string(infoOf(row.path).name), std::int64_t{row.side}};
        if (row.difference)
            cells.insert(cells.end(), {row.difference->meanLevels, row.difference->largestLevels,
                                       row.difference->largestFed});
        else
            cells.resize(cells.size() + 3);
        addScores(cells, row, &row == &report.rows.front());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string verdictOf(const PreprocessingReport& report) {
    std::string text;
    if (!report.noScores.empty() || report.rows.empty() || !report.rows.front().scores)
        text = report.noScores + (report.noScores.empty() ? "" : " ") + fedText(report);
    else
        text = top1Text(report) + logitText(report);
    return report.sideNote.empty() ? text : text + ' ' + report.sideNote;
}

}  // namespace scalescope
