// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/budget_tables.h"
#include "core/scaling/device_profile.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace scalescope;

namespace {

constexpr std::int64_t kGiga = 1'000'000'000;

/// 10 ms per GMAC.
Measurement slow(const NetworkSpec& spec, RunContext&) {
    return {.latencyMs = 10.0 * static_cast<double>(figuresOf(spec).macs) / 1e9, .threads = 4};
}

}  // namespace

class TstScalingDeviceProfile : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path file(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void measuresSmallestFirstAndOnce();
    void cancelledMeasurementIsPartial();
    void latencyFollowsTheMeasuredNetworks();
    void profileIsReadAsWritten();
    void msPerGmacIsEnough();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void fitFollowsTheProfile();
};

void TstScalingDeviceProfile::measuresSmallestFirstAndOnce() {
    std::vector<NetworkSpec> networks = publishedNetworks();
    std::ranges::reverse(networks);
    networks.push_back(publishedNetwork(0));
    networks.back().name = "custom";
    std::vector<int> sides;
    RunContext context;
    const MeasuredNetworks measured = measureNetworks(
        networks, {.macs = 2 * kGiga},
        [&](const NetworkSpec& spec, RunContext& inner) {
            sides.push_back(spec.scale.resolution);
            return slow(spec, inner);
        },
        context);
    QCOMPARE(sides, (std::vector<int>{224, 240, 260, 300}));
    QCOMPARE(measured.threads, 4);
    QVERIFY(!measured.partial);
    QVERIFY(!measured.networks[0].measured);
    QVERIFY(measured.networks[0].skipped.starts_with("beyond 2"));
    QVERIFY(measured.networks[8].measured);
    const Table table = measuredTable(measured);
    QCOMPARE(table.rows.size(), std::size_t{9});
}

void TstScalingDeviceProfile::cancelledMeasurementIsPartial() {
    std::atomic<bool> cancel{false};
    RunContext context({}, &cancel);
    const auto once = [&](const NetworkSpec& spec, RunContext& inner) {
        cancel = true;
        return slow(spec, inner);
    };
    const MeasuredNetworks measured = measureNetworks(publishedNetworks(), {}, once, context);
    QVERIFY(measured.partial);
    QVERIFY(measured.networks[0].measured && !measured.networks[1].measured);
    QVERIFY_THROWS_EXCEPTION(Canceled,
                             (void)measureNetworks(publishedNetworks(), {}, once, context));
}

void TstScalingDeviceProfile::latencyFollowsTheMeasuredNetworks() {
    const DeviceProfile profile{.name = "board",
                                .measured = {{"", kGiga, 10.0}, {"", 4 * kGiga, 160.0}}};
    QCOMPARE(profile.latencyMs(1e9), 10.0);
    QCOMPARE(profile.latencyMs(4e9), 160.0);
    QCOMPARE(profile.latencyMs(2e9), 40.0);  // four times the time for twice the MACs
    QCOMPARE(profile.latencyMs(5e8), 5.0);   // beyond: in proportion
    QCOMPARE(profile.latencyMs(8e9), 320.0);
}

void TstScalingDeviceProfile::profileIsReadAsWritten() {
    RunContext context;
    const MeasuredNetworks measured = measureNetworks(publishedNetworks(), {}, slow, context);
    const DeviceProfile profile = profileOf(measured, "board", 512);
    writeDeviceProfile(file("board.json"), profile);
    const DeviceProfile read = readDeviceProfile(file("board.json"));
    QCOMPARE(read.name, std::string("board"));
    QCOMPARE(read.memoryBytes, std::int64_t{512});
    QCOMPARE(read.threads, 4);
    QCOMPARE(read.measured.size(), std::size_t{5});  // B5 is beyond 5 GMACs
    QCOMPARE(read.measured[4].network, std::string("B4"));
    QCOMPARE(read.measured[4].latencyMs, profile.measured[4].latencyMs);
}

