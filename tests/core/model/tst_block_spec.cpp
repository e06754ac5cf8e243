// SPDX-License-Identifier: Apache-2.0
#include "core/model/block_spec.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace scalescope;

namespace {
using Change = std::function<void(NetworkSpec&)>;
}
Q_DECLARE_METATYPE(Change)

class TstBlockSpec : public QObject {
    Q_OBJECT
private slots:
    void stagesHaveThePublishedChannelsAndRepeats_data();
    void stagesHaveThePublishedChannelsAndRepeats();
    void b0HasThePublishedBlocks();
    void b4HasThirtyTwoBlocks();
    void dropPathGrowsWithDepth();
    void blocksAreNamedByStage();
    void narrowNetworksKeepOneSqueezeChannel();
    void badSpecsAreOneSentence_data();
    void badSpecsAreOneSentence();
};

void TstBlockSpec::stagesHaveThePublishedChannelsAndRepeats_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("stem");
    QTest::addColumn<QList<int>>("channels");
    QTest::addColumn<QList<int>>("repeats");
    QTest::addColumn<int>("head");
    using L = QList<int>;
    QTest::newRow("b0") << 0 << 32 << L{16, 24, 40, 80, 112, 192, 320} << L{1, 2, 2, 3, 3, 4, 1}
                        << 1280;
    QTest::newRow("b1") << 1 << 32 << L{16, 24, 40, 80, 112, 192, 320} << L{2, 3, 3, 4, 4, 5, 2}
                        << 1280;
    QTest::newRow("b2") << 2 << 32 << L{16, 24, 48, 88, 120, 208, 352} << L{2, 3, 3, 4, 4, 5, 2}
                        << 1408;
    QTest::newRow("b3") << 3 << 40 << L{24, 32, 48, 96, 136, 232, 384} << L{2, 3, 3, 5, 5, 6, 2}
                        << 1536;
    QTest::newRow("b4") << 4 << 48 << L{24, 32, 56, 112, 160, 272, 448} << L{2, 4, 4, 6, 6, 8, 2}
                        << 1792;
    QTest::newRow("b5") << 5 << 48 << L{24, 40, 64, 128, 176, 304, 512} << L{3, 5, 5, 7, 7, 9, 3}
                        << 2048;
    QTest::newRow("b6") << 6 << 56 << L{32, 40, 72, 144, 200, 344, 576} << L{3, 6, 6, 8, 8, 11, 3}
                        << 2304;
    QTest::newRow("b7") << 7 << 64 << L{32, 48, 80, 160, 224, 384, 640} << L{4, 7, 7, 10, 10, 13, 4}
                        << 2560;
}

void TstBlockSpec::stagesHaveThePublishedChannelsAndRepeats() {
    QFETCH(const int, variant);
    QFETCH(const int, stem);
    QFETCH(const QList<int>, channels);
    QFETCH(const QList<int>, repeats);
    QFETCH(const int, head);
    const auto architecture =
        buildArchitecture(family().at(static_cast<std::size_t>(variant)).spec);
    QCOMPARE(architecture.stemChannels, std::int64_t{stem});
    QCOMPARE(architecture.headChannels, std::int64_t{head});
    QList<int> actualChannels(7), actualRepeats(7);
    for (const BlockSpec& block : architecture.blocks) {
        actualChannels[block.stage - 1] = static_cast<int>(block.outChannels);
        QCOMPARE(block.indexInStage, actualRepeats[block.stage - 1]);
        ++actualRepeats[block.stage - 1];
    }
    QCOMPARE(actualChannels, channels);
    QCOMPARE(actualRepeats, repeats);
}

void TstBlockSpec::b0HasThePublishedBlocks() {
    struct Row {
        const char* name;
        int kernel, stride, in, expanded, out, squeeze, residual;
    };
    // Walked from torchvision's efficientnet_b0().
    const Row rows[] = {{"1.0", 3, 1, 32, 32, 16, 8, 0},      {"2.0", 3, 2, 16, 96, 24, 4, 0},
                        {"2.1", 3, 1, 24, 144, 24, 6, 1},     {"3.0", 5, 2, 24, 144, 40, 6, 0},
                        {"3.1", 5, 1, 40, 240, 40, 10, 1},    {"4.0", 3, 2, 40, 240, 80, 10, 0},
                        {"4.1", 3, 1, 80, 480, 80, 20, 1},    {"4.2", 3, 1, 80, 480, 80, 20, 1},
                        {"5.0", 5, 1, 80, 480, 112, 20, 0},   {"5.1", 5, 1, 112, 672, 112, 28, 1},
                        {"5.2", 5, 1, 112, 672, 112, 28, 1},  {"6.0", 5, 2, 112, 672, 192, 28, 0},
                        {"6.1", 5, 1, 192, 1152, 192, 48, 1}, {"6.2", 5, 1, 192, 1152, 192, 48, 1},
                        {"6.3", 5, 1, 192, 1152, 192, 48, 1}, {"7.0", 3, 1, 192, 1152, 320, 48, 0}};
    const auto architecture = buildArchitecture(family()[0].spec);
    QCOMPARE(architecture.blocks.size(), std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const BlockSpec& block = architecture.blocks[i];
        const Row& row = rows[i];
        QCOMPARE(block.index, static_cast<int>(i));
        QCOMPARE(block.name(), std::string(row.name));
        QCOMPARE(block.kernel, row.kernel);
        QCOMPARE(block.stride, row.stride);
        QCOMPARE(block.inChannels, std::int64_t{row.in});
        QCOMPARE(block.expandedChannels, std::int64_t{row.expanded});
        QCOMPARE(block.outChannels, std::int64_t{row.out});
        QCOMPARE(block.squeezeChannels, std::int64_t{row.squeeze});
        QCOMPARE(block.residual, row.residual == 1);
        QCOMPARE(block.hasExpand(), i != 0);
    }
}

