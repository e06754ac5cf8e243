// SPDX-License-Identifier: Apache-2.0
#include "ui/models/palette_model.h"

#include "ui/base/fuzzy.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr std::size_t kMostShown = 200;  // nobody scrolls further; typing on is faster
constexpr int kGroupWorth = 2;           // a hit in the text counts more than one in the group

struct Ranked {
    int score = 0;
    std::size_t entry = 0;
};

std::optional<int> fit(const QString& pattern, const PaletteEntry& entry) {
    const auto inText = fuzzyScore(pattern, entry.text);
    if (inText)
        return *inText * kGroupWorth;
    // "class fish", "block 5": the group may be named as well.
    return fuzzyScore(pattern, entry.group + u' ' + entry.text);
}

}  // namespace

void PaletteModel::setEntries(std::vector<PaletteEntry> entries) {
    m_entries = std::move(entries);
    setPattern({});
}

void PaletteModel::setPattern(const QString& pattern) {
    beginResetModel();
    m_shown.clear();
    std::vector<Ranked> ranked;
    const bool all = pattern.trimmed().isEmpty();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (all && m_entries[i].kind == PaletteEntry::Kind::Class)
            continue;
        if (const auto score = all ? std::optional(0) : fit(pattern, m_entries[i]))
            ranked.push_back({*score, i});
    }
    const auto key = [this](const Ranked& each) {
        const PaletteEntry& entry = m_entries[each.entry];
        return std::tuple(-each.score, entry.kind, entry.text.size());
    };
    if (!all)
        std::stable_sort(ranked.begin(), ranked.end(),
                         [&key](const Ranked& a, const Ranked& b) { return key(a) < key(b); });
    for (std::size_t i = 0; i < std::min(ranked.size(), kMostShown); ++i)
        m_shown.push_back(ranked[i].entry);
    endResetModel();
}

const PaletteEntry* PaletteModel::entryAt(const QModelIndex& index) const {
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_shown.size() ? &m_entries[m_shown[row]] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    const PaletteEntry* entry = entryAt(index);
    if (!entry)
        return {};
    switch (role) {
        case Qt::DisplayRole:
            return entry->text;
        case Qt::ToolTipRole:
            return entry->why.isEmpty() ? entry->group : entry->why;
        case Qt::AccessibleTextRole:
            return QString(entry->group + u": " + entry->text);
        case Qt::AccessibleDescriptionRole:
            return entry->why.isEmpty() ? entry->keys : entry->why;
        case GroupRole:
            return entry->group;
        case KeysRole:
            return entry->keys;
        case WhyRole:
            return entry->why;
        default:
            return {};
    }
}

}  // namespace scalescope::ui
