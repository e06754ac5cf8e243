// SPDX-License-Identifier: Apache-2.0
// What a person can tell a chart to do, by its menu and by keys.
#pragma once

#include "ui/base/key_use.h"

#include <QPointF>

#include <functional>
#include <optional>

class QKeyEvent;
class QPoint;
class QWidget;

namespace scalescope::ui {

enum class Arrow { Left, Right, Up, Down };
/// One pixel in its direction.
[[nodiscard]] QPointF onePixel(Arrow arrow);

enum class PlotCommand { CopyImage, CopyCsv, SavePng, SaveSvg, SavePdf, SaveCsv, ResetZoom, Click };
/// nullopt: the key does nothing in a chart.
[[nodiscard]] std::optional<PlotCommand> commandOf(const QKeyEvent& key);
/// An arrow without modifiers.
[[nodiscard]] std::optional<Arrow> arrowOf(const QKeyEvent& key);

/// All of them but the click, disabled for an empty chart.
void showPlotMenu(QWidget& chart, const QPoint& globalPosition, bool full,
                  const std::function<void(PlotCommand)>& run);
/// What keys do in every chart.
[[nodiscard]] KeyGroup plotKeys();

}  // namespace scalescope::ui
