// SPDX-License-Identifier: Apache-2.0
// Sorts by value instead of by text, no data last in both directions; filters over all columns.
#pragma once

#include <QSortFilterProxyModel>

namespace scalescope::ui {

class TableProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TableProxy(QObject* parent = nullptr);
    /// Rows that contain every word in any column; without case.
    void setFilterText(const QString& text);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

}  // namespace scalescope::ui
