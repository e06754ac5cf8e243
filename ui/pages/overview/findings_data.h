// SPDX-License-Identifier: Apache-2.0
// Findings of several variants as rows of a table and as the text of one.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/findings/finding_groups.h"
#include "ui/base/theme.h"

#include <QString>

#include <string>
#include <vector>

namespace scalescope::ui {

/// A chosen network as findings name it, and as people do; in the order of the columns.
struct FindingVariant {
    std::string name, display;  ///< "b6", "B6"
};

/// The first columns of the table are for the eye, the others for who copies it.
constexpr int kFindingColumnsShown = 3;
[[nodiscard]] Table findingsTable(const std::vector<FindingGroup>& groups,
                                  const std::vector<FindingVariant>& variants);
/// "B1…B7"; "all" for a finding of the family.
[[nodiscard]] QString variantsText(const FindingGroup& group,
                                   const std::vector<FindingVariant>& variants);
/// What, where, evidence against threshold, why, what to do, source. Each variant links to
/// "#0", "#1", ...: the finding of the group.
[[nodiscard]] QString findingHtml(const FindingGroup& group,
                                  const std::vector<FindingVariant>& variants, const Theme& theme);

}  // namespace scalescope::ui
