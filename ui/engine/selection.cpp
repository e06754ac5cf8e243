// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/selection.h"

#include "core/model/variant.h"

#include <algorithm>
#include <tuple>

namespace scalescope::ui {

Selection::Selection(QObject* parent)
    : QObject(parent), m_offered(columnRange(0, kFirstExtra.value())), m_columns(m_offered) {}

bool Selection::isOffered(ColumnIndex column) const {
    return std::ranges::find(m_offered, column) != m_offered.end();
}

/// By network, the network itself before its other columns.
void Selection::sort(std::vector<ColumnIndex>& columns) const {
    const auto place = [this](ColumnIndex column) {
        const auto behind = m_behind.find(column);
        return behind == m_behind.end() ? std::tuple(column, false, column)
                                        : std::tuple(behind->second, true, column);
    };
    std::ranges::sort(columns, {}, place);
}

void Selection::offer(ColumnIndex column, std::optional<ColumnIndex> behind) {
    if (column.value() < 0 || isOffered(column))
        return;
    if (behind)
        m_behind[column] = *behind;
    m_offered.push_back(column);
    sort(m_offered);
    Q_EMIT offeredChanged();
}

void Selection::withdraw(ColumnIndex column) {
    if (column < kFirstExtra || !isOffered(column))
        return;
    std::vector<ColumnIndex> others = m_columns;
    std::erase(others, column);
    setColumns(others.empty() ? columnRange(0, 1) : std::move(others));
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

void Selection::setColumns(std::vector<ColumnIndex> columns) {
    std::erase_if(columns, [this](ColumnIndex column) { return !isOffered(column); });
    sort(columns);
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    if (columns.empty() || columns == m_columns)
        return;
    m_columns = std::move(columns);
    Q_EMIT columnsChanged();
    if (std::ranges::find(m_columns, m_focus) == m_columns.end())
        setFocus(m_columns.front());
}

void Selection::setFocus(ColumnIndex column) {
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
