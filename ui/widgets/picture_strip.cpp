// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/picture_strip.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QPixmap>
#include <QToolButton>

namespace scalescope::ui {

PictureStrip::PictureStrip(int places, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < places; ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("stripPicture%1").arg(i));
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize({kSidePx, kSidePx});
        button->setFixedSize(kSidePx + 12, kSidePx + fontMetrics().height() + 14);
        button->setAutoRaise(true);
        button->setAccessibleName(tr("Picture %1").arg(i + 1));
        connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT picked(i); });
        row->addWidget(button);
        m_buttons.push_back(button);
    }
    row->addStretch();
    setCount(0);
}

void PictureStrip::setCount(int count) {
    for (int i = 0; i < places(); ++i)
        m_buttons[static_cast<std::size_t>(i)]->setVisible(i < count);
}

void PictureStrip::setPicture(int place, const QImage& picture, const QString& caption,
                              const QString& tip) {
    QToolButton* button = m_buttons.at(static_cast<std::size_t>(place));
    button->setIcon(picture.isNull() ? QIcon() : QIcon(QPixmap::fromImage(picture)));
    button->setText(button->fontMetrics().elidedText(caption, Qt::ElideMiddle, kSidePx));
    button->setToolTip(tip);
    button->setAccessibleName(caption);
}

}  // namespace scalescope::ui
