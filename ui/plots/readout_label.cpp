// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/readout_label.h"

#include <algorithm>

namespace scalescope::ui {

ReadoutLabel::ReadoutLabel(QWidget* parent) : QLabel(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::PlainText);
    hide();
}

void ReadoutLabel::setTheme(const Theme& theme) {
    setStyleSheet(QStringLiteral("background: %1; color: %2; border: 1px solid %3; "
                                 "border-radius: 3px; padding: 4px;")
                      .arg(blend(theme.surface, theme.text, theme.dark ? 0.12 : 0.03).name(),
                           theme.text.name(), blend(theme.surface, theme.text, 0.35).name()));
}

void ReadoutLabel::showAt(const QPoint& at, const QString& text) {
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    setText(text);
    adjustSize();
    const QSize room = parentWidget()->size();
    QPoint place = at + QPoint(14, 16);
    if (place.x() + width() > room.width())
        place.setX(at.x() - width() - 10);
    if (place.y() + height() > room.height())
        place.setY(at.y() - height() - 10);
    move(std::clamp(place.x(), 0, std::max(0, room.width() - width())), std::max(0, place.y()));
}

}  // namespace scalescope::ui
