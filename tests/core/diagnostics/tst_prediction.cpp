// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/prediction.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace scalescope;
using namespace scalescope::test;

namespace {

Prediction of(const std::vector<float>& logits, int k = 5) {
    Labels labels;
    for (std::size_t i = 0; i < logits.size(); ++i)
        labels.names.push_back("label " + std::to_string(i));
    return predict(logits, labels, k);
}

}  // namespace

class TstPrediction : public QObject {
    Q_OBJECT

private slots:
    void equalsNumpy();
    void hugeLogitsDoNotOverflow();
    void tiesGoToTheLowerIndex();
    void fewClassesGiveAShorterList();
    void oneOutputIsASigmoidScore();
    void nonFiniteLogitsGiveNoPrediction();
    void askedClassesHaveTheirRank();
    void noLogitsAreRefused();
    void agreementIsTheShareOfTheMostFrequentClass();
    void tiedVotesAreAllNamed();
    void overSeveralImagesAgreementIsTheMean();
    void topFiveOverlapIsJaccard();
    void firstFlipIsTheSmallestVariantThatDiffers();
    void randomWeightsAreNotCompared();
    void otherClassListsAreNotCompared();
};

void TstPrediction::equalsNumpy() {
    const QJsonObject expected = golden("prediction");
    std::vector<float> logits = uniform(5, 1000);
    for (float& z : logits)
        z *= 16.0F;
    const Prediction prediction = of(logits);
    QVERIFY(prediction.valid);
    const std::vector<double> top = reals(expected, "top"),
                              probabilities = reals(expected, "probabilities");
    QCOMPARE(prediction.topk.size(), std::size_t{5});
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(static_cast<double>(prediction.topk[i].index), top[i]);
        QVERIFY(close(prediction.topk[i].probability, probabilities[i]));
        QCOMPARE(prediction.topk[i].label, "label " + std::to_string(prediction.topk[i].index));
        QCOMPARE(prediction.topk[i].logit, double{logits[static_cast<std::size_t>(top[i])]});
    }
    QVERIFY(close(prediction.entropyNats.value(), real(expected, "entropy")));
    QVERIFY(close(prediction.entropyNormalised.value(), real(expected, "normalised")));
    QVERIFY(close(prediction.margin.value(), real(expected, "margin")));
    QCOMPARE(prediction.logitMargin.value(), prediction.topk[0].logit - prediction.topk[1].logit);
    QCOMPARE(prediction.logits, logits);
}

void TstPrediction::hugeLogitsDoNotOverflow() {
    const Prediction prediction = of({3e38F, 3e38F, -3e38F});
    QVERIFY(prediction.valid);
    QCOMPARE(prediction.topk[0].probability, 0.5);
    QCOMPARE(prediction.margin.value(), 0.0);
    QVERIFY(close(prediction.entropyNats.value(), std::log(2.0)));
}

void TstPrediction::tiesGoToTheLowerIndex() {
    const Prediction prediction = of({1.0F, 2.0F, 2.0F, 1.0F, 2.0F});
    const int expected[] = {1, 2, 4, 0, 3};
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(prediction.topk[i].index, expected[i]);
}

void TstPrediction::fewClassesGiveAShorterList() {
    QCOMPARE(of({1.0F, 2.0F, 3.0F}).topk.size(), std::size_t{3});
    const Prediction one = of({1.0F, 2.0F, 3.0F}, 1);
    QCOMPARE(one.topk.size(), std::size_t{1});
    QVERIFY(one.margin.value() > 0.0);  // the second class is needed though it is not listed
}

void TstPrediction::oneOutputIsASigmoidScore() {
    const Prediction prediction = of({4.0F});
    QVERIFY(prediction.valid);
    QVERIFY(close(prediction.topk[0].probability, 1.0 / (1.0 + std::exp(-4.0))));
    QCOMPARE(std::string(scoringName(prediction.logits.size())), std::string("sigmoid"));
    QCOMPARE(of({-800.0F}).topk[0].probability, 0.0);
    QVERIFY(!prediction.margin && !prediction.logitMargin);
    QVERIFY(!prediction.entropyNats && !prediction.entropyNormalised);
}

void TstPrediction::nonFiniteLogitsGiveNoPrediction() {
    constexpr float kInf = std::numeric_limits<float>::infinity();
    for (const float bad : {std::nanf(""), kInf, -kInf}) {
        const Prediction prediction = of({1.0F, bad, 2.0F});
        QVERIFY(!prediction.valid);
        QVERIFY(prediction.topk.empty());
        QVERIFY(!prediction.margin);
    }
}

void TstPrediction::askedClassesHaveTheirRank() {
    const Labels labels{{"a", "b", "c", "d"}, ""};
    Prediction prediction = predict(std::vector<float>{1.0F, 3.0F, 1.0F, 2.0F}, labels, 1);
    addAsked(prediction, labels, {2, 1, 0});
    QCOMPARE(prediction.asked.size(), std::size_t{3});
    const std::int64_t ranks[] = {4, 1, 3};  // of equal logits the lower index goes first
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(prediction.asked[i].rank, ranks[i]);
    QCOMPARE(prediction.asked[0].score.label, std::string("c"));
    QCOMPARE(prediction.asked[1].score.probability, prediction.topk[0].probability);
    const double sum = 2 * std::exp(1.0) + std::exp(2.0) + std::exp(3.0);
    QVERIFY(close(prediction.asked[2].score.probability, std::exp(1.0) / sum));
    Prediction none = predict(std::vector<float>{1.0F, std::nanf("")}, labels, 1);
    addAsked(none, labels, {0});
    QVERIFY(none.asked.empty());
}

