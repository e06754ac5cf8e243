// SPDX-License-Identifier: Apache-2.0
// Many images in order, several to a pass, prepared elsewhere within bounds.
#include "core/base/error.h"
#include "core/bench/many_images.h"
#include "core/exec/executor.h"
#include "core/model/memory_prediction.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

using namespace scalescope;

namespace {

/// Every value of an image is its index.
ManyImages numbered(std::size_t count) {
    ManyImages images;
    images.count = count;
    images.inputBytes = 3 * 4 * sizeof(float);
    images.threads = 3;
    images.prepare = [](std::size_t index) {
        return TensorF32{{1, 3, 2, 2}, std::vector<float>(12, static_cast<float>(index))};
    };
    return images;
}

/// Lays out its memory itself, and says how much that is.
class PlanningExecutor final : public Executor {
public:
    explicit PlanningExecutor(std::int64_t peakBytes) { m_plan.peakBytes = peakBytes; }
    PassResult run(const TensorF32&, const PassOptions&, RunContext&) override { return {}; }
    std::vector<double> time(const TensorF32&, int, int, const std::function<bool(int)>&) override {
        return {};
    }
    [[nodiscard]] const char* name() const noexcept override { return "planning"; }
    [[nodiscard]] std::string device() const override { return "cpu"; }
    [[nodiscard]] Dtype dtype() const noexcept override { return Dtype::BF16; }
    [[nodiscard]] std::int64_t weightBytes() const noexcept override { return 0; }
    [[nodiscard]] std::optional<MemoryPrediction> memoryPlan(const TensorF32& input,
                                                             const PassOptions&) override {
        checkInput(input);
        return m_plan;
    }

private:
    MemoryPrediction m_plan;
};

struct Passes {
    std::vector<std::int64_t> sizes;
    std::vector<float> seen;
    std::vector<std::size_t> firsts;
    std::thread::id thread;

    std::function<void(std::size_t, const TensorF32&)> keep() {
        return [this](std::size_t first, const TensorF32& tensor) {
            firsts.push_back(first);
            sizes.push_back(tensor.shape[0]);
            for (std::size_t at = 0; at < tensor.values.size(); at += 12)
                seen.push_back(tensor.values[at]);
            thread = std::this_thread::get_id();
        };
    }
};

bool ascending(const std::vector<float>& values, std::size_t count) {
    if (values.size() != count)
        return false;
    for (std::size_t i = 0; i < count; ++i)
        if (values[i] != static_cast<float>(i))
            return false;
    return true;
}

}  // namespace

class TstManyImages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderIsThatOfTheImages_data();
    void orderIsThatOfTheImages();
    void firstImageMayGoAlone();
    void imagesWithoutAShapeAreLeftOut();
    void tellsWhatItDid();
    void whatIsAskedBesideIsInNoTime();
    void preparesOnOtherThreads();
    void waitingImagesAreBounded();
    void errorOfOneImageComesAfterThePassesBefore();
    void cancelEndsAtOnceAndTellsWhatIsDone();
    void progressIsMonotone();
    void batchFitsTheMemory();
    void batchGoesByTheEnginesOwnPlan();
};

void TstManyImages::orderIsThatOfTheImages_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("batch");
    for (const int count : {1, 5, 64})
        for (const int batch : {0, 1, 3, 100})
            QTest::addRow("%d by %d", count, batch) << count << batch;
}

void TstManyImages::orderIsThatOfTheImages() {
    QFETCH(int, count);
    QFETCH(int, batch);
    ManyImages images = numbered(static_cast<std::size_t>(count));
    images.wantedBatch = batch;
    images.largestBatch = 8;
    Passes passes;
    images.pass = passes.keep();
    Throughput throughput;
    RunContext context;
    runMany(images, throughput, context);
    QVERIFY(ascending(passes.seen, static_cast<std::size_t>(count)));
    QCOMPARE(throughput.images, std::int64_t{count});
    QVERIFY(passes.thread == std::this_thread::get_id());
}

