// SPDX-License-Identifier: Apache-2.0
#include "core/model/parameters.h"
#include "core/weights/random.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <atomic>
#include <cmath>
#include <cstring>

using namespace scalescope;

namespace {

std::shared_ptr<const StateDict> drawn(int variant, std::uint64_t seed) {
    RunContext context;
    return randomWeights(family().at(static_cast<std::size_t>(variant)).spec, seed, context);
}

}  // namespace

class TstRandom : public QObject {
    Q_OBJECT

private slots:
    void valuesAreThoseComputedInPython();
    void everyExpectedTensorIsThere();
    void spreadIsHeNormal();
    void batchNormsTakeNoMeanAway();
    void seedsAndKeysGiveOtherValues();
    void classCountIsThatOfTheSpec();
    void recipeNamesWhatDecidesTheValues();
    void cancelStops();
};

void TstRandom::valuesAreThoseComputedInPython() {
    const auto golden = nlohmann::json::parse(test::readAll(test::goldenPath("weights.json")));
    QVERIFY(!golden.at("random").empty());
    for (const auto& tensor : golden.at("random")) {
        const auto dict = drawn(0, tensor.at("seed").get<std::uint64_t>());
        const auto values = toFloat(*dict->find(tensor.at("key").get<std::string>()));
        const auto expected = tensor.at("values").get<std::vector<double>>();
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(values.at(i), static_cast<float>(expected[i]));  // bit for bit
    }
}

void TstRandom::everyExpectedTensorIsThere() {
    const auto dict = drawn(1, 0);
    const auto parameters = expectedParameters(buildArchitecture(family().at(1).spec));
    QCOMPARE(dict->size(), parameters.size());
    for (const ParameterSpec& parameter : parameters) {
        const WeightTensor* tensor = dict->find(parameter.key);
        QVERIFY2(tensor, parameter.key.c_str());
        QCOMPARE(tensor->shape, parameter.shape);
        QCOMPARE(tensor->dtype,
                 parameter.role == ParameterRole::BnTracked ? Dtype::I64 : Dtype::F32);
        QCOMPARE(tensor->bytes.size(),
                 static_cast<std::size_t>(parameter.elements()) * dtypeSize(tensor->dtype));
    }
}

void TstRandom::spreadIsHeNormal() {
    const auto values = toFloat(*drawn(0, 3)->find("classifier.weight"));
    double sum = 0, squares = 0;
    for (const float value : values) {
        sum += static_cast<double>(value);
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    const auto count = static_cast<double>(values.size());
    const double expected = std::sqrt(2.0 / 1280.0);
    QVERIFY(std::abs(sum / count) < 0.01 * expected);
    QVERIFY(std::abs(std::sqrt(squares / count) - expected) < 0.01 * expected);
}

void TstRandom::batchNormsTakeNoMeanAway() {
    const auto dict = drawn(0, 3);
    QCOMPARE(toFloat(*dict->find("stem.bn.weight")), std::vector<float>(32, 1.0F));
    QCOMPARE(toFloat(*dict->find("stem.bn.running_mean")), std::vector<float>(32, 0.0F));
    const auto variance = toFloat(*dict->find("stem.bn.running_var"));
    QCOMPARE(variance, std::vector<float>(32, variance.front()));
}

void TstRandom::seedsAndKeysGiveOtherValues() {
    const auto first = drawn(0, 0), second = drawn(0, 1);
    QVERIFY(contentDigest(*first) != contentDigest(*second));
    QCOMPARE(contentDigest(*first), contentDigest(*drawn(0, 0)));
    const auto reduce = toFloat(*first->find("stages.2.1.se.reduce.weight"));
    const auto expand = toFloat(*first->find("stages.2.1.se.expand.weight"));
    QVERIFY(reduce.at(0) != expand.at(0));
}

void TstRandom::classCountIsThatOfTheSpec() {
    NetworkSpec spec = family().at(0).spec;
    spec.classCount = 7;
    RunContext context;
    const auto dict = randomWeights(spec, 0, context);
    QCOMPARE(dict->find("classifier.weight")->shape, (std::vector<std::int64_t>{7, 1280}));
    QCOMPARE(dict->find("classifier.bias")->shape, std::vector<std::int64_t>{7});
}

void TstRandom::recipeNamesWhatDecidesTheValues() {
    NetworkSpec spec = family().at(0).spec;
    const std::string recipe = randomRecipe(spec, 5);
    QVERIFY(recipe.find("seed 5") != std::string::npos);
    QVERIFY(randomRecipe(spec, 6) != recipe);
    spec.classCount = 7;
    QVERIFY(randomRecipe(spec, 5) != recipe);
    QVERIFY(randomRecipe(family().at(3).spec, 5) != recipe);
}

void TstRandom::cancelStops() {
    const std::atomic<bool> cancel{true};
    RunContext context({}, &cancel);
    QVERIFY_THROWS_EXCEPTION(Canceled, (void)randomWeights(family().at(7).spec, 0, context));
}

SCALESCOPE_TEST(TstRandom)
#include "tst_random.moc"
