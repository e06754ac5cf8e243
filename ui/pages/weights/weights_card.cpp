// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_card.h"

#include <QMouseEvent>

namespace scalescope::ui {

WeightsCard::WeightsCard(QWidget* parent) : QLabel(parent) {
    constexpr int kMarginPx = 6;
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setMargin(kMarginPx);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);  // its cell decides
}

/// A selection of text ends with a release as well.
void WeightsCard::mouseReleaseEvent(QMouseEvent* event) {
    QLabel::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !hasSelectedText())
        Q_EMIT clicked();
}

}  // namespace scalescope::ui
