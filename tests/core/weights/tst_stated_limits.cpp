// SPDX-License-Identifier: Apache-2.0
// The limits that SECURITY.md states: a file at one of them is looked at, the next byte is refused
// by size, before any of it is read.
#include "core/input/image_file.h"
#include "core/input/labels.h"
#include "core/input/npz.h"
#include "core/scaling/definition.h"
#include "core/scaling/device_profile.h"
#include "core/scaling/search_state.h"
#include "core/weights/shards.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <functional>

using namespace scalescope;
using namespace scalescope::test;

namespace {

using ReadStated = std::function<void(const std::filesystem::path&)>;

constexpr std::uint64_t kKilo = 1024, kMega = kKilo * kKilo;

}  // namespace

Q_DECLARE_METATYPE(ReadStated)

class TstStatedLimits : public QObject {
    Q_OBJECT

private slots:
    void filesAreReadUpToTheirLimit_data();
    void filesAreReadUpToTheirLimit();
    void aPictureAboveItsLimitIsRefused();
    void tensorsAndMembersAreCounted_data();
    void tensorsAndMembersAreCounted();
    void jsonIsReadSoDeep();
    void jsonIsReadSoFar();
};

void TstStatedLimits::filesAreReadUpToTheirLimit_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint64>("limit");
    QTest::addColumn<ReadStated>("read");
    const auto row = [](const char* name, std::uint64_t limit, const ReadStated& read) {
        QTest::newRow(name) << QString(name) << quint64(limit) << read;
    };
    row("labels.txt", 16 * kMega, [](const auto& path) { (void)readLabels(path); });
    row("data.yaml", 16 * kMega, [](const auto& path) { (void)readLabels(path); });
    row("model.safetensors.index.json", 64 * kMega, [](const auto& path) { (void)shardsOf(path); });
    row("search.json", 16 * kMega, [](const auto& path) {
        std::vector<SearchCandidate> candidates;
        readSearchState(path, {}, candidates);
    });
    row("profile.json", kMega, [](const auto& path) { (void)readDeviceProfile(path); });
    row("network.json", 64 * kKilo, [](const auto& path) { (void)readDefinition(path); });
}

void TstStatedLimits::filesAreReadUpToTheirLimit() {
    QFETCH(QString, name);
    QFETCH(quint64, limit);
    QFETCH(ReadStated, read);
    const Files files;
    const auto path = files.write(name.toStdString(), "");
    std::filesystem::resize_file(path, limit);  // a hole: takes no room on the disk
    const auto within = failureOf([&] { read(path); });
    QVERIFY(!within || within->code != ErrorCode::LimitExceeded);
    std::filesystem::resize_file(path, limit + 1);
    const auto above = failureOf([&] { read(path); });
    QVERIFY(above && above->code == ErrorCode::LimitExceeded);
    QVERIFY2(above->message.find(path.filename().string()) != std::string::npos,
             above->message.c_str());
}

void TstStatedLimits::aPictureAboveItsLimitIsRefused() {
    const Files files;
    const auto path = files.write("hole.png", "\x89PNG");
    std::filesystem::resize_file(path, 256 * kMega + 1);
    const auto failure = failureOf([&] { (void)loadImage(path); });
    QVERIFY(failure && failure->code == ErrorCode::LimitExceeded);
}

void TstStatedLimits::tensorsAndMembersAreCounted_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isRefused");
    constexpr std::uint64_t kMost = 200'000;
    for (const std::uint64_t count : {kMost, kMost + 1}) {
        std::string header = "{";
        for (std::uint64_t i = 0; i < count; ++i)
            header += (i == 0 ? "\"" : ",\"") + std::to_string(i) +
                      R"(":{"dtype":"F32","shape":[0],"data_offsets":[0,0]})";
        QTest::addRow("safetensors of %d", static_cast<int>(count))
            << QByteArray::fromStdString(safetensorsBytes(header + "}", ""))
            << QString("a.safetensors") << (count > kMost);
        const std::uint64_t none = 0;
        const std::string first = "PK\x03\x04" + std::string(26, '\0');
        const std::string wide =
            first + "PK\x06\x06" + littleEndian(std::uint64_t{44}) +
            std::string("\x2d\0\x2d\0", 4) + std::string(8, '\0') + littleEndian(count) +
            littleEndian(count) + littleEndian(none) + littleEndian(none) + "PK\x06\x07" +
            std::string(4, '\0') + littleEndian(std::uint64_t{first.size()}) +
            littleEndian(std::uint32_t{1}) + "PK\x05\x06" + std::string(4, '\0') +
            std::string(12, '\xff') + std::string(2, '\0');
        QTest::addRow("zip of %d", static_cast<int>(count))
            << QByteArray::fromStdString(wide) << QString("a.pth") << (count > kMost);
    }
}

void TstStatedLimits::tensorsAndMembersAreCounted() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(bool, isRefused);
    const auto failure = bytesFailure(bytes.toStdString(), name.toStdString());
    const bool isTold = failure && failure->message.find("200000") != std::string::npos;
    QVERIFY2(isTold == isRefused, failure ? failure->message.c_str() : "nothing is refused");
}

void TstStatedLimits::jsonIsReadSoDeep() {
    const Files files;
    const auto failureAt = [&](std::size_t depth) {
        const auto path =
            files.write("labels.json", std::string(depth, '[') + std::string(depth, ']'));
        return failureOf([&] { (void)readLabels(path); }).value().message;
    };
    QVERIFY2(failureAt(64) != failureAt(65), failureAt(64).c_str());
    QCOMPARE(failureAt(65), failureAt(100'000));
}

void TstStatedLimits::jsonIsReadSoFar() {
    const Files files;
    const auto failureAt = [&](std::size_t values) {
        std::string list = "[1";
        for (std::size_t i = 2; i < values; ++i)  // the list is a value too
            list += ",1";
        const auto path = files.write("labels.json", list + "]");
        return failureOf([&] { (void)readLabels(path); }).value().message;
    };
    constexpr std::size_t kMost = 4'000'000;
    QVERIFY2(failureAt(kMost) != failureAt(kMost + 1), failureAt(kMost).c_str());
}

SCALESCOPE_TEST(TstStatedLimits)
#include "tst_stated_limits.moc"
