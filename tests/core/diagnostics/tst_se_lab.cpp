// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/se_lab.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace scalescope;

namespace {

const QJsonArray& cases() {
    static const QJsonArray all =
        QJsonDocument::fromJson(
            QByteArray::fromStdString(test::readAll(test::goldenPath("se_lab.json"))))
            .object()
            .value(u"cases")
            .toArray();
    return all;
}

SeShape shapeOf(const QJsonValue& json) {
    const QJsonArray sizes = json.toArray();
    SeShape shape{};
    for (qsizetype i = 0; i < 4; ++i)
        shape[static_cast<std::size_t>(i)] = sizes.at(i).toInteger();
    return shape;
}

/// Largest difference relative to 1; infinity for other lengths.
double distance(const PerSample& found, const QJsonValue& json) {
    const QJsonArray expected = json.toArray();
    if (static_cast<std::size_t>(expected.size()) != found.size())
        return INFINITY;
    double worst = 0.0;
    for (std::size_t n = 0; n < found.size(); ++n) {
        const QJsonArray row = expected.at(static_cast<qsizetype>(n)).toArray();
        if (static_cast<std::size_t>(row.size()) != found[n].size())
            return INFINITY;
        for (std::size_t c = 0; c < found[n].size(); ++c)
            worst = std::max(worst,
                             std::abs(found[n][c] - row.at(static_cast<qsizetype>(c)).toDouble()));
    }
    return worst;
}

SeLabResult labOf(const SeShape& shape, const SeForm& form, std::uint64_t seed,
                  const std::map<std::int64_t, double>& overrides = {}) {
    return runSeLab(seLabInput(shape, seed), seLabWeights(shape[1], form, seed), form.activation,
                    overrides);
}

}  // namespace

class TstSeLab : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNumberEqualsPyTorch_data();
    void everyNumberEqualsPyTorch();
    void reductionChangesNeitherInputNorSqueeze();
    void anOverrideTakesItsChannelInEverySample();
    void closedGatesLetNothingThrough();
    void costIsThatOfTheTwoLayers_data();
    void costIsThatOfTheTwoLayers();
    void formsAreThoseOfTheirSources();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void refusesWeightsOfAnotherShape();
};

void TstSeLab::everyNumberEqualsPyTorch_data() {
    QTest::addColumn<int>("index");
    QVERIFY(cases().size() >= 4);
    for (int i = 0; i < cases().size(); ++i)
        QTest::addRow("case %d", i) << i;
}

void TstSeLab::everyNumberEqualsPyTorch() {
    QFETCH(int, index);
    const QJsonObject expected = cases().at(index).toObject();
    const SeForm form{.reduction = expected.value(u"reduction").toInt(),
                      .bias = expected.value(u"bias").toBool(),
                      .activation = expected.value(u"activation").toString() == u"silu"
                                        ? SeActivation::Silu
                                        : SeActivation::Relu};
    const SeShape shape = shapeOf(expected.value(u"shape"));
    const SeLabResult result =
        labOf(shape, form, static_cast<std::uint64_t>(expected.value(u"seed").toInteger()));
    QCOMPARE(result.outputShape, shapeOf(expected.value(u"outputShape")));
    QCOMPARE(seCost(shape[1], form).params, expected.value(u"params").toInteger());
    // PyTorch sums in float32: a few units in the last place of numbers near 1.
    QCOMPARE_LT(distance(result.squeeze, expected.value(u"squeeze")), 1e-6);
    QCOMPARE_LT(distance(result.hidden, expected.value(u"hidden")), 2e-6);
    QCOMPARE_LT(distance(result.gates, expected.value(u"gates")), 2e-6);
    QCOMPARE_LT(distance(result.energyIn, expected.value(u"energyIn")), 2e-6);
    QCOMPARE_LT(distance(result.energyOut, expected.value(u"energyOut")), 2e-6);
}

void TstSeLab::reductionChangesNeitherInputNorSqueeze() {
    const SeLabResult a = labOf({2, 32, 4, 4}, {.reduction = 4}, 3);
    const SeLabResult b = labOf({2, 32, 4, 4}, {.reduction = 16}, 3);
    QCOMPARE(a.squeeze, b.squeeze);
    QCOMPARE(a.energyIn, b.energyIn);
    QCOMPARE(a.hidden[1].size(), 8U);
    QCOMPARE(b.hidden[1].size(), 2U);
    QVERIFY(a.gates != b.gates);
    QVERIFY(labOf({2, 32, 4, 4}, {.reduction = 4}, 4).squeeze != a.squeeze);
}

