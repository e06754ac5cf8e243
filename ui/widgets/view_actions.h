// SPDX-License-Identifier: Apache-2.0
// Actions of pictures and drawings: in their context menu, and by keys while they have the focus.
#pragma once

#include "ui/base/key_use.h"

#include <QList>

#include <functional>

class QAction;
class QWidget;

namespace scalescope::ui {

QAction* addViewAction(QWidget& view, const QString& text, const QList<QKeySequence>& keys,
                       const std::function<void()>& run);
/// Larger, smaller, all of it: the same keys for everything that zooms.
void addZoomActions(QWidget& view, const std::function<void(double factor)>& zoomBy,
                    const std::function<void()>& showAll);
/// What the keys of its actions do.
[[nodiscard]] KeyGroup keysOfActions(const QString& title, const QWidget& view);

}  // namespace scalescope::ui
