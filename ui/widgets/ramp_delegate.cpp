// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ramp_delegate.h"

#include "ui/base/theme.h"

#include <QPixmap>

namespace scalescope::ui {

namespace {
constexpr QSize kChip(12, 12);
}

RampDelegate::RampDelegate(int shareRole, QObject* parent)
    : QStyledItemDelegate(parent), m_shareRole(shareRole) {}

void RampDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant share = index.data(m_shareRole);
    QPixmap chip(kChip);
    chip.fill(share.isValid() ? themeOf(option->palette).heat(m_learnt).at(share.toDouble())
                              : QColor(Qt::transparent));
    option->icon = QIcon(chip);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = kChip;
    // Selected rows keep the colour: it is data.
    option->icon.addPixmap(chip, QIcon::Selected);
}

}  // namespace scalescope::ui
