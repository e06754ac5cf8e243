// SPDX-License-Identifier: Apache-2.0
// What the user points at; the same for all pages.
#pragma once

#include "core/base/column_index.h"
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
    [[nodiscard]] const std::vector<ColumnIndex>& offered() const { return m_offered; }
    [[nodiscard]] const std::vector<ColumnIndex>& columns() const {
        return m_columns;
    }                                                            ///< so ordered
    [[nodiscard]] ColumnIndex focus() const { return m_focus; }  ///< the column looked at closely
    [[nodiscard]] std::optional<double> depth() const { return m_depth; }  ///< of the block, 0..1
    [[nodiscard]] std::optional<ChannelIndex> channel() const { return m_channel; }
    [[nodiscard]] std::optional<int> classIndex() const {
        return m_class;
    }  ///< nullopt: each top-1

    void offer(ColumnIndex column, std::optional<ColumnIndex> behind = {});
    void withdraw(ColumnIndex column);                  ///< leaves it out first; B0..B7 stay
    void setColumns(std::vector<ColumnIndex> columns);  ///< empty is ignored: one always stays
    void setFocus(ColumnIndex column);
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
    [[nodiscard]] bool isOffered(ColumnIndex column) const;
    void sort(std::vector<ColumnIndex>& columns) const;

    std::vector<ColumnIndex> m_offered, m_columns;
    std::map<ColumnIndex, ColumnIndex> m_behind;  ///< columns that stand behind another one
    ColumnIndex m_focus;
    std::optional<double> m_depth;
    std::optional<ChannelIndex> m_channel;
    std::optional<int> m_class;
};

}  // namespace scalescope::ui
