// SPDX-License-Identifier: Apache-2.0
#include "ui/models/bar_delegate.h"

#include "ui/base/theme.h"
#include "ui/models/table_model.h"

#include <QPainter>

namespace scalescope::ui {

namespace {

constexpr int kDot = 9;

/// Room before the text for the dot.
QPixmap dotPixmap(const QColor& colour, double scale) {
    QPixmap pixmap(QSize(kDot, kDot) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(0.5, 0.5, kDot - 1, kDot - 1));
    return pixmap;
}

}  // namespace

void BarDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;  // whole rows are selected, not cells
    const auto verdict = verdictOf(option->text);
    if (!verdict)
        return;
    const double scale = option->widget ? option->widget->devicePixelRatioF() : 1.0;
    option->icon = QIcon(dotPixmap(themeOf(option->palette).verdict(*verdict), scale));
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(kDot, kDot);
}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const QVariant share = index.data(TableModel::BarRole);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (share.isValid() && !selected) {
        const Theme theme = themeOf(option.palette);
        QRectF bar = QRectF(option.rect).adjusted(2, 3, -2, -3);
        bar.setWidth(bar.width() * share.toDouble());
        painter->fillRect(bar, blend(theme.surface, theme.accent, theme.dark ? 0.45 : 0.25));
    }
    QStyledItemDelegate::paint(painter, option, index);
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return QStyledItemDelegate::sizeHint(option, index) + QSize(8, 4);
}

}  // namespace scalescope::ui
