// SPDX-License-Identifier: Apache-2.0
// On a machine with a GPU (packaging/try-gpu.sh): CUDA says what the CPU says, its clock and its
// memory are those of the device. The device is SCALESCOPE_GPU, else the first one.
#include "core/bench/benchmark.h"
#include "core/diagnostics/gates.h"
#include "core/diagnostics/saturation/saturation_tap.h"
#include "core/exec/device_memory.h"
#include "core/exec/memory_meter.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <cmath>

using namespace scalescope;

namespace {

std::string deviceName() {
    return qEnvironmentVariable("SCALESCOPE_GPU", QStringLiteral("cuda")).toStdString();
}

const NetworkSpec& spec() {
    return family()[0].spec;
}

BuiltExecutor build(const RunOptions& options) {
    static const StateDict weights = test::hashWeights(spec());
    return buildExecutor(spec(), weights, options);
}

TensorF32 images(std::int64_t count) {
    TensorF32 input{{count, 3, 224, 224}, {}};
    for (const double value : test::hashUniform("images", count * 3 * 224 * 224))
        input.values.push_back(static_cast<float>(2.0 * value));
    return input;
}

/// Largest difference relative to the largest value.
double difference(const std::vector<float>& actual, const std::vector<float>& expected) {
    double largest = 0.0, worst = 0.0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        largest = std::max(largest, std::abs(double{expected[i]}));
        worst = std::isfinite(actual.at(i))
                    ? std::max(worst, std::abs(double{actual[i]} - double{expected[i]}))
                    : HUGE_VAL;
    }
    return worst / largest;
}

}  // namespace

class TstGpu : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheCpuSays_data();
    void saysWhatTheCpuSays();
    void statisticsAgree();
    void automaticChoiceTellsItsReason();
    void eventsTimeEveryPass();
    void memoryIsTheAllocatorsOfTheDevice();
    void meterHearsTheDevice();
    void absentDeviceIsOneSentence();
};

void TstGpu::saysWhatTheCpuSays_data() {
    QTest::addColumn<int>("dtype");
    QTest::addColumn<bool>("autocast");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("fp32") << static_cast<int>(Dtype::F32) << false << 1e-4;
    QTest::newRow("fp16") << static_cast<int>(Dtype::F16) << false << 2e-2;
    QTest::newRow("bf16") << static_cast<int>(Dtype::BF16) << false << 1e-1;
    QTest::newRow("fp16 by autocast") << static_cast<int>(Dtype::F16) << true << 2e-2;
    QTest::newRow("bf16 by autocast") << static_cast<int>(Dtype::BF16) << true << 1e-1;
}

void TstGpu::saysWhatTheCpuSays() {
    QFETCH(int, dtype);
    QFETCH(bool, autocast);
    QFETCH(double, tolerance);
    const TensorF32 input = images(3);
    RunContext context;
    const PassResult expected = build({}).executor->run(input, {}, context);
    const PassResult actual =
        build({.device = deviceName(), .dtype = static_cast<Dtype>(dtype), .autocast = autocast})
            .executor->run(input, {}, context);
    const double worst = difference(actual.logits, expected.logits);
    QVERIFY2(worst <= tolerance, qPrintable(QString::number(worst)));
}

void TstGpu::statisticsAgree() {
    const TensorF32 input = images(2);
    const auto watched = [&](const RunOptions& options) {
        GateTap gates;
        SaturationTap saturation;
        std::vector<Tap*> taps{&gates, &saturation};
        RunContext context;
        static_cast<void>(
            build(options).executor->run(input, {.taps = taps, .interventions = {}}, context));
        return std::pair(gates.report(), saturation.report());
    };
    const auto [gates, saturation] = watched({.device = deviceName()});
    const auto [cpuGates, cpuSaturation] = watched({});
    QCOMPARE(gates.blocks.size(), cpuGates.blocks.size());
    for (std::size_t i = 0; i < gates.blocks.size(); ++i)
        QVERIFY(std::abs(gates.blocks[i].overChannels.mean - cpuGates.blocks[i].overChannels.mean) <
                1e-4);
    QCOMPARE(saturation.activations.size(), cpuSaturation.activations.size());
    for (std::size_t i = 0; i < saturation.activations.size(); ++i)
        QCOMPARE(saturation.activations[i].elementCount, cpuSaturation.activations[i].elementCount);
}

void TstGpu::automaticChoiceTellsItsReason() {
    const BuiltExecutor built = build({.device = deviceName()});
    QCOMPARE(built.executor->name(), "reference");
    QVERIFY(built.executor->device().starts_with("cuda:"));
    QVERIFY(built.reason.find("CPU only") != std::string::npos);
}

void TstGpu::eventsTimeEveryPass() {
    const BuiltExecutor built = build({.device = deviceName()});
    const std::vector<double> ms = built.executor->time(images(1), 2, 5, nullptr);
    QCOMPARE(ms.size(), std::size_t{5});
    for (const double one : ms)
        QVERIFY(one > 0.0);
}

void TstGpu::memoryIsTheAllocatorsOfTheDevice() {
    const BuiltExecutor built = build({.device = deviceName()});
    resetDeviceMemory(built.executor->device());
    RunContext context;
    static_cast<void>(built.executor->run(images(1), {}, context));
    const auto memory = deviceMemory(built.executor->device());
    QVERIFY(memory.has_value());
    QVERIFY(memory->allocatedPeakBytes > built.executor->weightBytes());
    QVERIFY(memory->reservedPeakBytes >= memory->allocatedPeakBytes);
    QVERIFY(memory->totalBytes >= memory->freeBytes && memory->freeBytes > 0);
}

void TstGpu::meterHearsTheDevice() {
    const BuiltExecutor built = build({.device = deviceName()});
    RunContext context;
    MemoryMeter meter(built.executor->device());
    static_cast<void>(built.executor->run(images(1), {}, context));
    QVERIFY(!meter.stop().empty());
}

void TstGpu::absentDeviceIsOneSentence() {
    const auto failure = test::failureOf([] { (void)build({.device = "cuda:63"}); });
    QVERIFY(failure && failure->code == ErrorCode::DeviceUnavailable);
    QVERIFY(failure->message.starts_with("Device cuda:63"));
}

SCALESCOPE_TEST(TstGpu)
#include "tst_gpu.moc"
