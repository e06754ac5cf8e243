// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/panel.h"

namespace scalescope::ui {

Panel::Panel(Study& study, Selection& selection, QWidget* parent)
    : QWidget(parent), m_study(study), m_selection(selection) {}

}  // namespace scalescope::ui