void TstScalingDeviceProfile::msPerGmacIsEnough() {
    test::writeAll(file("short.json"),
                   R"({"schema":"scalescope/device-profile/1","msPerGmac":20})");
    const DeviceProfile profile = readDeviceProfile(file("short.json"));
    QCOMPARE(profile.name, std::string("short"));
    QCOMPARE(profile.latencyMs(5e8), 10.0);
}

void TstScalingDeviceProfile::hostileFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    const QByteArray head = R"({"schema":"scalescope/device-profile/1",)";
    const auto point = [&](const char* text) { return head + R"("measured":[)" + text + "]}"; };
    QTest::newRow("empty") << QByteArray() << QByteArray("no device profile");
    QTest::newRow("no JSON") << QByteArray("{{{") << QByteArray("no device profile");
    QTest::newRow("nested") << QByteArray(100'000, '[') << QByteArray("no device profile");
    QTest::newRow("schema is a number")
        << QByteArray(R"({"schema":1})") << QByteArray("no device profile");
    QTest::newRow("nothing measured") << head + R"("measured":[]})" << QByteArray("needs a list");
    QTest::newRow("no object") << point("3") << QByteArray("list objects");
    QTest::newRow("no latency") << point(R"({"macs":5})") << QByteArray("latencyMs");
    QTest::newRow("negative") << point(R"({"macs":-5,"latencyMs":1})") << QByteArray("macs");
    QTest::newRow("part of a MAC") << point(R"({"macs":0.5,"latencyMs":1})") << QByteArray("macs");
    QTest::newRow("beyond all") << point(R"({"macs":1e300,"latencyMs":1})") << QByteArray("macs");
    QTest::newRow("text") << point(R"({"macs":"5","latencyMs":1})") << QByteArray("macs");
    QTest::newRow("memory") << head + R"("msPerGmac":1,"memoryBytes":-1})"
                            << QByteArray("memoryBytes");
    QByteArray many;
    for (int i = 0; i < 1001; ++i)
        many += (i > 0 ? "," : "") + QByteArray(R"({"macs":1,"latencyMs":1})");
    QTest::newRow("many") << point(many.constData()) << QByteArray("may have 1000");
    QTest::newRow("large") << QByteArray(2 << 20, ' ') << QByteArray("limit");
}

void TstScalingDeviceProfile::hostileFilesAreRefused() {
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, said);
    const auto path = file("hostile.json");
    test::writeAll(path, text.toStdString());
    const auto failure = test::failureOf([&] { (void)readDeviceProfile(path); });
    QVERIFY(failure);
    QVERIFY(failure->code == ErrorCode::HeaderInvalid || failure->code == ErrorCode::LimitExceeded);
    QVERIFY2(QByteArray::fromStdString(failure->message).contains(said), failure->message.c_str());
}

void TstScalingDeviceProfile::fitFollowsTheProfile() {
    const DeviceProfile profile{.name = "board", .measured = {{"", kGiga, 20.0}}};
    RunContext context;
    const BudgetFit fit =
        fitBudget({}, {}, {.latencyMs = 40.0}, {.probe = {}, .profile = &profile}, context);
    QCOMPARE(fit.device, std::string("board"));
    QVERIFY(fit.timed.empty());
    QVERIFY(fit.network.figures.macs <= 2 * kGiga);
    Coefficients next = fit.network.coefficients;
    next.phi += 0.01;
    QVERIFY(applyLaw(next).figures.macs > 2 * kGiga);
    QCOMPARE(fit.uses.front().used,
             profile.latencyMs(static_cast<double>(fit.network.figures.macs)));
    QVERIFY(fit.uses.front().estimated);
    const Table published = publishedBudgetTable({.latencyMs = 40.0}, &profile);
    QCOMPARE(std::get<std::string>(published.rows[3].back()), std::string("yes"));
    QCOMPARE(std::get<std::string>(published.rows[4].back()), std::string("no"));
    const auto failure = test::failureOf([&] {
        (void)fitBudget({}, {}, {.latencyMs = 1e-3}, {.probe = {}, .profile = &profile}, context);
    });
    QVERIFY(failure && failure->message.find("even that of φ") != std::string::npos);
}

SCALESCOPE_TEST(TstScalingDeviceProfile)
#include "tst_scaling_device_profile.moc"
