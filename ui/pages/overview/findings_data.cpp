// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/overview/findings_data.h"

#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/findings/finding_rules.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

QString displayOf(const std::string& name, const std::vector<FindingVariant>& variants) {
    const auto found = std::ranges::find(variants, name, &FindingVariant::name);
    return found != variants.end() ? qstr(found->display)
           : name.empty()          ? Texts::tr("all")
                                   : qstr(name);
}

bool tells(const std::string& sentence, const std::string& place) {
    return place.empty() || sentence.find(place) != std::string::npos;
}

/// With the place, if all are at one and the sentence does not name it.
std::string titleWithPlace(const FindingGroup& group) {
    const std::string title = str(coreText(group.title())), place = group.place();
    return tells(title, place) ? title : title + " (" + place + ")";
}

/// What all say, else each variant's own with its name.
std::string everyones(const FindingGroup& group, std::string Finding::*part,
                      const std::vector<FindingVariant>& variants) {
    if (const std::string shared = group.common(part); !shared.empty())
        return shared;
    std::string text;
    for (const Finding& finding : group.findings)
        text += (text.empty() ? "" : "; ") + str(displayOf(finding.variant, variants)) + ": " +
                finding.*part;
    return text;
}

QString row(const QString& head, const QString& content, const Theme& theme) {
    if (content.isEmpty())
        return {};
    return u"<tr><td style='color:%1; padding-right:10px; white-space:pre'>%2</td><td>%3</td></tr>"_s
        .arg(theme.muted.name(), head.toHtmlEscaped(), content);
}

QString link(std::size_t index, const QString& text, const Theme& theme) {
    return u"<a href='#%1' style='color:%2'>%3</a>"_s.arg(index).arg(theme.accent.name(),
                                                                     text.toHtmlEscaped());
}

/// Every variant with its place, and with its title and evidence where these are its own.
QString membersHtml(const FindingGroup& group, const std::vector<FindingVariant>& variants,
                    const Theme& theme) {
    const bool ownTitle = group.common(&Finding::title).empty();
    const bool ownEvidence = group.common(&Finding::evidence).empty();
    QStringList lines;
    for (std::size_t i = 0; i < group.findings.size(); ++i) {
        const Finding& finding = group.findings[i];
        QStringList parts;
        if (!ownTitle || !tells(finding.title, finding.place))
            parts << qstr(finding.place);
        if (ownTitle)
            parts << qstr(finding.title);
        if (ownEvidence)
            parts << qstr(finding.evidence);
        parts.removeAll(QString());
        lines << link(i, displayOf(finding.variant, variants), theme) + u' ' +
                     parts.join(u"; "_s).toHtmlEscaped();
    }
    const bool onLines = ownTitle || ownEvidence;
    return lines.join(onLines ? u"<br>"_s : u", "_s);
}

QString sourceText(const std::string& source) {
    return source == "own" ? Texts::tr("convention of this program") : qstr(source).toHtmlEscaped();
}

}  // namespace

QString variantsText(const FindingGroup& group, const std::vector<FindingVariant>& variants) {
    std::vector<std::string> names;
    std::vector<bool> members;
    for (const FindingVariant& variant : variants) {
        names.push_back(variant.display);
        members.push_back(std::ranges::find(group.findings, variant.name, &Finding::variant) !=
                          group.findings.end());
    }
    const std::string text = runsOfNames(names, members);
    return text.empty() ? displayOf(group.first().variant, variants) : qstr(text);
}

Table findingsTable(const std::vector<FindingGroup>& groups,
                    const std::vector<FindingVariant>& variants) {
    Table table = toTable(std::vector<Finding>{});
    std::rotate(table.columns.begin() + 2, table.columns.begin() + 3,
                table.columns.begin() + 4);  // the finding before its place
    for (const FindingGroup& group : groups)
        table.rows.push_back({verdictName(group.first().severity),
                              str(variantsText(group, variants)), titleWithPlace(group),
                              everyones(group, &Finding::place, variants),
                              everyones(group, &Finding::evidence, variants),
                              everyones(group, &Finding::advice, variants), group.first().threshold,
                              group.first().source});
    return table;
}

QString findingHtml(const FindingGroup& group, const std::vector<FindingVariant>& variants,
                    const Theme& theme) {
    const Finding& first = group.first();
    QString html =
        u"<p style='margin:0 0 4px 0'><span style='color:%1'>●</span> <b>%2</b></p>"_s.arg(
            theme.verdict(first.severity).name(), coreText(group.title()).toHtmlEscaped());
    html += u"<table cellspacing='0' cellpadding='1'>"_s;
    html += row(Texts::tr("Where"), membersHtml(group, variants, theme), theme);
    const auto text = [&](std::string Finding::*part) {
        return qstr(everyones(group, part, variants)).toHtmlEscaped();
    };
    if (!group.common(&Finding::evidence).empty())
        html += row(Texts::tr("Evidence"), text(&Finding::evidence), theme);
    html += row(Texts::tr("Threshold"), qstr(first.threshold).toHtmlEscaped(), theme);
    html += row(Texts::tr("Why"), coreText(findingRule(first.rule).why).toHtmlEscaped(), theme);
    html += row(Texts::tr("What to do"), text(&Finding::advice), theme);
    html += row(Texts::tr("Source"), sourceText(first.source), theme);
    return html + u"</table>"_s;
}

}  // namespace scalescope::ui
