// SPDX-License-Identifier: Apache-2.0
// Sentences behind the figures of a column's card.
#pragma once

#include "core/model/cost.h"
#include "ui/engine/study_entry.h"

#include <QString>

namespace scalescope::ui {

/// What parameters and MACs are; and why a variant has others than in every publication: its
/// classifier.
[[nodiscard]] QString costTip(const StudyEntry& entry, const Cost& cost);

}  // namespace scalescope::ui
