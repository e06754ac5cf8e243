// SPDX-License-Identifier: Apache-2.0
// Learning rates and sides of a training, step by step, and how sides are written.
#include "core/train/schedule.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <cmath>
#include <map>

using namespace scalescope;

class TstSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void warmUpIsLinearThenACosineFallsToZero();
    void stepScheduleTakesATenthPerThird();
    void sidesFollowTheirShares();
    void readsSides();
    void refusesSides_data();
    void refusesSides();
    void lastBatchIsWhole();
};

namespace {

TrainOptions hundredSteps() {
    TrainOptions options;
    options.batch = 10;
    options.pictures = 1000;
    options.learningRate = 0.4;
    options.warmup = 0.1;
    return options;
}

}  // namespace

void TstSchedule::warmUpIsLinearThenACosineFallsToZero() {
    const TrainOptions options = hundredSteps();
    for (int step = 0; step < 10; ++step)
        QVERIFY(std::abs(learningRateAt(options, step) - 0.04 * (step + 1)) < 1e-12);
    QVERIFY(std::abs(learningRateAt(options, 10) - 0.4) < 1e-12);
    QVERIFY(std::abs(learningRateAt(options, 55) - 0.2) < 1e-12);
    for (int step = 11; step < 100; ++step)
        QVERIFY(learningRateAt(options, step) < learningRateAt(options, step - 1));
    QVERIFY(learningRateAt(options, 99) > 0.0);
    QVERIFY(learningRateAt(options, 99) < 0.001);
}

void TstSchedule::stepScheduleTakesATenthPerThird() {
    TrainOptions options = hundredSteps();
    options.schedule = ScheduleKind::Step;
    for (const auto& [step, rate] : std::map<int, double>{
             {10, 0.4}, {39, 0.4}, {40, 0.04}, {69, 0.04}, {70, 0.004}, {99, 0.004}})
        QVERIFY(std::abs(learningRateAt(options, step) - rate) < 1e-12);
}

void TstSchedule::sidesFollowTheirShares() {
    TrainOptions options = hundredSteps();
    options.sizes = {{64, 0.5}, {96, 0.3}, {224, 0.2}};
    std::map<int, int> counts;
    for (int step = 0; step < 100; ++step)
        ++counts[sideAt(options, step)];
    QCOMPARE(counts, (std::map<int, int>{{64, 50}, {96, 30}, {224, 20}}));
    QCOMPARE(sideAt(options, 49), 64);
    QCOMPARE(sideAt(options, 50), 96);
    QCOMPARE(sideAt(options, 99), 224);
}

void TstSchedule::readsSides() {
    QCOMPARE(parseSizes("96"), (std::vector<SizeShare>{{96, 1.0}}));
    const auto sizes = parseSizes("64:0.4,96:0.5,224:0.1");
    QCOMPARE(sizes, (std::vector<SizeShare>{{64, 0.4}, {96, 0.5}, {224, 0.1}}));
    QCOMPARE(sizesText(sizes), std::string("64:0.4,96:0.5,224:0.1"));
    QCOMPARE(sizesText(parseSizes("96")), std::string("96"));
}

void TstSchedule::refusesSides_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "x", "96px", "96:", "96:0.5", "96:0.5,64:0.6", "31", "1025", "96,",
                             "96:nan", "96:-1,64:2", "64:0.5;96:0.5", "99999999999"})
        QTest::newRow(text) << text;
}

void TstSchedule::refusesSides() {
    QFETCH(QString, text);
    const auto failure =
        test::failureOf([&] { static_cast<void>(parseSizes(text.toStdString())); });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid);
    QVERIFY(QString::fromStdString(failure->message).startsWith("Picture side"));
}

void TstSchedule::lastBatchIsWhole() {
    TrainOptions options;
    options.batch = 32;
    options.pictures = 33;
    QCOMPARE(options.steps(), std::int64_t{2});
}

SCALESCOPE_TEST(TstSchedule)
#include "tst_schedule.moc"
