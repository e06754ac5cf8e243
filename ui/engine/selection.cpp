// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/selection.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace scalescope::ui {

namespace {
constexpr int kVariantCount = 8;
}

Selection::Selection(QObject* parent) : QObject(parent), m_offered(kVariantCount) {
    std::iota(m_offered.begin(), m_offered.end(), 0);
    m_columns = m_offered;
}

bool Selection::isOffered(int column) const {
    return std::ranges::find(m_offered, column) != m_offered.end();
}

/// By network, the network itself before its other columns.
void Selection::sort(std::vector<int>& columns) const {
    const auto place = [this](int column) {
        const auto behind = m_behind.find(column);
        return behind == m_behind.end() ? std::tuple(column, false, column)
                                        : std::tuple(behind->second, true, column);
    };
    std::ranges::sort(columns, {}, place);
}

void Selection::offer(int column, std::optional<int> behind) {
    if (column < 0 || isOffered(column))
        return;
    if (behind)
        m_behind[column] = *behind;
    m_offered.push_back(column);
    sort(m_offered);
    Q_EMIT offeredChanged();
}

void Selection::withdraw(int column) {
    if (column < kVariantCount || !isOffered(column))
        return;
    std::vector<int> others = m_columns;
    std::erase(others, column);
    setColumns(others.empty() ? std::vector<int>{0} : std::move(others));
    if (m_focus == column)
        setFocus(m_columns.front());
    std::erase(m_offered, column);
    m_behind.erase(column);
    // Whoever takes its place is another network: what stood behind it stands for itself.
    std::erase_if(m_behind, [column](const auto& pair) { return pair.second == column; });
    sort(m_offered);
    sort(m_columns);
    Q_EMIT offeredChanged();
}

void Selection::setColumns(std::vector<int> columns) {
    std::erase_if(columns, [this](int column) { return !isOffered(column); });
    sort(columns);
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    if (columns.empty() || columns == m_columns)
        return;
    m_columns = std::move(columns);
    Q_EMIT columnsChanged();
    if (std::ranges::find(m_columns, m_focus) == m_columns.end())
        setFocus(m_columns.front());
}

void Selection::setFocus(int column) {
    if (!isOffered(column) || column == m_focus)
        return;
    m_focus = column;
    Q_EMIT focusChanged();
}

void Selection::setDepth(std::optional<double> depth) {
    if (depth)
        depth = std::clamp(*depth, 0.0, 1.0);
    if (depth == m_depth)
        return;
    m_depth = depth;
    Q_EMIT depthChanged();
}

void Selection::setChannel(std::optional<ChannelIndex> channel) {
    if (channel == m_channel)
        return;
    m_channel = channel;
    Q_EMIT channelChanged();
}

void Selection::setClassIndex(std::optional<int> classIndex) {
    if (classIndex == m_class)
        return;
    m_class = classIndex;
    Q_EMIT classChanged();
}

}  // namespace scalescope::ui
