// SPDX-License-Identifier: Apache-2.0
// Each rule about the values of weights: it fires on its fault alone and names the worst tensor.
#include "core/diagnostics/weights/weight_findings.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace scalescope;

namespace {

using Values = std::vector<float>;

/// A network of two layers without a fault.
StateDict healthyWeights() {
    StateDict dict;
    for (const std::string module : {"a", "b"}) {
        dict.set(module + ".conv.weight", makeTensor({4, 2}, Values{1, 2, -1, 3, 2, 1, 0.5F, -2}));
        dict.set(module + ".bn.weight", makeTensor({4}, Values{1, 0.9F, 1.1F, 1}));
        dict.set(module + ".bn.running_mean", makeTensor({4}, Values{0.1F, 0, -0.2F, 0}));
        dict.set(module + ".bn.running_var", makeTensor({4}, Values{1, 0.8F, 1.2F, 0.5F}));
    }
    return dict;
}

std::vector<Finding> findingsOf(const StateDict& dict) {
    RunContext context;
    return weightFindings(weightStatistics({dict, {}, family()[0].spec}, {}, context), "b0");
}

}  // namespace

class TstWeightFindings : public QObject {
    Q_OBJECT

private slots:
    void healthyWeightsHaveNone();
    void eachFaultHasItsRule_data();
    void eachFaultHasItsRule();
    void theWorstTensorIsNamedAndTheOthersCounted();
    void worstFindingsComeFirst();
    void initialStatisticsAreToldOnlyOfAllNorms();
};

void TstWeightFindings::healthyWeightsHaveNone() {
    QVERIFY(findingsOf(healthyWeights()).empty());
}

void TstWeightFindings::eachFaultHasItsRule_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QList<float>>("values");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("severity");
    const auto row = [](const char* name, const char* key, QList<float> values, const char* rule,
                        Verdict severity) {
        QTest::newRow(name) << QString::fromLatin1(key) << std::move(values)
                            << QString::fromLatin1(rule) << static_cast<int>(severity);
    };
    row("NaN", "a.bn.weight", {std::nanf(""), 1, 1, 1}, "weights.nonfinite", Verdict::Fail);
    row("negative", "a.bn.running_var", {-0.5F, 1, 1, 1}, "weights.variance_negative",
        Verdict::Fail);
    row("exploding", "a.bn.running_var", {2e4F, 1.1e4F, 1e4F, 1.2e4F}, "weights.variance_exploding",
        Verdict::Warn);
    row("eps", "a.bn.running_var", {1e-6F, 1, 1, 1}, "weights.variance_eps", Verdict::Warn);
    row("all eps", "a.bn.running_var", {1e-6F, 1e-6F, 1e-6F, 1e-6F}, "weights.variance_eps",
        Verdict::Fail);
    row("low gain", "a.bn.weight", {1e-5F, 1, 1, 1}, "weights.low_gain", Verdict::Warn);
    row("dead filter", "a.conv.weight", {0, 0, -1, 3, 2, 1, 0.5F, -2}, "weights.dead_filters",
        Verdict::Warn);
    row("fp16", "a.conv.weight", {1, 2, 7e4F, 3, 2, 1e3F, 4e2F, 5e2F}, "weights.fp16_overflow",
        Verdict::Warn);
}

void TstWeightFindings::eachFaultHasItsRule() {
    QFETCH(const QString, key);
    QFETCH(const QList<float>, values);
    QFETCH(const QString, rule);
    QFETCH(const int, severity);
    StateDict dict = healthyWeights();
    const std::string name = key.toStdString();
    const std::vector<std::int64_t> shape = dict.find(name)->shape;
    dict.set(name, makeTensor(shape, Values(values.begin(), values.end())));
    const std::vector<Finding> found = findingsOf(dict);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().rule, rule.toStdString());
    QCOMPARE(static_cast<int>(found.front().severity), severity);
    QCOMPARE(found.front().variant, std::string("b0"));
    // The gain is that of two tensors and told of the variances.
    const std::string place = rule == u"weights.low_gain" ? "a.bn.running_var" : name;
    QVERIFY2(found.front().title.ends_with(place), found.front().title.c_str());
    QVERIFY(!found.front().advice.empty() && !found.front().threshold.empty());
}

void TstWeightFindings::theWorstTensorIsNamedAndTheOthersCounted() {
    StateDict dict = healthyWeights();
    const float nan = std::nanf("");
    dict.set("a.bn.weight", makeTensor({4}, Values{nan, 1, 1, 1}));
    dict.set("b.bn.weight", makeTensor({4}, Values{nan, nan, 1, 1}));
    const std::vector<Finding> found = findingsOf(dict);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().title, std::string("NaN or Inf in b.bn.weight"));
    QCOMPARE(found.front().evidence, std::string("2 of 4 values; 1 more tensor"));
}

void TstWeightFindings::worstFindingsComeFirst() {
    StateDict dict = healthyWeights();
    dict.set("a.conv.weight", makeTensor({4, 2}, Values{0, 0, -1, 3, 2, 1, 0.5F, -2}));
    dict.set("b.bn.running_var", makeTensor({4}, Values{-1, 1, 1, 1}));
    const std::vector<Finding> found = findingsOf(dict);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found.at(0).severity, Verdict::Fail);
    QCOMPARE(found.at(1).severity, Verdict::Warn);
}

void TstWeightFindings::initialStatisticsAreToldOnlyOfAllNorms() {
    StateDict dict = healthyWeights();
    const auto fresh = [&](const std::string& module) {
        dict.set(module + ".bn.running_mean", makeTensor({4}, Values(4, 0.0F)));
        dict.set(module + ".bn.running_var", makeTensor({4}, Values(4, 1.0F)));
    };
    fresh("a");
    QVERIFY(findingsOf(dict).empty());
    fresh("b");
    const std::vector<Finding> found = findingsOf(dict);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().rule, std::string("weights.norms_untrained"));
    QCOMPARE(found.front().severity, Verdict::Fail);
}

SCALESCOPE_TEST(TstWeightFindings)
#include "tst_weight_findings.moc"
