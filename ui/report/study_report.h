// SPDX-License-Identifier: Apache-2.0
// What the study knows now, as a document.
#pragma once

#include "core/report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope::ui {

class Selection;
class Study;

/// What a report is made of: values that another thread may have.
struct ReportParts {
    std::vector<VariantResult> results;
    std::shared_ptr<const LoadedImage> image;
    Thresholds thresholds;
    ReportSections sections;
    std::string folder;
    std::size_t imagesAsked = 0;
    std::optional<std::string> partial;  ///< what is missing, besides what failed
};

/// Of the chosen networks. Takes no longer for many images than for one: the work is the report's.
[[nodiscard]] ReportParts reportParts(const Study& study, const Selection& selection,
                                      const ReportSections& sections = {});
[[nodiscard]] Report reportOf(const ReportParts& parts);
/// Which of the chosen networks have no result yet stands in Report::partial.
[[nodiscard]] Report reportOf(const Study& study, const Selection& selection,
                              const ReportSections& sections = {});

}  // namespace scalescope::ui
