// SPDX-License-Identifier: Apache-2.0
// The modules of the reference executor: shapes, names, the literature's squeeze-and-excitation.
#ifndef Q_MOC_RUN
#include "core/exec/reference/efficientnet_module.h"
#include "tests/support/test_program.h"

#include <ATen/ATen.h>
#endif
#include "core/model/parameters.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <sstream>

using namespace scalescope;

class TstLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainExcitationKeepsTheShape();
    void plainExcitationGatesEveryChannelOfEverySample();
    void plainExcitationHasNoBiasAndReduction16();
    void plainExcitationIsTheProductOfItsFormula();
    void plainExcitationRefusesOtherChannelCounts();
    void plainExcitationPrintsItsOptions();
    void networkNamesItsTensorsAsExpectedParametersSays_data();
    void networkNamesItsTensorsAsExpectedParametersSays();
    void dropPathActsInTrainingOnly();
    void loadingNamesTheTensorThatIsMissing();
    void loadingNamesTheTensorOfAnotherShape();
};

void TstLayers::plainExcitationKeepsTheShape() {
    reference::SqueezeExcitation se(64);
    const at::Tensor y = se->forward(at::randn({2, 64, 32, 32}));
    QCOMPARE(y.sizes().vec(), (std::vector<std::int64_t>{2, 64, 32, 32}));
}

void TstLayers::plainExcitationGatesEveryChannelOfEverySample() {
    reference::SqueezeExcitation se(64);
    const at::Tensor gates = se->gates(at::randn({2, 64, 32, 32}));
    QCOMPARE(gates.sizes().vec(), (std::vector<std::int64_t>{2, 64}));
    QVERIFY((gates > 0).all().item<bool>());
    QVERIFY((gates < 1).all().item<bool>());
}

void TstLayers::plainExcitationHasNoBiasAndReduction16() {
    reference::SqueezeExcitation se(64);
    const auto parameters = se->named_parameters();
    QCOMPARE(parameters.size(), std::size_t{2});
    QCOMPARE(parameters["reduce.weight"].sizes().vec(), (std::vector<std::int64_t>{4, 64}));
    QCOMPARE(parameters["expand.weight"].sizes().vec(), (std::vector<std::int64_t>{64, 4}));
}

void TstLayers::plainExcitationIsTheProductOfItsFormula() {
    const at::NoGradGuard noGrad;
    reference::SqueezeExcitation se(8, 2);
    const at::Tensor x = at::randn({3, 8, 5, 7});
    const auto parameters = se->named_parameters();
    const at::Tensor hidden =
        at::matmul(x.mean({2, 3}), parameters["reduce.weight"].t()).clamp_min(0);
    const at::Tensor s = 1 / (1 + at::exp(-at::matmul(hidden, parameters["expand.weight"].t())));
    QVERIFY(at::allclose(se->forward(x), x * s.view({3, 8, 1, 1}), 1e-5, 1e-6));
}

void TstLayers::plainExcitationRefusesOtherChannelCounts() {
    reference::SqueezeExcitation se(64);
    QVERIFY_EXCEPTION_THROWN(se->forward(at::randn({2, 32, 4, 4})), c10::Error);
    QVERIFY_EXCEPTION_THROWN(reference::SqueezeExcitation(64, 0), c10::Error);
}

void TstLayers::plainExcitationPrintsItsOptions() {
    std::ostringstream text;
    reference::SqueezeExcitation(64)->pretty_print(text);
    QCOMPARE(text.str(), std::string("SqueezeExcitation(channels=64, reduction=16)"));
}

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
    net->load(test::hashWeights(spec));
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
    const auto failure = test::failureOf([&] { net->load(part); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::TensorMissing);
    QVERIFY(failure->message.find("stages.5.2.se.reduce.bias") != std::string::npos);
}

void TstLayers::loadingNamesTheTensorOfAnotherShape() {
    reference::EfficientNet net(buildArchitecture(family()[2].spec));
    const auto failure = test::failureOf([&] { net->load(test::hashWeights(family()[0].spec)); });
    QVERIFY(failure.has_value());
    QVERIFY(failure->code == ErrorCode::ShapeMismatch || failure->code == ErrorCode::TensorMissing);
    QCOMPARE(failure->subject, Subject::Weights);
}

SCALESCOPE_TEST(TstLayers)
#include "tst_layers.moc"
