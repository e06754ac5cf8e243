// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/selection.h"

#include <algorithm>
#include <numeric>

namespace scalescope::ui {

namespace {
constexpr int kVariantCount = 8;
}

Selection::Selection(QObject* parent) : QObject(parent), m_offered(kVariantCount) {
    std::iota(m_offered.begin(), m_offered.end(), 0);
    m_columns = m_offered;
}

bool Selection::isOffered(int column) const {
    return std::binary_search(m_offered.begin(), m_offered.end(), column);
}

void Selection::offer(int column) {
    if (column < 0 || isOffered(column))
        return;
    m_offered.insert(std::upper_bound(m_offered.begin(), m_offered.end(), column), column);
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
    Q_EMIT offeredChanged();
}

void Selection::setColumns(std::vector<int> columns) {
    std::erase_if(columns, [this](int column) { return !isOffered(column); });
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    if (columns.empty() || columns == m_columns)
        return;
    m_columns = std::move(columns);
    Q_EMIT columnsChanged();
    if (!std::binary_search(m_columns.begin(), m_columns.end(), m_focus))
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

void Selection::setChannel(std::optional<int> channel) {
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
