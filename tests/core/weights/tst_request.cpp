// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weights.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using Source = WeightsRequest::Source;

class TstRequest : public QObject {
    Q_OBJECT

private slots:
    void readsWords();
    void readsSeeds();
    void readsVariants();
    void aFolderIsLookedInFirst();
    void aPathMayHoldAnEqualsSign();
    void refuses_data();
    void refuses();
    void onlyRandomPredictionsMeanNothing();
};

void TstRequest::readsWords() {
    QCOMPARE(parseWeightsOption("auto").request.source, Source::Auto);
    QCOMPARE(parseWeightsOption("random").request, (WeightsRequest{Source::Random, {}, 0}));
    QCOMPARE(parseWeightsOption("x/y.pth").request, (WeightsRequest{Source::Path, "x/y.pth", 0}));
    QVERIFY(!parseWeightsOption("auto").forNetwork);
}

void TstRequest::readsSeeds() {
    QCOMPARE(parseWeightsOption("random:7").request.seed, std::uint64_t{7});
    QCOMPARE(parseWeightsOption("random:18446744073709551615").request.seed, ~std::uint64_t{0});
}

void TstRequest::readsVariants() {
    const auto option = parseWeightsOption("b3=own.safetensors");
    QCOMPARE(option.forNetwork, std::optional<std::string>("b3"));
    QCOMPARE(option.request, (WeightsRequest{Source::Path, "own.safetensors", 0}));
    QCOMPARE(parseWeightsOption("efficientnet_b7=random:2").forNetwork,
             std::optional<std::string>("b7"));
    QCOMPARE(parseWeightsOption("B0=auto").request.source, Source::Auto);
}

void TstRequest::aFolderIsLookedInFirst() {
    const test::Files files;
    const auto option = parseWeightsOption(files.folder().string());
    QCOMPARE(option.request, (WeightsRequest{Source::Auto, files.folder(), 0}));
    QCOMPARE(parseWeightsOption("no/such/folder/").request.source, Source::Auto);
}

void TstRequest::aPathMayHoldAnEqualsSign() {
    const auto option = parseWeightsOption("runs/lr=0.1/best.pth");
    QVERIFY(!option.forNetwork);
    QCOMPARE(option.request.path, std::filesystem::path("runs/lr=0.1/best.pth"));
}

void TstRequest::refuses_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "random:", "random:x", "random:-1", "random:7x",
                             "random:18446744073709551616", "b8=x.pth", "b3=", "B12=auto"})
        QTest::addRow("%s", *text ? text : "empty") << QString(text);
}

void TstRequest::refuses() {
    QFETCH(QString, text);
    const auto failure = test::failureOf([&] { (void)parseWeightsOption(text.toStdString()); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    QCOMPARE(exitCodeOf(*failure), 2);
    QVERIFY(failure->message.starts_with("Weights "));
}

void TstRequest::onlyRandomPredictionsMeanNothing() {
    for (const WeightsKind kind : {WeightsKind::Verified, WeightsKind::PrefixVerified,
                                   WeightsKind::Differs, WeightsKind::Own, WeightsKind::Demo})
        QVERIFY(predictionsMeaningful(kind));
    QVERIFY(!predictionsMeaningful(WeightsKind::Random));
    QCOMPARE(std::string(weightsKindName(WeightsKind::Own)), std::string("own"));
    QCOMPARE(std::string(weightsKindBadge(WeightsKind::Demo)), std::string("demo"));
    QCOMPARE(parseWeightsOption("demo").request.source, WeightsRequest::Source::Demo);
    QCOMPARE(std::string(weightsKindBadge(WeightsKind::Verified)),
             std::string("trained, hash verified"));
}

SCALESCOPE_TEST(TstRequest)
#include "tst_request.moc"
