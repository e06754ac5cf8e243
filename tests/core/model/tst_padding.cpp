// SPDX-License-Identifier: Apache-2.0
// Zeros around convolutions: the formulas of four libraries, worked out by hand and by counting.
#include "core/model/graph.h"
#include "core/model/memory_prediction.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

using namespace scalescope;

namespace {

NetworkSpec padded(int variant, const char* word) {
    NetworkSpec spec = family().at(static_cast<std::size_t>(variant)).spec;
    spec.padding = *parsePadding(word);
    return spec;
}

std::vector<std::int64_t> widthsOf(const NetworkSpec& spec, int side) {
    std::vector<std::int64_t> widths;
    const auto graph = buildGraph(spec, side, side);
    for (const Node& node : graph->nodes)
        if (node.stride == 2)
            widths.push_back(node.out.width);
    return widths;
}

}  // namespace

class TstPadding : public QObject {
    Q_OBJECT

private slots:
    void sameIsTheLeastThatGivesTheOutputs();
    void symmetricIsHalfTheKernel();
    void aBuiltNetworkPadsAsForItsOwnSide();
    void shapesFollowThePadding();
    void publishedListsAreThoseOfTheirSides();
    void stemAndStrideOneAreNeverListed();
    void wordsAreReadBack();
    void otherWordsAreRefused();
    void everySideFromTheSmallestFits();
    void predictedMemoryHoldsThePaddedCopy();
};

void TstPadding::sameIsTheLeastThatGivesTheOutputs() {
    const Padding same = *parsePadding("same");
    for (const int kernel : {3, 5})
        for (const int stride : {1, 2})
            for (std::int64_t side = 1; side < 60; ++side) {
                const AxisPadding zeros = axisPadding(
                    same, {.kernel = kernel, .stride = stride, .side = side, .builtSide = 0});
                const std::int64_t outputs = (side + stride - 1) / stride;
                // The last window ends where the zeros end, or earlier where there are none.
                const std::int64_t reach = (outputs - 1) * stride + kernel;
                QCOMPARE(zeros.before + zeros.behind, std::max<std::int64_t>(0, reach - side));
                QVERIFY(zeros.behind == zeros.before || zeros.behind == zeros.before + 1);
            }
}

void TstPadding::symmetricIsHalfTheKernel() {
    QCOMPARE(axisPadding({}, {.kernel = 5, .stride = 2, .side = 14}), (AxisPadding{2, 2}));
    QCOMPARE(axisPadding({}, {.kernel = 1, .stride = 1, .side = 14}), (AxisPadding{0, 0}));
}

void TstPadding::aBuiltNetworkPadsAsForItsOwnSide() {
    const auto graph = buildGraph(padded(2, "same:260"), 224, 224);
    // 260 halves to 130, 65, 33, 17, 9: odd ones pad alike at both ends.
    std::vector<AxisPadding> zeros;
    for (const Node& node : graph->nodes)
        if (node.stride == 2)
            zeros.push_back(node.rows);
    QCOMPARE(zeros, (std::vector<AxisPadding>{{0, 1}, {0, 1}, {2, 2}, {1, 1}, {2, 2}}));
}

void TstPadding::shapesFollowThePadding() {
    using Widths = std::vector<std::int64_t>;
    QCOMPARE(widthsOf(padded(0, "symmetric"), 225), (Widths{113, 57, 29, 15, 8}));
    QCOMPARE(widthsOf(padded(0, "same"), 225), (Widths{113, 57, 29, 15, 8}));
    // EfficientNet-PyTorch 0.7 built for 224, fed 225: one row less at every step.
    QCOMPARE(widthsOf(padded(0, "same:224"), 225), (Widths{112, 56, 28, 14, 7}));
}

void TstPadding::publishedListsAreThoseOfTheirSides() {
    // depthwise_padding in the config.json of google/efficientnet-b1, b2, b3, b5.
    for (const auto& [variant, built, listed] :
         {std::tuple{1, "same:240", "listed:16"}, std::tuple{2, "same:260", "listed:5,8,16"},
          std::tuple{3, "same:300", "listed:5,18"}, std::tuple{5, "same:456", "listed:13,27"}}) {
        const auto a = buildGraph(padded(variant, built)), b = buildGraph(padded(variant, listed));
        for (std::size_t i = 0; i < a->nodes.size(); ++i) {
            QCOMPARE(a->nodes[i].rows, b->nodes[i].rows);
            QCOMPARE(a->nodes[i].columns, b->nodes[i].columns);
        }
    }
}

void TstPadding::stemAndStrideOneAreNeverListed() {
    const auto graph = buildGraph(padded(0, "listed:"), 97, 97);
    for (const Node& node : graph->nodes)
        if (node.kernel > 1)
            QCOMPARE(node.rows, node.stride == 1
                                    ? (AxisPadding{node.kernel / 2, node.kernel / 2})
                                    : (AxisPadding{node.kernel / 2 - 1, node.kernel / 2}));
}

void TstPadding::wordsAreReadBack() {
    for (const char* word :
         {"symmetric", "same", "same:260", "listed:", "listed:16", "listed:5,8,16"})
        QCOMPARE(paddingWord(*parsePadding(word)), std::string(word));
}

void TstPadding::otherWordsAreRefused() {
    for (const char* word : {"", "Same", "same:", "same:31", "same:4097", "same:22x", "same:-224",
                             "valid", "listed:a", "listed:5,,6", "listed:-1"})
        QVERIFY2(!parsePadding(word), word);
}

void TstPadding::everySideFromTheSmallestFits() {
    // 33 halves to odd sides that pad less than even ones; every side from 32 on still fits.
    for (int side = kSmallestInputSide; side < 70; ++side)
        for (const char* word : {"same:224", "same:225", "same:260", "listed:"})
            QVERIFY(!widthsOf(padded(0, word), side).empty());
}

void TstPadding::predictedMemoryHoldsThePaddedCopy() {
    // B0 at 224, block 2.0: 96 x 112 x 112 is copied to 96 x 113 x 113 while the block's input of
    // 16 x 112 x 112 and the image live; the source is let go before the convolution.
    const auto graph = buildGraph(padded(0, "same"));
    const MemoryPrediction memory = predictMemory(*graph, 1);
    const std::int64_t pixels = 112 * 112;
    const std::int64_t alive = 3 * 224 * 224 + 16 * pixels + 96 * pixels;
    QCOMPARE(memory.peakBytes, 4 * (alive + 96 * 113 * 113));
    QCOMPARE(memory.peakTensor, std::string("2.0 depthwise: padded input"));
}

SCALESCOPE_TEST(TstPadding)
#include "tst_padding.moc"
