// SPDX-License-Identifier: Apache-2.0
// Findings of several variants are told once, in the order in which they are of use.
#include "core/diagnostics/findings/finding_groups.h"
#include "core/diagnostics/findings/finding_rules.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace scalescope;

namespace {

Finding finding(const char* rule, Verdict severity, const char* variant,
                const char* title = "title") {
    Finding made;
    made.rule = rule;
    made.severity = severity;
    made.variant = variant;
    made.title = title;
    return made;
}

const std::vector<std::string> kNames{"B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7"};

/// Words in quotes of a source that look like rules: "gate.saturated".
std::set<std::string> rulesIn(const std::string& path) {
    std::ifstream file(std::string(SCALESCOPE_SOURCE_DIR) + path);
    std::stringstream text;
    text << file.rdbuf();
    const std::string source = text.str();
    static const std::regex kCall(
        R"re((?:findingFor\(\s*\w+,\s*|familyFinding\(|\.rule = |\n\s+\{)"([a-z0-9]+\.[a-z0-9_]+)")re");
    std::set<std::string> rules;
    for (std::sregex_iterator hit(source.begin(), source.end(), kCall), end; hit != end; ++hit)
        rules.insert((*hit)[1]);
    return rules;
}

}  // namespace

class TstFindingGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatVariantsShareIsOneGroup() {
        const auto groups = grouped({finding("weights.random", Verdict::Info, "b1"),
                                     finding("weights.demo", Verdict::Info, "b0"),
                                     finding("weights.random", Verdict::Info, "b2")});
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].findings.size(), std::size_t{2});
        QCOMPARE(groups[0].findings[1].variant, std::string("b2"));
    }

    void otherSeverityIsAnotherGroup() {
        const auto groups = grouped(
            {finding("silu.left", Verdict::Warn, "b1"), finding("silu.left", Verdict::Fail, "b2")});
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].first().variant, std::string("b2"));
    }

    /// A warning about the network stands above a failed measurement, and both above what is told.
    void problemsOfTheNetworkComeFirst() {
        const auto groups = grouped({finding("memory.peak", Verdict::Info, "b0"),
                                     finding("latency.noise", Verdict::Fail, "b0"),
                                     finding("latency.few_runs", Verdict::Info, "b0"),
                                     finding("weights.random", Verdict::Info, "b0"),
                                     finding("gate.saturated", Verdict::Warn, "b0"),
                                     finding("numeric.nonfinite", Verdict::Fail, "b0")});
        std::vector<std::string> order;
        for (const FindingGroup& group : groups)
            order.push_back(group.first().rule);
        QCOMPARE(order,
                 (std::vector<std::string>{"numeric.nonfinite", "gate.saturated", "latency.noise",
                                           "weights.random", "memory.peak", "latency.few_runs"}));
    }

    void titleIsTheSharedOneElseTheTopic() {
        const auto same = grouped({finding("memory.peak", Verdict::Info, "b0", "x"),
                                   finding("memory.peak", Verdict::Info, "b1", "x")});
        QCOMPARE(same[0].title(), std::string("x"));
        const auto different = grouped({finding("memory.peak", Verdict::Info, "b0", "x"),
                                        finding("memory.peak", Verdict::Info, "b1", "y")});
        QCOMPARE(different[0].title(), std::string(findingRule("memory.peak").topic));
        QCOMPARE(different[0].common(&Finding::title), std::string());
    }

    void neighboursAreARun_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::addColumn<std::string>("text");
        QTest::newRow("none") << std::vector<int>{} << std::string();
        QTest::newRow("one") << std::vector<int>{3} << std::string("B3");
        QTest::newRow("two") << std::vector<int>{3, 4} << std::string("B3, B4");
        QTest::newRow("run") << std::vector<int>{1, 2, 3, 7} << std::string("B1…B3, B7");
        QTest::newRow("all") << std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7} << std::string("B0…B7");
    }

    void neighboursAreARun() {
        QFETCH(const std::vector<int>, columns);
        std::vector<bool> members(kNames.size());
        for (const int column : columns)
            members[static_cast<std::size_t>(column)] = true;
        QTEST(runsOfNames(kNames, members), "text");
    }

    /// Read from the sources, so that a new rule is not forgotten.
    void everyRuleSaysWhatItIsAboutAndWhy() {
        std::set<std::string> rules;
        for (const char* path : {"/core/diagnostics/findings/activation_findings.cpp",
                                 "/core/diagnostics/findings/gate_findings.cpp",
                                 "/core/diagnostics/findings/findings.cpp",
                                 "/core/diagnostics/findings/memory_findings.cpp",
                                 "/core/diagnostics/findings/run_findings.cpp",
                                 "/core/diagnostics/weights/weight_findings.cpp",
                                 "/core/bench/benchmark_findings.cpp"})
            rules.merge(rulesIn(path));
        QCOMPARE_GE(rules.size(), std::size_t{34});
        for (const std::string& rule : rules) {
            const FindingRule known = findingRule(rule);
            QVERIFY2(!known.topic.empty(), rule.c_str());
            QVERIFY2(known.why.ends_with('.'), rule.c_str());
        }
    }
};

SCALESCOPE_TEST(TstFindingGroups)
#include "tst_finding_groups.moc"
