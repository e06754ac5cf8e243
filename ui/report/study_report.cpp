// SPDX-License-Identifier: Apache-2.0
#include "ui/report/study_report.h"

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <string>
#include <utility>
#include <vector>

namespace scalescope::ui {

Report reportOf(const Study& study, const Selection& selection, const ReportSections& sections) {
    std::vector<VariantResult> results;
    std::string missing, cancelled;
    for (const int column : selection.columns()) {
        const StudyEntry& known = study.entry(column);
        if (known.diagnosis && known.diagnosis->partial)
            cancelled.append(" ")
                .append(displayName(known.spec))
                .append(" was ")
                .append(*known.diagnosis->partial)
                .append(".");
        if (!known.diagnosis && !known.failure)
            missing += (missing.empty() ? "" : ", ") + displayName(known.spec);
        else
            results.push_back({known.spec, known.diagnosis, known.benchmark, known.failure});
    }
    Report report = makeReport(std::move(results), study.images().shown,
                               study.settings().thresholds(), sections);
    if (!missing.empty())
        report.partial = "No result yet for " + missing + ".";
    if (!cancelled.empty())
        report.partial = report.partial ? *report.partial + cancelled : cancelled.substr(1);
    return report;
}

}  // namespace scalescope::ui
