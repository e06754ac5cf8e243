// SPDX-License-Identifier: Apache-2.0
// The modules of the reference executor: names, training, loading.
#ifndef Q_MOC_RUN
#include "core/exec/reference/efficientnet_module.h"
#include "tests/support/test_program.h"

#include <ATen/ATen.h>
#endif
#include "core/model/parameters.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_support.h"

#include <QtTest>

using namespace scalescope;

class TstLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void networkNamesItsTensorsAsExpectedParametersSays_data();
    void networkNamesItsTensorsAsExpectedParametersSays();
    void dropPathActsInTrainingOnly();
    void loadingNamesTheTensorThatIsMissing();
    void loadingNamesTheTensorOfAnotherShape();
};

void TstLayers::networkNamesItsTensorsAsExpectedParametersSays_data() {
    QTest::addColumn<int>("variant");
    for (int variant : {0, 3})
        QTest::addRow("b%d", variant) << variant;
}

void TstLayers::networkNamesItsTensorsAsExpectedParametersSays() {
    QFETCH(int, variant);
    const Architecture architecture =
        buildArchitecture(family().at(static_cast<std::size_t>(variant)).spec);
    reference::EfficientNet net(architecture);
    std::map<std::string, std::vector<std::int64_t>> actual, expected;
    for (const auto& each : net->named_parameters())
        actual[each.key()] = each.value().sizes().vec();
    for (const auto& each : net->named_buffers())
        actual[each.key()] = each.value().sizes().vec();
    for (const ParameterSpec& each : expectedParameters(architecture))
        expected[each.key] = each.shape;
    QCOMPARE(actual.size(), expected.size());
    QVERIFY(actual == expected);
}

void TstLayers::dropPathActsInTrainingOnly() {
    const at::NoGradGuard noGrad;
    NetworkSpec spec = family()[0].spec;
    spec.dropout = 0.0;
    reference::EfficientNet net(buildArchitecture(spec));
    net->takeWeights(test::hashWeights(spec));
    const auto graph = buildGraph(spec, 64, 64);
    RunContext context;
    reference::PassScope scope(*graph, {}, context);
    const at::Tensor image = at::randn({4, 3, 64, 64});
    const auto run = [&] { return net->forward(image, scope); };
    net->eval();
    QVERIFY(at::equal(run(), run()));
    net->train();
    for (auto& norm : net->norms())
        norm->eval();  // what differs now is drop path alone
    QVERIFY(!at::equal(run(), run()));
}

void TstLayers::loadingNamesTheTensorThatIsMissing() {
    const NetworkSpec& spec = family()[0].spec;
    const StateDict whole = test::hashWeights(spec);
    StateDict part;
    for (const auto& [key, tensor] : whole.entries())
        if (key != "stages.5.2.se.reduce.bias")
            part.set(key, tensor);
    reference::EfficientNet net(buildArchitecture(spec));
    const auto failure = test::failureOf([&] { net->takeWeights(part); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::TensorMissing);
    QVERIFY(failure->message.find("stages.5.2.se.reduce.bias") != std::string::npos);
}

void TstLayers::loadingNamesTheTensorOfAnotherShape() {
    reference::EfficientNet net(buildArchitecture(family()[2].spec));
    const auto failure =
        test::failureOf([&] { net->takeWeights(test::hashWeights(family()[0].spec)); });
    QVERIFY(failure.has_value());
    QVERIFY(failure->code == ErrorCode::ShapeMismatch || failure->code == ErrorCode::TensorMissing);
    QCOMPARE(failure->subject, Subject::Weights);
}

SCALESCOPE_TEST(TstLayers)
#include "tst_layers.moc"
