// SPDX-License-Identifier: Apache-2.0
// Texts of the Help menu, shown in windows that do not block.
#pragma once

#include <QString>

class QWidget;

namespace scalescope::ui {

[[nodiscard]] QString aboutHtml();

/// A text window beside the main one; one per title, raised when it is there already.
void showText(QWidget* parent, const QString& title, const QString& html);

}  // namespace scalescope::ui
