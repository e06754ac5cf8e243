// SPDX-License-Identifier: Apache-2.0
#include "ui/base/fuzzy.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace scalescope::ui {

namespace {

constexpr int kMatch = 1, kNeighbour = 9, kWordStart = 8, kTextStart = 4;
constexpr int kImpossible = -1'000'000;

bool startsWord(const QString& text, qsizetype at) {
    if (at == 0)
        return true;
    const QChar here = text[at], before = text[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper());
}

/// The best of all ways to lay the word over the text: row after row of the word's letters.
std::optional<int> scoreOfWord(const QString& word, const QString& text, const QString& folded) {
    const auto length = static_cast<std::size_t>(folded.size());
    std::vector<int> row(length, 0), above(length, 0);
    for (qsizetype i = 0; i < word.size(); ++i) {
        std::swap(row, above);
        int bestBefore = i == 0 ? 0 : kImpossible;
        for (std::size_t j = 0; j < length; ++j) {
            const auto at = static_cast<qsizetype>(j);
            row[j] = kImpossible;
            if (folded[at] == word[i]) {
                const int place = kMatch + (startsWord(text, at) ? kWordStart : 0) +
                                  (at == 0 && i == 0 ? kTextStart : 0);
                row[j] = bestBefore + place;
                if (i > 0 && j > 0)
                    row[j] = std::max(row[j], above[j - 1] + place + kNeighbour);
            }
            if (i > 0)
                bestBefore = std::max(bestBefore, above[j]);
        }
    }
    const int best = row.empty() ? kImpossible : *std::max_element(row.begin(), row.end());
    return best > 0 ? std::optional(best) : std::nullopt;
}

}  // namespace

std::optional<int> fuzzyScore(const QString& pattern, const QString& text) {
    const QString folded = text.toLower();
    if (folded.size() != text.size())  // a letter that becomes two: its places are not the text's
        return folded.contains(pattern.toLower()) ? std::optional(kMatch) : std::nullopt;
    int sum = 0;
    for (const QString& word : pattern.toLower().split(u' ', Qt::SkipEmptyParts)) {
        const auto score = scoreOfWord(word, text, folded);
        if (!score)
            return std::nullopt;
        sum += *score;
    }
    return sum;
}

}  // namespace scalescope::ui