void TstSeLab::anOverrideTakesItsChannelInEverySample() {
    const SeLabResult free = labOf({3, 8, 5, 5}, {.reduction = 2}, 0);
    const SeLabResult held = labOf({3, 8, 5, 5}, {.reduction = 2}, 0, {{5, 1.0}});
    for (std::size_t n = 0; n < 3; ++n)
        for (std::size_t c = 0; c < 8; ++c) {
            QCOMPARE(held.gates[n][c], c == 5 ? 1.0 : free.gates[n][c]);
            QCOMPARE(held.energyOut[n][c], c == 5 ? held.energyIn[n][c] : free.energyOut[n][c]);
        }
}

void TstSeLab::closedGatesLetNothingThrough() {
    const SeLabResult closed = labOf({1, 2, 3, 3}, {.reduction = 1}, 0, {{0, 0.0}, {1, 0.0}});
    QCOMPARE(closed.energyOut, PerSample{std::vector<double>(2, 0.0)});
    QVERIFY(closed.energyIn[0][0] > 0.0);
}

void TstSeLab::costIsThatOfTheTwoLayers_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("reduction");
    QTest::addColumn<bool>("bias");
    QTest::addColumn<int>("hidden");
    QTest::addColumn<int>("params");
    QTest::newRow("the literature's 64") << 64 << 16 << false << 4 << 512;
    QTest::newRow("B0's block 7.1") << 1152 << 24 << true << 48 << 2 * 1152 * 48 + 1152 + 48;
    QTest::newRow("one hidden unit stays") << 5 << 64 << false << 1 << 10;
    QTest::newRow("none saved") << 10 << 1 << false << 10 << 200;
}

void TstSeLab::costIsThatOfTheTwoLayers() {
    QFETCH(int, channels);
    QFETCH(int, reduction);
    QFETCH(bool, bias);
    const SeCost cost = seCost(channels, {.reduction = reduction, .bias = bias});
    QTEST(static_cast<int>(cost.hidden), "hidden");
    QTEST(static_cast<int>(cost.params), "params");
    QCOMPARE(cost.macs, 2 * channels * cost.hidden);
}

void TstSeLab::formsAreThoseOfTheirSources() {
    QCOMPARE(literatureSeForm().reduction, 16);
    QVERIFY(!literatureSeForm().bias);
    QCOMPARE(literatureSeForm().activation, SeActivation::Relu);
    // A block expands 80 channels to 480 and squeezes to 20.
    QCOMPARE(seCost(480, efficientNetSeForm()).hidden, 20);
    QVERIFY(efficientNetSeForm().bias);
    QCOMPARE(efficientNetSeForm().activation, SeActivation::Silu);
}

void TstSeLab::refusesWhatCannotBe_data() {
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<int>("reduction");
    QTest::addColumn<int>("channel");
    QTest::addColumn<double>("gate");
    QTest::newRow("no sample") << QList<int>{0, 8, 4, 4} << 4 << 0 << 1.0;
    QTest::newRow("negative") << QList<int>{1, -8, 4, 4} << 4 << 0 << 1.0;
    QTest::newRow("huge") << QList<int>{4096, 4096, 4096, 4096} << 4 << 0 << 1.0;
    QTest::newRow("reduction 0") << QList<int>{1, 8, 4, 4} << 0 << 0 << 1.0;
    QTest::newRow("reduction 65") << QList<int>{1, 8, 4, 4} << 65 << 0 << 1.0;
    QTest::newRow("no such channel") << QList<int>{1, 8, 4, 4} << 4 << 8 << 1.0;
    QTest::newRow("gate above 1") << QList<int>{1, 8, 4, 4} << 4 << 0 << 1.5;
    QTest::newRow("gate not a number") << QList<int>{1, 8, 4, 4} << 4 << 0 << std::nan("");
}

void TstSeLab::refusesWhatCannotBe() {
    QFETCH(QList<int>, shape);
    QFETCH(int, reduction);
    QFETCH(int, channel);
    QFETCH(double, gate);
    const auto failure = test::failureOf([&] {
        (void)labOf({shape[0], shape[1], shape[2], shape[3]}, {.reduction = reduction}, 0,
                    {{channel, gate}});
    });
    QVERIFY(failure.has_value());
    QVERIFY(failure->code == ErrorCode::ArgumentInvalid ||
            failure->code == ErrorCode::LimitExceeded);
    QVERIFY(failure->message.ends_with('.'));
}

void TstSeLab::refusesWeightsOfAnotherShape() {
    const TensorF32 input = seLabInput({1, 8, 2, 2}, 0);
    SeWeights weights = seLabWeights(9, {.reduction = 2}, 0);
    const auto failure =
        test::failureOf([&] { (void)runSeLab(input, weights, SeActivation::Relu); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ShapeMismatch);
    weights = seLabWeights(8, {.reduction = 2, .bias = true}, 0);
    weights.expandBias.pop_back();
    QVERIFY(test::failureOf([&] { (void)runSeLab(input, weights, SeActivation::Relu); }));
}

SCALESCOPE_TEST(TstSeLab)
#include "tst_se_lab.moc"
