// SPDX-License-Identifier: Apache-2.0
// Core's Table as an item model.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/thresholds.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace scalescope::ui {

class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole,  ///< number or text; invalid for no data
        BarRole                   ///< length of the bar behind a share or count, 0..1
    };
    explicit TableModel(QObject* parent = nullptr);

    /// Resets when columns change, otherwise tells rows and cells apart, so that views keep state.
    void setTable(Table table);
    [[nodiscard]] const Table& table() const { return m_table; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] const Cell* cellAt(const QModelIndex& index) const;
    void replaceRows(std::vector<std::vector<Cell>> rows);
    void findRanges();

    Table m_table;
    std::vector<double> m_largest;  ///< per column, for bars
};

/// Number of a cell; nullopt for text and no data.
[[nodiscard]] std::optional<double> numberOf(const Cell& cell);
/// "ok", "info", "no data", "warn", "fail"; nullopt for other text.
[[nodiscard]] std::optional<Verdict> verdictOf(const QString& text);

}  // namespace scalescope::ui
