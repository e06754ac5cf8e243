// SPDX-License-Identifier: Apache-2.0
// Which action stands in which menu.
#pragma once

class QMenuBar;

namespace scalescope::ui {

class Actions;
class ImageButton;

/// Call when the pages have their actions.
void fillMenuBar(QMenuBar& bar, Actions& actions, ImageButton& images);

}  // namespace scalescope::ui
