// SPDX-License-Identifier: Apache-2.0
#include "ui/report/finding_flow.h"

#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/report/page_flow.h"
#include "ui/report/print_colours.h"

#include <algorithm>
#include <string>
#include <vector>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostFindings = 60;

QColor colourOf(Verdict verdict) {
    return verdict == Verdict::Fail   ? kPrintFail
           : verdict == Verdict::Warn ? kPrintWarn
           : verdict == Verdict::Ok   ? kPrintOk
                                      : kPrintInfo;
}

/// "B6 block 7.1: ", or nothing for the whole family.
QString placeOf(const Finding& finding, const std::vector<VariantResult>& variants) {
    const auto about = std::ranges::find_if(variants, [&](const VariantResult& variant) {
        return variant.spec.name == finding.variant;
    });
    const std::string name = about != variants.end() ? displayName(about->spec) : finding.variant;
    const QString place = QString(qstr(name) + u' ' + qstr(finding.place)).trimmed();
    return place.isEmpty() ? QString() : place + u": "_s;
}

void putFinding(PageFlow& flow, const Finding& finding, const Report& report) {
    flow.paragraph(qstr(verdictName(finding.severity)) + u"  "_s +
                       placeOf(finding, report.variants) + qstr(finding.title),
                   PrintStyle::Strong, colourOf(finding.severity));
    const QString evidence = qstr(finding.evidence);
    flow.paragraph(evidence.isEmpty() || evidence.endsWith(u'.') ? evidence : evidence + u'.');
    flow.paragraph(qstr(finding.advice), PrintStyle::Text, kPrintMuted);
}

}  // namespace

void putFindings(PageFlow& flow, const Report& report) {
    const std::vector<Finding>& findings = report.findings;
    if (findings.empty())
        flow.paragraph(Texts::tr("No rule found anything that needs attention."));
    for (std::size_t i = 0; i < std::min(findings.size(), kMostFindings); ++i)
        putFinding(flow, findings[i], report);
    if (findings.size() > kMostFindings)
        flow.paragraph(
            Texts::tr("%1 more are in the other formats.").arg(findings.size() - kMostFindings),
            PrintStyle::Note, kPrintMuted);
}

}  // namespace scalescope::ui
