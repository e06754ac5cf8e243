// SPDX-License-Identifier: Apache-2.0
// The arithmetic of "will it fit?" against what executors really hold.
#include "core/base/error.h"
#include "core/exec/executor.h"
#include "core/exec/memory_meter.h"
#include "core/exec/memory_need.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace scalescope;

namespace {

constexpr std::int64_t kPage = 4096;

TensorF32 imagesOf(std::int64_t batch, std::int64_t side) {
    TensorF32 input{{batch, 3, side, side}, {}};
    input.values.assign(static_cast<std::size_t>(elementCount(input.shape)), 0.25F);
    return input;
}

/// Less than a page apart, the need being the larger one.
bool isRoundedUp(std::int64_t need, std::int64_t held) {
    return need >= held && need - held < kPage;
}

}  // namespace

class TstMemoryNeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void needIsWhatTheFusedEngineHolds_data();
    void needIsWhatTheFusedEngineHolds();
    void needOfTheReferenceEngineHasItsWeights_data();
    void needOfTheReferenceEngineHasItsWeights();
    void theSystemGivesNoMoreThanTheArenaNeeds();
    void largestBatchIsTheLastWithinTheBudget_data();
    void largestBatchIsTheLastWithinTheBudget();
    void whatCannotRunOneImageFitsNone();
    void batchesOutOfBoundsAreRefused();
};

void TstMemoryNeed::needIsWhatTheFusedEngineHolds_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("batch");
    QTest::addColumn<bool>("bf16");
    QTest::newRow("B0, one image") << 0 << 1 << false;
    QTest::newRow("B0, three images") << 0 << 3 << false;
    QTest::newRow("B0, bf16") << 0 << 2 << true;
    QTest::newRow("B2, one image") << 2 << 1 << false;
}

void TstMemoryNeed::needIsWhatTheFusedEngineHolds() {
    QFETCH(int, variant);
    QFETCH(int, batch);
    QFETCH(bool, bf16);
    constexpr std::int64_t kSide = 160;
    const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
    const RunOptions asked{.engine = EngineKind::Fused, .dtype = bf16 ? Dtype::BF16 : Dtype::F32};
    const auto executor = buildExecutor(spec, test::hashWeights(spec), asked).executor;
    RunContext context;
    const PassResult result = executor->run(imagesOf(batch, kSide), {}, context);
    const auto graph = buildGraph(spec, kSide, kSide);
    const MemoryNeed need = memoryNeed(*graph, executor->options(), batch);
    QCOMPARE(need.engine, std::string("fused"));
    QCOMPARE(need.batch, std::int64_t{batch});
    QVERIFY(isRoundedUp(need.weightBytes, executor->weightBytes()));
    const std::int64_t images = batch * 3 * kSide * kSide * 4,
                       logits = static_cast<std::int64_t>(result.logits.size() * sizeof(float));
    QVERIFY(isRoundedUp(need.passBytes, executor->workspaceBytes() + images + logits));
    QVERIFY(need.passBytes >= executor->memoryPlan(imagesOf(batch, kSide), {})->peakBytes);
}

void TstMemoryNeed::needOfTheReferenceEngineHasItsWeights_data() {
    QTest::addColumn<bool>("bf16");
    QTest::newRow("fp32") << false;
    QTest::newRow("bf16") << true;
}

void TstMemoryNeed::needOfTheReferenceEngineHasItsWeights() {
    QFETCH(bool, bf16);
    const NetworkSpec& spec = family()[0].spec;
    const RunOptions asked{.engine = EngineKind::Reference,
                           .dtype = bf16 ? Dtype::BF16 : Dtype::F32};
    const auto executor = buildExecutor(spec, test::hashWeights(spec), asked).executor;
    const MemoryNeed need = memoryNeed(*buildGraph(spec), executor->options());
    QCOMPARE(need.engine, std::string("reference"));
    QCOMPARE(need.weightBytes, executor->weightBytes());
    QCOMPARE(need.workspaceUnknown, bf16);
}

/// A buffer of an allocator would be larger by up to two huge pages.
void TstMemoryNeed::theSystemGivesNoMoreThanTheArenaNeeds() {
    const NetworkSpec& spec = family()[0].spec;
    const auto executor =
        buildExecutor(spec, test::hashWeights(spec), {.engine = EngineKind::Fused}).executor;
    const TensorF32 input = imagesOf(8, 224);
    RunContext context;
    static_cast<void>(executor->run(imagesOf(1, 224), {}, context));  // threads are there now
    const std::int64_t before = processMemory().dataBytes;
    static_cast<void>(executor->run(input, {}, context));
    const std::int64_t got = processMemory().dataBytes - before;
    const MemoryNeed need = memoryNeed(*buildGraph(spec), executor->options(), 8);
    const auto images = static_cast<std::int64_t>(input.values.size() * sizeof(float));
    constexpr std::int64_t kBookkeeping = 1 << 20;
    if (before == 0)
        QSKIP("this system does not tell what a process holds");
    QVERIFY2(std::abs(got - (need.passBytes - images)) <= kBookkeeping,
             qPrintable(QStringLiteral("%1 of %2").arg(got).arg(need.passBytes - images)));
}

void TstMemoryNeed::largestBatchIsTheLastWithinTheBudget_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<qint64>("budget");
    for (const int variant : {0, 2, 7})
        for (const qint64 mebibytes : {300, 512, 4096})
            QTest::addRow("B%d in %lld MiB", variant, static_cast<long long>(mebibytes))
                << variant << (mebibytes << 20);
}

void TstMemoryNeed::largestBatchIsTheLastWithinTheBudget() {
    QFETCH(int, variant);
    QFETCH(qint64, budget);
    const auto graph = buildGraph(family().at(static_cast<std::size_t>(variant)).spec);
    const RunOptions options{.threads = 2};
    const std::int64_t largest = largestBatchWithin(budget, *graph, options);
    if (largest > 0)
        QVERIFY(memoryNeed(*graph, options, largest).totalBytes() <= budget);
    QVERIFY(memoryNeed(*graph, options, largest + 1).totalBytes() > budget);
}

void TstMemoryNeed::whatCannotRunOneImageFitsNone() {
    const auto graph = buildGraph(family()[0].spec);
    const std::int64_t one = memoryNeed(*graph, {}).totalBytes();
    QCOMPARE(largestBatchWithin(one - 1, *graph, {}), 0);
    QCOMPARE(largestBatchWithin(one, *graph, {}), 1);
    QCOMPARE(largestBatchWithin(-1, *graph, {}), 0);
}

void TstMemoryNeed::batchesOutOfBoundsAreRefused() {
    const auto graph = buildGraph(family()[0].spec);
    for (const std::int64_t batch : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{2'000'000}})
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(memoryNeed(*graph, {}, batch)));
}

SCALESCOPE_TEST(TstMemoryNeed)
#include "tst_memory_need.moc"