void TstManyImages::firstImageMayGoAlone() {
    ManyImages images = numbered(9);
    images.wantedBatch = 4;
    images.firstAlone = true;
    Passes passes;
    images.pass = passes.keep();
    Throughput throughput;
    RunContext context;
    runMany(images, throughput, context);
    QVERIFY((passes.sizes == std::vector<std::int64_t>{1, 4, 4}));
    QVERIFY((passes.firsts == std::vector<std::size_t>{0, 1, 5}));
}

void TstManyImages::imagesWithoutAShapeAreLeftOut() {
    ManyImages images = numbered(12);
    images.wantedBatch = 4;
    images.firstAlone = true;
    images.prepare = [make = images.prepare](std::size_t index) {
        return index % 3 == 0 ? TensorF32{} : make(index);
    };
    Passes passes;
    images.pass = passes.keep();
    Throughput throughput;
    RunContext context;
    runMany(images, throughput, context);
    QVERIFY((passes.seen == std::vector<float>{1, 2, 4, 5, 7, 8, 10, 11}));
    QVERIFY((passes.firsts == std::vector<std::size_t>{0, 1, 5}));
    QCOMPARE(throughput.images, std::int64_t{8});
}

void TstManyImages::tellsWhatItDid() {
    ManyImages images = numbered(100);
    images.largestBatch = 2;
    images.pass = [](std::size_t, const TensorF32&) {};
    Throughput throughput;
    RunContext context;
    runMany(images, throughput, context);
    QCOMPARE(throughput.images, std::int64_t{100});
    QCOMPARE(throughput.choice.largest, std::int64_t{2});
    QVERIFY(throughput.choice.measured);
    QCOMPARE(throughput.choice.probes.front().batch, std::int64_t{1});
    QCOMPARE(throughput.prepareThreads, 3);
    QCOMPARE(throughput.preparedLimitBytes, kPreparedLimitBytes);
    QVERIFY(throughput.seconds > 0.0 && throughput.imagesPerSecond() > 0.0);
    QVERIFY(throughput.passSeconds + throughput.waitSeconds <= throughput.seconds);
    QCOMPARE(Throughput{}.imagesPerSecond(), 0.0);
}

/// The run's time is less than what the clock on the wall says by what was done beside it.
void TstManyImages::whatIsAskedBesideIsInNoTime() {
    using Clock = std::chrono::steady_clock;
    ManyImages images = numbered(6);
    images.wantedBatch = 4;
    images.largestBatch = 4;
    std::vector<std::string> order;
    images.pass = [&](std::size_t, const TensorF32& tensor) {
        order.push_back("pass " + std::to_string(tensor.shape[0]));
    };
    Clock::duration asked{};
    images.beside = [&](const TensorF32& tensor) {
        const auto begin = Clock::now();
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        order.push_back("beside " + std::to_string(tensor.shape[0]));
        asked += Clock::now() - begin;
    };
    Throughput throughput;
    RunContext context;
    const auto start = Clock::now();
    runMany(images, throughput, context);
    const std::chrono::duration<double> others = Clock::now() - start - asked;
    QVERIFY((order == std::vector<std::string>{"pass 4", "beside 4", "pass 2", "beside 2"}));
    QVERIFY(throughput.seconds <= others.count());
    QVERIFY(throughput.passSeconds <= throughput.seconds);
}

void TstManyImages::preparesOnOtherThreads() {
    ManyImages images = numbered(20);
    std::atomic<int> here{0};
    const auto self = std::this_thread::get_id();
    images.prepare = [&, plain = images.prepare](std::size_t index) {
        here += std::this_thread::get_id() == self ? 1 : 0;
        return plain(index);
    };
    images.pass = [](std::size_t, const TensorF32&) {};
    Throughput throughput;
    RunContext context;
    runMany(images, throughput, context);
    QCOMPARE(here.load(), 0);
}

void TstManyImages::waitingImagesAreBounded() {
    ManyImages images = numbered(40);
    images.inputBytes = kPreparedLimitBytes / 2;  // two of them may wait
    images.wantedBatch = 1;
    std::atomic<int> prepared{0}, most{0};
    images.prepare = [&, plain = images.prepare](std::size_t index) {
        ++prepared;
        return plain(index);
    };
    int passed = 0;
    images.pass = [&](std::size_t, const TensorF32&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        most = std::max(most.load(), prepared - passed);
        ++passed;
    };
    Throughput throughput;
    RunContext context;
    runMany(images, throughput, context);
    // Two wait; one is in the pass.
    QVERIFY2(most <= 3, qPrintable(QString::number(most.load())));
}