void TstPrediction::noLogitsAreRefused() {
    const auto failure = failureOf([] { static_cast<void>(predict({}, Labels{}, 5)); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
}

void TstPrediction::agreementIsTheShareOfTheMostFrequentClass() {
    const Prediction a = of({3, 1, 0}), b = of({1, 3, 0}), c = of({4, 1, 0});
    const Agreement agreement = agreementOf({&a, &b, &c}, {"B0", "B1", "B2"});
    QVERIFY(agreement.comparable);
    QVERIFY(close(agreement.score, 2.0 / 3.0));
    QCOMPARE(agreement.mostFrequent, std::vector<int>{0});
    const std::vector<float> expected{1, 0, 1, 0, 1, 0, 1, 0, 1};
    QCOMPARE(agreement.top1.values, expected);
    QCOMPARE(agreement.top1.rowLabels, agreement.names);
}

void TstPrediction::tiedVotesAreAllNamed() {
    const Prediction a = of({3, 1, 0}), b = of({1, 3, 0});
    const Agreement agreement = agreementOf({&a, &b}, {"B0", "B1"});
    QCOMPARE(agreement.score, 0.5);
    QCOMPARE(agreement.mostFrequent, (std::vector<int>{0, 1}));
}

void TstPrediction::overSeveralImagesAgreementIsTheMean() {
    const Prediction cat = of({3, 1, 0}), dog = of({1, 3, 0});
    const std::vector<std::string> names{"B0", "B1"};
    const Agreement agreement = agreementOver({{&cat, &cat}, {&cat, &dog}, {&dog, &cat}}, names);
    QCOMPARE(agreement.images, 3);
    QVERIFY(close(agreement.score, (1.0 + 0.5 + 0.5) / 3.0));
    QVERIFY(close(double{agreement.top1.at(0, 1)}, 1.0 / 3.0, 1e-6));
    QCOMPARE(agreement.top1.at(1, 1), 1.0F);
    QCOMPARE(agreement.mostFrequent, std::vector<int>{0});  // of the first image
    const Prediction other = of({1, 2});
    QVERIFY(!agreementOver({{&cat, &cat}, {&cat, &other}}, names).comparable);
    QVERIFY(!agreementOver({}, names).comparable);
}

void TstPrediction::topFiveOverlapIsJaccard() {
    const Prediction a = of({9, 8, 7, 6, 5, 0, 0, 0, 0, 0}), b = of({0, 0, 0, 9, 8, 7, 6, 5, 0, 0});
    const Agreement agreement = agreementOf({&a, &b}, {"B0", "B1"});
    QVERIFY(close(double{agreement.top5Overlap.at(0, 1)}, 2.0 / 8.0,
                  1e-7));  // classes 3 and 4 of eight
    QCOMPARE(agreement.top5Overlap.at(1, 1), 1.0F);
}

void TstPrediction::firstFlipIsTheSmallestVariantThatDiffers() {
    const Prediction cat = of({3, 1, 0}), dog = of({1, 3, 0});
    const Agreement agreement = agreementOf({&cat, &dog, &dog, &cat}, {"B0", "B3", "B5", "B7"});
    QCOMPARE(agreement.reference.value(), 3);
    QCOMPARE(agreement.firstFlip.value(), 1);
    const Agreement unanimous = agreementOf({&cat, &cat}, {"B0", "B1"});
    QVERIFY(!unanimous.firstFlip);
    // The largest variant is the reference wherever it stands.
    QCOMPARE(agreementOf({&cat, &dog}, {"B7", "B0"}).reference.value(), 0);
    // A network of one's own is no larger or smaller variant.
    const Agreement own = agreementOf({&cat, &dog, &cat}, {"B0", "mine", "B2"});
    QCOMPARE(own.reference.value(), 2);
    QVERIFY(!own.firstFlip);
    QCOMPARE(own.mostFrequent, std::vector<int>{0});
    QVERIFY(!agreementOf({&cat, &dog}, {"mine", "yours"}).reference);
}

void TstPrediction::randomWeightsAreNotCompared() {
    const Prediction a = of({3, 1, 0});
    Prediction b = of({3, 1, 0});
    b.meaningful = false;
    const Agreement agreement = agreementOf({&a, &b}, {"B0", "B1"});
    QVERIFY(!agreement.comparable);
    QVERIFY(agreement.reason.find("B1 has random weights") != std::string::npos);
    QVERIFY(!agreement.firstFlip);
}

void TstPrediction::otherClassListsAreNotCompared() {
    const Prediction a = of({3, 1, 0}), more = of({3, 1, 0, 0});
    QVERIFY(!agreementOf({&a, &more}, {"B0", "B1"}).comparable);
    Prediction renamed = of({3, 1, 0});
    renamed.topk[1].label = "another name";
    QVERIFY(!agreementOf({&a, &renamed}, {"B0", "B1"}).comparable);
}

SCALESCOPE_TEST(TstPrediction)
#include "tst_prediction.moc"
