// SPDX-License-Identifier: Apache-2.0
// Findings as a list: what needs attention, where, and what to do.
#pragma once

#include "core/diagnostics/findings/findings.h"

#include <QAbstractTableModel>

#include <vector>

namespace scalescope::ui {

class FindingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Severity, Variant, Place, Title, Advice, ColumnCount };
    enum Role { SortRole = Qt::UserRole, VariantRole, BlockRole };

    explicit FindingModel(QObject* parent = nullptr);
    void setFindings(std::vector<Finding> findings);
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }
    [[nodiscard]] int countOf(Verdict severity) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<Finding> m_findings;
};

}  // namespace scalescope::ui
