// SPDX-License-Identifier: Apache-2.0
// A report as PDF: the same tables as the other formats, the same plots as the window.
#pragma once

#include "core/report/report.h"

#include <QByteArray>

namespace scalescope::ui {

[[nodiscard]] QByteArray reportPdf(const Report& report);

}  // namespace scalescope::ui
