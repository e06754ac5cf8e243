// SPDX-License-Identifier: Apache-2.0
// A colour of the ramp before a value: the same colours as in drawings.
#pragma once

#include <QStyledItemDelegate>

namespace scalescope::ui {

/// The place on the ramp, 0 to 1, comes from a role of the model; rows without it have no colour.
class RampDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    RampDelegate(int shareRole, QObject* parent);
    void setLearnt(bool learnt) { m_learnt = learnt; }  ///< false: in grey

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    int m_shareRole;
    bool m_learnt = true;
};

}  // namespace scalescope::ui
