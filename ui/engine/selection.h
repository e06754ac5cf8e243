// SPDX-License-Identifier: Apache-2.0
// What the user points at; the same for all pages.
#pragma once

#include "core/model/indices.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace scalescope::ui {

/// Blocks are selected by relative depth, so that one click marks the like block of every column.
class Selection : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject* parent = nullptr);

    /// What can be chosen, in the order in which it is shown: 0..7 for B0..B7, from 8 on one's own
    /// networks; a network once more, on other weights, stands behind that network.
    [[nodiscard]] const std::vector<int>& offered() const { return m_offered; }
    [[nodiscard]] const std::vector<int>& columns() const { return m_columns; }  ///< so ordered
    [[nodiscard]] int focus() const { return m_focus; }  ///< the column looked at closely
    [[nodiscard]] std::optional<double> depth() const { return m_depth; }  ///< of the block, 0..1
    [[nodiscard]] std::optional<ChannelIndex> channel() const { return m_channel; }
    [[nodiscard]] std::optional<int> classIndex() const {
        return m_class;
    }  ///< nullopt: each top-1

    void offer(int column, std::optional<int> behind = {});
    void withdraw(int column);                  ///< leaves it out first; B0..B7 stay
    void setColumns(std::vector<int> columns);  ///< empty is ignored: one always stays
    void setFocus(int column);
    void setDepth(std::optional<double> depth);
    void setChannel(std::optional<ChannelIndex> channel);
    void setClassIndex(std::optional<int> classIndex);

Q_SIGNALS:
    void offeredChanged();
    void columnsChanged();
    void focusChanged();
    void depthChanged();
    void channelChanged();
    void classChanged();

private:
    [[nodiscard]] bool isOffered(int column) const;
    void sort(std::vector<int>& columns) const;

    std::vector<int> m_offered, m_columns;
    std::map<int, int> m_behind;  ///< columns that stand behind another one
    int m_focus = 0;
    std::optional<double> m_depth;
    std::optional<ChannelIndex> m_channel;
    std::optional<int> m_class;
};

}  // namespace scalescope::ui
