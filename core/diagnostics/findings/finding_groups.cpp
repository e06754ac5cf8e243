// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/finding_groups.h"

#include "core/diagnostics/findings/finding_rules.h"

#include <algorithm>
#include <utility>

namespace scalescope {

std::string FindingGroup::common(std::string Finding::*part) const {
    const std::string& one = first().*part;
    return std::ranges::all_of(findings, [&](const Finding& other) { return other.*part == one; })
               ? one
               : std::string();
}

std::string FindingGroup::title() const {
    const std::string shared = common(&Finding::title);
    const std::string_view topic = findingRule(first().rule).topic;
    return !shared.empty() || topic.empty() ? first().title : std::string(topic);
}

std::string FindingGroup::place() const {
    return common(&Finding::place);
}

std::vector<FindingGroup> grouped(std::vector<Finding> findings) {
    std::ranges::stable_sort(findings, comesBefore);
    std::vector<FindingGroup> groups;
    for (Finding& finding : findings) {
        const auto same = std::ranges::find_if(groups, [&](const FindingGroup& group) {
            return group.first().rule == finding.rule && group.first().severity == finding.severity;
        });
        if (same == groups.end())
            groups.push_back({{std::move(finding)}});
        else
            same->findings.push_back(std::move(finding));
    }
    return groups;
}

std::string runsOfNames(const std::vector<std::string>& names, const std::vector<bool>& members) {
    constexpr std::size_t kShortestRun = 3;
    std::string text;
    const auto add = [&text](const std::string& part) {
        text += (text.empty() ? "" : ", ") + part;
    };
    for (std::size_t i = 0; i < names.size();) {
        std::size_t end = i;
        while (end < names.size() && members[end])
            ++end;
        if (end - i >= kShortestRun)
            add(names[i] + "…" + names[end - 1]);
        else
            for (std::size_t one = i; one < end; ++one)
                add(names[one]);
        i = std::max(end, i + 1);
    }
    return text;
}

}  // namespace scalescope
