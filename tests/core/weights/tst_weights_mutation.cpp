// SPDX-License-Identifier: Apache-2.0
// Files damaged at random, two seconds per reader: read or refused, never anything else.
#include "core/weights/checkpoint.h"
#include "core/weights/formats/safetensors.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QtTest>

#include <random>

using namespace scalescope;
using namespace scalescope::test;

namespace {

constexpr int kMilliseconds = 2000;
constexpr unsigned kSeed = 20250117;

std::string safetensorsSeed() {
    const std::string header =
        R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
        R"("b":{"dtype":"F16","shape":[1,3],"data_offsets":[8,14]},"c":{"dtype":"I64","shape":[],"data_offsets":[14,22]}})";
    return safetensorsBytes(header, std::string(22, '\2'));
}

/// Some bytes changed, moved, doubled or cut; now and then to values that hurt.
std::string mutated(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    constexpr std::string_view kHurting("\0\1\x7f\x80\xff(.RcbuteQh\x93\x95[]{},:\"-", 26);
    for (std::size_t change = 0, changes = 1 + below(6); change < changes && !bytes.empty();
         ++change) {
        const std::size_t at = below(bytes.size());
        switch (below(6)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes[at] = kHurting[below(kHurting.size())];
                break;
            case 2:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                break;
            case 3:
                bytes.erase(at, 1 + below(8));
                break;
            case 4:
                bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(16)));
                break;
            default:
                for (std::size_t i = at; i < std::min(bytes.size(), at + 4); ++i)
                    bytes[i] = '\xff';
        }
    }
    return bytes;
}

}  // namespace

class TstWeightsMutation : public QObject {
    Q_OBJECT

private slots:
    void damagedFilesAreReadOrRefused_data();
    void damagedFilesAreReadOrRefused();
};

void TstWeightsMutation::damagedFilesAreReadOrRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("safetensors") << QByteArray::fromStdString(safetensorsSeed());
    QTest::addRow("zip") << QByteArray::fromStdString(readAll(dataPath("weights/nested.pth")));
    QTest::addRow("legacy") << QByteArray::fromStdString(
        readAll(dataPath("weights/nested_legacy.pth")));
    // A container without checksums, so that damage reaches the pickle.
    auto parts = pthParts(
        pickle::whole(pickle::dict(
            {{"class_names", "](" + pickle::text("x") + pickle::text("y") + "e"},
             {"features.0.0.weight", pickle::tensor(pickle::storage("0", 6), 0, {3, 2}, {1, 3})},
             {"features.1.0.block.0.0.weight",
              pickle::tensor(pickle::storage("0", 6), 0, {6}, {1})}})),
        {{"0", std::string(24, '\1')}});
    for (ZipPart& part : parts)
        part.crc = 0;
    QTest::addRow("zip without checksums") << QByteArray::fromStdString(zipBytes(parts));
}

void TstWeightsMutation::damagedFilesAreReadOrRefused() {
    QFETCH(QByteArray, bytes);
    const std::string seed = bytes.toStdString();
    QVERIFY(!bytesFailure(seed, "seed"));
    std::mt19937 random(kSeed);
    QElapsedTimer timer;
    timer.start();
    int read = 0, refused = 0;
    while (timer.elapsed() < kMilliseconds) {
        const auto failure = failureOf([&] {
            const Archive archive = readBytes(mutated(seed, random), "mutant");
            for (const WeightTensor& tensor : archive.tensors)
                QCOMPARE(toFloat(tensor).size(),
                         static_cast<std::size_t>(elementCount(tensor.shape)));
            (void)openCheckpoint(archive, Refusal("mutant"));
        });
        ++(failure ? refused : read);
        if (failure) {
            QCOMPARE(failure->subject, Subject::Weights);
            QVERIFY2(failure->message.starts_with("mutant: "), failure->message.c_str());
            QVERIFY(failure->code != ErrorCode::Internal);
        }
    }
    qInfo("%d read, %d refused", read, refused);
    QVERIFY(refused > 0);
}

SCALESCOPE_TEST(TstWeightsMutation)
#include "tst_weights_mutation.moc"
