// SPDX-License-Identifier: Apache-2.0
// What the page Weights says of where weights are from, as values: from reports to texts and
// tables.
#pragma once

#include "core/base/table.h"
#include "ui/base/theme.h"
#include "ui/pages/weights/weights_reports.h"

#include <QString>

#include <vector>

namespace scalescope::ui {

/// How far it can be trusted: verified and own weights are in order, random ones a warning, a file
/// that cannot be used fails.
[[nodiscard]] Verdict verdictOf(const WeightsReport& report);
/// "trained, hash verified", "cannot be used": for the head of a card.
[[nodiscard]] QString badgeOf(const WeightsReport& report);
/// The lines of a card, as rich text in these colours.
[[nodiscard]] QString cardText(const WeightsReport& report, const Theme& theme);

/// Everything that is known of one column's weights: what, its value, how it is known.
[[nodiscard]] Table factsTable(const WeightsReport& report);
/// One row per column: where its weights are from and what they answer with.
[[nodiscard]] Table weightsTable(const std::vector<ShownWeights>& shown);

}  // namespace scalescope::ui
