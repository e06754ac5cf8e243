// SPDX-License-Identifier: Apache-2.0
// The note beside the cursor that says what is under it.
#pragma once

#include "ui/base/theme.h"

#include <QLabel>

namespace scalescope::ui {

/// Stays inside of its parent; the mouse does not see it.
class ReadoutLabel : public QLabel {
public:
    explicit ReadoutLabel(QWidget* parent);
    void setTheme(const Theme& theme);
    /// An empty text hides it.
    void showAt(const QPoint& at, const QString& text);
};

}  // namespace scalescope::ui
