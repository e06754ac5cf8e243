// SPDX-License-Identifier: Apache-2.0
#include "core/model/cost.h"
#include "core/model/memory_prediction.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

using namespace scalescope;

class TstCost : public QObject {
    Q_OBJECT
private slots:
    void partsAddUp_data();
    void partsAddUp();
    void oneConvolutionIsCountedByHand();
    void b0PeakIsTheDocumentedSum();
    void peakIsTheFirstMaximumOfTheSteps();
    void memoryGrowsWithBatchAndElementSize();
    void impossibleBatchesAreRefused_data();
    void impossibleBatchesAreRefused();
    void receptiveFieldsAreOfConvolutionsOnly();
};

void TstCost::partsAddUp_data() {
    QTest::addColumn<int>("variant");
    for (int i = 0; i < 8; ++i)
        QTest::addRow("b%d", i) << i;
}

void TstCost::partsAddUp() {
    QFETCH(const int, variant);
    const Cost cost = costOf(*buildGraph(family().at(static_cast<std::size_t>(variant)).spec));
    std::int64_t params = 0, macs = 0;
    QStringList names;
    for (const PartCost& part : cost.parts) {
        names.append(QString::fromStdString(part.part));
        params += part.params;
        macs += part.macs;
    }
    QCOMPARE(names,
             (QStringList{"stem", "expand", "depthwise", "se", "project", "head", "classifier"}));
    QCOMPARE(params, cost.params);
    QCOMPARE(macs, cost.macs);
}

void TstCost::oneConvolutionIsCountedByHand() {
    const auto graph = buildGraph(family()[0].spec);
    const Node& stem = graph->nodes[0];
    QCOMPARE(stem.macs, std::int64_t{112 * 112 * 32 * 27});
    QCOMPARE(stem.params, std::int64_t{32 * 27 + 2 * 32});
    const Node& depthwise = graph->nodes[1];
    QCOMPARE(depthwise.macs, std::int64_t{112 * 112 * 32 * 9});
    QCOMPARE(depthwise.params, std::int64_t{32 * 9 + 2 * 32});
    const Node& reduce = graph->nodes[3];
    QCOMPARE(reduce.macs, std::int64_t{32 * 8});
    QCOMPARE(reduce.params, std::int64_t{32 * 8 + 8});
    const Node& pool = graph->nodes[2];
    QCOMPARE(pool.macs + pool.params, std::int64_t{0});
}

void TstCost::b0PeakIsTheDocumentedSum() {
    const auto prediction = predictMemory(*buildGraph(family()[0].spec), 1);
    const std::int64_t image = 3 * 224 * 224 * 4, blockInput = 16 * 112 * 112 * 4,
                       expanded = 96 * 112 * 112 * 4;
    QCOMPARE(prediction.peakBytes, image + blockInput + 2 * expanded);
    QCOMPARE(prediction.peakTensor, std::string("2.0 expand: batch norm output"));
}

void TstCost::peakIsTheFirstMaximumOfTheSteps() {
    const auto graph = buildGraph(family()[3].spec);
    const auto prediction = predictMemory(*graph, 1);
    QCOMPARE(prediction.steps.size(), graph->nodes.size());
    std::int64_t largest = 0;
    int first = -1;
    for (const LiveStep& step : prediction.steps) {
        QCOMPARE(step.node, static_cast<int>(&step - prediction.steps.data()));
        if (step.liveBytes > largest) {
            largest = step.liveBytes;
            first = step.node;
        }
    }
    QCOMPARE(prediction.peakBytes, largest);
    QCOMPARE(prediction.peakNode, first);
    QVERIFY(prediction.peakTensor.starts_with(graph->nodes[static_cast<std::size_t>(first)].name));
}

void TstCost::memoryGrowsWithBatchAndElementSize() {
    const auto graph = buildGraph(family()[0].spec);
    const std::int64_t one = predictMemory(*graph, 1).peakBytes;
    QCOMPARE(predictMemory(*graph, 32).peakBytes, 32 * one);
    QCOMPARE(predictMemory(*graph, 1, 2).peakBytes, one / 2);
}

void TstCost::impossibleBatchesAreRefused_data() {
    QTest::addColumn<qint64>("batch");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("no image") << qint64{0} << qint64{4};
    QTest::newRow("negative") << qint64{-1} << qint64{4};
    QTest::newRow("overflowing") << (qint64{1} << 60) << qint64{4};
    QTest::newRow("no bytes") << qint64{1} << qint64{0};
}

void TstCost::impossibleBatchesAreRefused() {
    QFETCH(const qint64, batch);
    QFETCH(const qint64, bytes);
    const auto graph = buildGraph(family()[0].spec);
    const auto failure = test::failureOf([&] { (void)predictMemory(*graph, batch, bytes); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
}

void TstCost::receptiveFieldsAreOfConvolutionsOnly() {
    const std::vector<std::int64_t> b0{3, 7, 19, 67, 147, 339, 787, 851};
    const std::vector<std::int64_t> b7{3, 19, 71, 279, 583, 1223, 2823, 3079};
    QCOMPARE(receptiveFields(*buildGraph(family()[0].spec)), b0);
    QCOMPARE(receptiveFields(*buildGraph(family()[7].spec)), b7);
    QCOMPARE(receptiveFields(*buildGraph(family()[0].spec, 64, 640)), b0);  // not of the input
}

SCALESCOPE_TEST(TstCost)
#include "tst_cost.moc"
