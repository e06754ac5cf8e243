// SPDX-License-Identifier: Apache-2.0
#include "core/model/cost.h"
#include "core/model/parameters.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

namespace {

/// Batch norm's statistics are not learnt.
bool isTrainable(const ParameterSpec& parameter) {
    return parameter.role != ParameterRole::BnMean && parameter.role != ParameterRole::BnVar &&
           parameter.role != ParameterRole::BnTracked;
}

}  // namespace

class TstParameters : public QObject {
    Q_OBJECT
private slots:
    void b0HasThreeHundredAndSixtyTensors();
    void beginsInTheOrderOfTorchvision();
    void shapesAreThoseOfTorchvision_data();
    void shapesAreThoseOfTorchvision();
    void keysAreUnique();
    void trainableOnesAreTheParametersOfTheCost();
    void fanInIsTheInputsOfOneOutput();
    void classCountSetsTheClassifier();
};

void TstParameters::b0HasThreeHundredAndSixtyTensors() {
    const auto parameters = expectedParameters(buildArchitecture(family()[0].spec));
    QCOMPARE(parameters.size(), std::size_t{360});
    const auto trainable = std::count_if(parameters.begin(), parameters.end(), isTrainable);
    QCOMPARE(trainable, std::ptrdiff_t{213});
}

void TstParameters::beginsInTheOrderOfTorchvision() {
    const auto parameters = expectedParameters(buildArchitecture(family()[0].spec));
    const char* expected[] = {"stem.conv.weight",
                              "stem.bn.weight",
                              "stem.bn.bias",
                              "stem.bn.running_mean",
                              "stem.bn.running_var",
                              "stem.bn.num_batches_tracked",
                              "stages.1.0.depthwise.conv.weight",
                              "stages.1.0.depthwise.bn.weight",
                              "stages.1.0.depthwise.bn.bias",
                              "stages.1.0.depthwise.bn.running_mean",
                              "stages.1.0.depthwise.bn.running_var",
                              "stages.1.0.depthwise.bn.num_batches_tracked",
                              "stages.1.0.se.reduce.weight",
                              "stages.1.0.se.reduce.bias",
                              "stages.1.0.se.expand.weight",
                              "stages.1.0.se.expand.bias",
                              "stages.1.0.project.conv.weight"};
    for (std::size_t i = 0; i < std::size(expected); ++i)
        QCOMPARE(parameters[i].key, std::string(expected[i]));
    QCOMPARE(parameters[358].key, std::string("classifier.weight"));
    QCOMPARE(parameters[359].key, std::string("classifier.bias"));
}

void TstParameters::shapesAreThoseOfTorchvision_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QList<int>>("shape");
    using L = QList<int>;
    QTest::newRow("features.0.0.weight") << "stem.conv.weight" << L{32, 3, 3, 3};
    QTest::newRow("features.0.1.num_batches_tracked") << "stem.bn.num_batches_tracked" << L{};
    QTest::newRow("features.1.0.block.0.0.weight")
        << "stages.1.0.depthwise.conv.weight" << L{32, 1, 3, 3};
    QTest::newRow("features.1.0.block.1.fc1.weight")
        << "stages.1.0.se.reduce.weight" << L{8, 32, 1, 1};
    QTest::newRow("features.1.0.block.1.fc2.bias") << "stages.1.0.se.expand.bias" << L{32};
    QTest::newRow("features.2.0.block.0.0.weight")
        << "stages.2.0.expand.conv.weight" << L{96, 16, 1, 1};
    QTest::newRow("features.2.0.block.2.fc1.weight")
        << "stages.2.0.se.reduce.weight" << L{4, 96, 1, 1};
    QTest::newRow("features.2.0.block.3.1.bias") << "stages.2.0.project.bn.bias" << L{24};
    QTest::newRow("features.8.0.weight") << "head.conv.weight" << L{1280, 320, 1, 1};
    QTest::newRow("classifier.1.weight") << "classifier.weight" << L{1000, 1280};
}

void TstParameters::shapesAreThoseOfTorchvision() {
    QFETCH(const QString, key);
    QFETCH(const QList<int>, shape);
    const auto parameters = expectedParameters(buildArchitecture(family()[0].spec));
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& p) { return p.key == key.toStdString(); });
    QVERIFY(found != parameters.end());
    QCOMPARE(found->shape, std::vector<std::int64_t>(shape.begin(), shape.end()));
}

void TstParameters::keysAreUnique() {
    QSet<QString> keys;
    const auto parameters = expectedParameters(buildArchitecture(family()[7].spec));
    for (const ParameterSpec& parameter : parameters)
        keys.insert(QString::fromStdString(parameter.key));
    QCOMPARE(keys.size(), 1200);
    QCOMPARE(parameters.size(), std::size_t{1200});
}

void TstParameters::trainableOnesAreTheParametersOfTheCost() {
    for (const VariantRow& row : family()) {
        std::int64_t sum = 0;
        for (const ParameterSpec& parameter : expectedParameters(buildArchitecture(row.spec)))
            sum += isTrainable(parameter) ? parameter.elements() : 0;
        QCOMPARE(sum, costOf(*buildGraph(row.spec)).params);
    }
}

void TstParameters::fanInIsTheInputsOfOneOutput() {
    const auto fanIn = [](std::vector<std::int64_t> shape) {
        return ParameterSpec{"x", std::move(shape), ParameterRole::ConvWeight}.fanIn();
    };
    QCOMPARE(fanIn({32, 3, 3, 3}), std::int64_t{27});
    QCOMPARE(fanIn({32, 1, 5, 5}), std::int64_t{25});
    QCOMPARE(fanIn({1000, 1280}), std::int64_t{1280});
    QCOMPARE(fanIn({32}), std::int64_t{1});
    QCOMPARE(fanIn({}), std::int64_t{1});
}

void TstParameters::classCountSetsTheClassifier() {
    NetworkSpec spec = family()[0].spec;
    spec.classCount = 7;
    const auto parameters = expectedParameters(buildArchitecture(spec));
    QCOMPARE(parameters[358].shape, (std::vector<std::int64_t>{7, 1280}));
    QCOMPARE(parameters[359].shape, std::vector<std::int64_t>{7});
}

SCALESCOPE_TEST(TstParameters)
#include "tst_parameters.moc"
