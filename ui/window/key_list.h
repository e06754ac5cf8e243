// SPDX-License-Identifier: Apache-2.0
// Every key of the window and what it does, read from the actions, pages and views that have it.
#pragma once

#include "ui/base/key_use.h"

#include <vector>

class QMainWindow;

namespace scalescope::ui {

/// Menus, then pages, then views that keys work in, then the mouse.
[[nodiscard]] std::vector<KeyGroup> keyGroups(const QMainWindow& window);

}  // namespace scalescope::ui
