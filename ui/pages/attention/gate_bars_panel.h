// SPDX-License-Identifier: Apache-2.0
// Every channel's gate of the block at one relative depth, column beside column on one axis.
#pragma once

#include "ui/pages/attention/attention_data.h"
#include "ui/pages/panel.h"

#include <map>

namespace scalescope::ui {

class BarPlot;
class SmallMultiples;

class GateBarsPanel : public Panel {
    Q_OBJECT
public:
    GateBarsPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    /// What a cell shows; equal keys need no redraw.
    struct CellKey {
        std::shared_ptr<const Diagnosis> diagnosis;
        int block = -1;
        ChannelOrder order = ChannelOrder::ByChannel;
        friend bool operator==(const CellKey&, const CellKey&) = default;
    };

    void buildControls(QHBoxLayout* row);
    QWidget* makeCell(ColumnIndex column);
    void refreshCell(ColumnIndex column);
    void showBar(ColumnIndex column, int index);
    void selectBar(ColumnIndex column, int index);
    [[nodiscard]] const GateBlock* blockOf(ColumnIndex column) const;
    [[nodiscard]] std::optional<ChannelIndex> channelOf(ColumnIndex column, int index) const;
    [[nodiscard]] ChannelOrder order() const;

    QComboBox* m_orderBox = nullptr;
    QLabel* m_where = nullptr;
    SmallMultiples* m_cells = nullptr;
    std::map<ColumnIndex, CellKey> m_keys;
};

}  // namespace scalescope::ui
