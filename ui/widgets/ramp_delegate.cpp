// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ramp_delegate.h"

#include "ui/widgets/diagram_paint.h"

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
    chip.fill(share.isValid()
                  ? detail::rampColour(themeOf(option->palette), share.toDouble(), m_learnt)
                  : QColor(Qt::transparent));
    option->icon = QIcon(chip);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = kChip;
    // Selected rows keep the colour: it is data.
    option->icon.addPixmap(chip, QIcon::Selected);
}

}  // namespace scalescope::ui