void TstBlockSpec::b4HasThirtyTwoBlocks() {
    const auto architecture = buildArchitecture(family()[4].spec);
    QCOMPARE(architecture.seBlockCount(), 32);
    QCOMPARE(architecture.residualBlockCount(), 25);
    QCOMPARE(architecture.gateCount(), std::int64_t{27864});
}

void TstBlockSpec::dropPathGrowsWithDepth() {
    const auto architecture = buildArchitecture(family()[0].spec);
    QCOMPARE(architecture.blocks.front().dropPathProbability, 0.0);
    QCOMPARE(architecture.blocks[8].dropPathProbability, 0.1);
    QCOMPARE(architecture.blocks.back().dropPathProbability, 0.1875);
}

void TstBlockSpec::blocksAreNamedByStage() {
    BlockSpec block;
    block.stage = 6;
    block.indexInStage = 12;
    QCOMPARE(block.name(), std::string("6.12"));
    QCOMPARE(block.key(), std::string("stages.6.12"));
}

void TstBlockSpec::narrowNetworksKeepOneSqueezeChannel() {
    NetworkSpec spec;
    spec.name = "thin";
    spec.scale = {0.01, 1.0, 32};
    for (const BlockSpec& block : buildArchitecture(spec).blocks) {
        QCOMPARE(block.inChannels, std::int64_t{8});
        QCOMPARE(block.squeezeChannels, std::int64_t{2});
        QCOMPARE(block.residual, block.stride == 1);
    }
}

void TstBlockSpec::badSpecsAreOneSentence_data() {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInf = std::numeric_limits<double>::infinity();
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, Change change, const char* named) {
        QTest::newRow(name) << std::move(change) << QString(named);
    };
    row(
        "width zero", [](NetworkSpec& s) { s.scale.width = 0.0; }, "width");
    row(
        "width negative", [](NetworkSpec& s) { s.scale.width = -1.0; }, "width");
    row(
        "width NaN", [](NetworkSpec& s) { s.scale.width = kNan; }, "width");
    row(
        "width infinite", [](NetworkSpec& s) { s.scale.width = kInf; }, "width");
    row(
        "width huge", [](NetworkSpec& s) { s.scale.width = 1e9; }, "width");
    row(
        "depth NaN", [](NetworkSpec& s) { s.scale.depth = kNan; }, "depth");
    row(
        "depth huge", [](NetworkSpec& s) { s.scale.depth = 1e9; }, "depth");
    row(
        "resolution zero", [](NetworkSpec& s) { s.scale.resolution = 0; }, "resolution");
    row(
        "resolution huge", [](NetworkSpec& s) { s.scale.resolution = 1 << 20; }, "resolution");
    row(
        "no classes", [](NetworkSpec& s) { s.classCount = 0; }, "classes");
    row(
        "too many classes", [](NetworkSpec& s) { s.classCount = 2'000'000'000; }, "classes");
    row(
        "dropout one", [](NetworkSpec& s) { s.dropout = 1.0; }, "dropout");
    row(
        "epsilon zero", [](NetworkSpec& s) { s.batchNormEps = 0.0; }, "epsilon");
    row(
        "momentum NaN", [](NetworkSpec& s) { s.batchNormMomentum = kNan; }, "momentum");
}

void TstBlockSpec::badSpecsAreOneSentence() {
    QFETCH(const Change, change);
    QFETCH(const QString, named);
    NetworkSpec spec;
    spec.name = "mine";
    change(spec);
    const auto failure = test::failureOf([&] { (void)buildArchitecture(spec); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    const QString message = QString::fromStdString(failure->message);
    QVERIFY2(message.contains("mine") && message.contains(named) && message.endsWith('.'),
             qPrintable(message));
}

SCALESCOPE_TEST(TstBlockSpec)
#include "tst_block_spec.moc"
