// SPDX-License-Identifier: Apache-2.0
// What the tour shows, in its order.
#pragma once

#include "ui/widgets/tour.h"

class QMainWindow;

namespace scalescope::ui {

[[nodiscard]] std::vector<TourStep> tourSteps(
    const QMainWindow& window, const std::function<void(const QString& page)>& showPage);

}  // namespace scalescope::ui