void TstManyImages::errorOfOneImageComesAfterThePassesBefore() {
    ManyImages images = numbered(30);
    images.wantedBatch = 4;
    images.prepare = [plain = images.prepare](std::size_t index) {
        if (index == 9 || index == 11)
            throw Error(ErrorCode::FileUnreadable, std::to_string(index) + ".png: damaged.",
                        Subject::Input);
        return plain(index);
    };
    Passes passes;
    images.pass = passes.keep();
    Throughput throughput;
    RunContext context;
    std::string message;
    try {
        runMany(images, throughput, context);
    } catch (const Error& error) {
        message = error.failure().message;
    }
    QCOMPARE(message, std::string("9.png: damaged."));  // the first one, whichever was found first
    QVERIFY(ascending(passes.seen, 8));
    QCOMPARE(throughput.images, std::int64_t{8});
}

void TstManyImages::cancelEndsAtOnceAndTellsWhatIsDone() {
    ManyImages images = numbered(1000);
    images.wantedBatch = 2;
    std::atomic<bool> cancel{false};
    std::atomic<int> prepared{0};
    images.inputBytes = kPreparedLimitBytes / 8;
    images.prepare = [&, plain = images.prepare](std::size_t index) {
        ++prepared;
        return plain(index);
    };
    images.pass = [&](std::size_t first, const TensorF32&) { cancel = cancel || first == 4; };
    Throughput throughput;
    RunContext context({}, &cancel);
    QVERIFY_THROWS_EXCEPTION(Canceled, (void)runMany(images, throughput, context));
    QCOMPARE(throughput.images, std::int64_t{6});
    QVERIFY2(prepared < 20, qPrintable(QString::number(prepared.load())));
}

void TstManyImages::progressIsMonotone() {
    double last = -1.0;
    bool monotone = true;
    RunContext context([&](double fraction, std::string_view) {
        monotone = monotone && fraction >= last && fraction <= 1.0;
        last = fraction;
    });
    ManyImages images = numbered(10);
    images.pass = [&](std::size_t, const TensorF32&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        context.checkpoint(0.5, "half");
    };
    Throughput throughput;
    runMany(images, throughput, context);
    QVERIFY(monotone);
    QVERIFY(last > 0.9 && last < 1.0);
}

void TstManyImages::batchFitsTheMemory() {
    const NetworkSpec& spec = family()[0].spec;
    const auto executor = buildExecutor(spec, test::hashWeights(spec), {}).executor;
    const auto small = buildGraph(spec, 64, 64), large = buildGraph(spec, 2048, 2048);
    QCOMPARE(largestBatchFor(*small, *executor, 1e-9), std::int64_t{1});
    QVERIFY(largestBatchFor(*small, *executor, 0.8) > 1);
    // Within 1 GiB, however much is free.
    TensorF32 image;
    image.shape = {1, 3, 2048, 2048};
    image.values.resize(std::size_t{3} * 2048 * 2048);
    const std::int64_t peak = executor->memoryPlan(image, {}).value().peakBytes;
    QVERIFY(largestBatchFor(*large, *executor, 1.0) * peak <=
            std::max(std::int64_t{1} << 30, peak));
}

/// Not that of a pass through LibTorch in half precision, which is far less for this network.
void TstManyImages::batchGoesByTheEnginesOwnPlan() {
    const auto graph = buildGraph(family()[0].spec, 64, 64);
    PlanningExecutor executor(std::int64_t{400} << 20);
    QVERIFY(largestBatchFor(*graph, executor, 1.0) <= 2);
    PlanningExecutor small(1);
    QVERIFY(largestBatchFor(*graph, small, 1.0) > 2);
}

SCALESCOPE_TEST(TstManyImages)
#include "tst_many_images.moc"
