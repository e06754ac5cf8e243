// SPDX-License-Identifier: Apache-2.0
#include "ui/report/finding_flow.h"

#include "core/diagnostics/findings/finding_groups.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/report/page_flow.h"
#include "ui/report/print_colours.h"

#include <algorithm>
#include <string>
#include <vector>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostGroups = 60;

QColor colourOf(Verdict verdict) {
    return verdict == Verdict::Fail   ? kPrintFail
           : verdict == Verdict::Warn ? kPrintWarn
           : verdict == Verdict::Ok   ? kPrintOk
                                      : kPrintInfo;
}

/// As the columns are called; of the whole family nothing.
QString nameOf(const std::string& variant, const std::vector<VariantResult>& variants) {
    const auto about = std::ranges::find_if(
        variants, [&](const VariantResult& each) { return each.spec.name == variant; });
    return qstr(about != variants.end() ? displayName(about->spec) : variant);
}

/// "B1…B7", or nothing for the whole family.
QString namesOf(const FindingGroup& group, const std::vector<VariantResult>& variants) {
    std::vector<std::string> names;
    std::vector<bool> members;
    for (const VariantResult& variant : variants) {
        names.push_back(displayName(variant.spec));
        members.push_back(std::ranges::any_of(group.findings, [&](const Finding& finding) {
            return finding.variant == variant.spec.name;
        }));
    }
    const std::string runs = runsOfNames(names, members);
    return runs.empty() ? nameOf(group.first().variant, variants) : qstr(runs);
}

QString sentence(const QString& text) {
    return text.isEmpty() || text.endsWith(u'.') ? text : text + u'.';
}

/// What is a variant's own, on a line with its name.
void putMembers(PageFlow& flow, const FindingGroup& group,
                const std::vector<VariantResult>& variants) {
    const bool ownTitle = group.common(&Finding::title).empty();
    const bool ownEvidence = group.common(&Finding::evidence).empty();
    const bool ownPlace = group.place() != group.first().place;
    if (!ownTitle && !ownEvidence && !ownPlace)
        return;
    for (const Finding& finding : group.findings) {
        QStringList parts;
        if (ownTitle)
            parts << qstr(finding.title);
        if (ownEvidence)
            parts << qstr(finding.evidence);
        parts.removeAll(QString());
        const QString who =
            QString(nameOf(finding.variant, variants) + u' ' + qstr(finding.place)).trimmed();
        flow.paragraph(parts.isEmpty() ? who : who + u": "_s + sentence(parts.join(u"; "_s)));
    }
}

void putGroup(PageFlow& flow, const FindingGroup& group,
              const std::vector<VariantResult>& variants) {
    const QString who = QString(namesOf(group, variants) + u' ' + qstr(group.place())).trimmed();
    flow.paragraph(qstr(verdictName(group.first().severity)) + u"  "_s +
                       (who.isEmpty() ? who : who + u": "_s) + coreText(group.title()),
                   PrintStyle::Strong, colourOf(group.first().severity));
    flow.paragraph(sentence(qstr(group.common(&Finding::evidence))));
    putMembers(flow, group, variants);
    // Advice of one rule differs by names and numbers only.
    const QString advice = qstr(group.first().advice);
    const bool common = group.common(&Finding::advice) == group.first().advice;
    flow.paragraph(common ? advice
                          : nameOf(group.first().variant, variants) + u": "_s + sentence(advice) +
                                Texts::tr(" For the others alike."),
                   PrintStyle::Text, kPrintMuted);
}

bool hasResults(const Report& report) {
    return std::ranges::any_of(report.variants, [](const VariantResult& variant) {
        return variant.diagnosis || variant.benchmark;
    });
}

}  // namespace

void putFindings(PageFlow& flow, const Report& report) {
    const std::vector<FindingGroup> groups = grouped(report.findings);
    if (groups.empty())
        flow.paragraph(hasResults(report)
                           ? Texts::tr("No rule found anything that needs attention.")
                           : Texts::tr("There is no result yet in which rules could look."));
    for (std::size_t i = 0; i < std::min(groups.size(), kMostGroups); ++i)
        putGroup(flow, groups[i], report.variants);
    if (groups.size() > kMostGroups)
        flow.paragraph(
            Texts::tr("%1 more are in the other formats.").arg(groups.size() - kMostGroups),
            PrintStyle::Note, kPrintMuted);
}

}  // namespace scalescope::ui
