// SPDX-License-Identifier: Apache-2.0
#include "ui/report/study_report.h"

#include "core/report/report_input.h"
#include "core/session/questions/ablate_job.h"
#include "core/session/questions/grad_cam_job.h"
#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <utility>

namespace scalescope::ui {

namespace {

/// The answers of a column; maps and reports live as long as the results that they are part of.
VariantResult resultOf(const StudyEntry& known) {
    VariantResult result{known.spec, known.diagnosis, known.benchmark, known.failure};
    if (known.gradCam)
        result.classMap = ClassMap{{known.gradCam, &known.gradCam->cam}, known.gradCam->fed};
    for (const auto& [kind, ablation] : known.ablations)
        if (ablation)
            result.ablations.emplace_back(ablation, &ablation->report);
    return result;
}

void join(std::string& names, const std::string& name) {
    names.append(names.empty() ? "" : ", ").append(name);
}

/// What a reader would otherwise take for complete.
class Missing {
public:
    void add(const StudyEntry& known) {
        const std::string name = displayName(known.spec);
        if (!known.diagnosis && !known.failure)
            join(known.state == RunState::Canceled ? m_cancelled : m_none, name);
        if (known.benchState == RunState::Canceled && !known.benchmark)
            join(m_untimed, name);
    }
    [[nodiscard]] std::optional<std::string> text() const {
        std::string all;
        if (!m_none.empty())
            all += " No result yet for " + m_none + ".";
        if (!m_cancelled.empty())
            all += " Cancelled before a result: " + m_cancelled + ".";
        if (!m_untimed.empty())
            all += " Timing was cancelled for " + m_untimed + ".";
        return all.empty() ? std::nullopt : std::optional(all.substr(1));
    }

private:
    std::string m_none, m_cancelled, m_untimed;
};

std::string folderOf(const ImageList& sources) {
    if (sources.size() < 2)
        return {};
    CommonFolder folder;
    for (const ImageSource& source : sources)
        folder.add(source.path);
    return folder.name();
}

}  // namespace

ReportParts reportParts(const Study& study, const Selection& selection,
                        const ReportSections& sections) {
    ReportParts parts;
    Missing missing;
    for (const ColumnIndex column : selection.columns()) {
        const StudyEntry& known = study.entry(column);
        missing.add(known);
        if (known.diagnosis || known.failure)
            parts.results.push_back(resultOf(known));
    }
    parts.image = study.images().shown;
    parts.thresholds = study.settings().thresholds();
    parts.sections = sections;
    parts.folder = folderOf(study.images().sources);
    parts.imagesAsked = study.images().sources.size();
    parts.partial = missing.text();
    return parts;
}

Report reportOf(const ReportParts& parts) {
    Report report = makeReport(parts.results, parts.image, parts.thresholds, parts.sections);
    report.folder = parts.folder;
    report.imagesAsked = parts.imagesAsked;
    if (parts.partial)
        report.partial = report.partial ? *parts.partial + " " + *report.partial : *parts.partial;
    return report;
}

Report reportOf(const Study& study, const Selection& selection, const ReportSections& sections) {
    return reportOf(reportParts(study, selection, sections));
}

}  // namespace scalescope::ui
