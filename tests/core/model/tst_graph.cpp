// SPDX-License-Identifier: Apache-2.0
#include "core/model/graph.h"
#include "core/model/parameters.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <limits>

using namespace scalescope;

namespace {
std::shared_ptr<const Graph> b0() {
    return buildGraph(family()[0].spec);
}

/// Heights after the stem, after each stage, after the head.
QList<int> heights(const Graph& graph) {
    QList<int> result;
    for (std::size_t i = 0; i + 1 < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        const int next = graph.nodes[i + 1].block;
        const auto stage = [&](int block) {
            return block < 0 ? -1
                             : graph.architecture.blocks[static_cast<std::size_t>(block)].stage;
        };
        if (stage(node.block) != stage(next) || node.kind == NodeKind::HeadConv)
            result.append(static_cast<int>(node.out.height));
    }
    return result;
}
}  // namespace

class TstGraph : public QObject {
    Q_OBJECT
private slots:
    void nodesStandInExecutionOrder();
    void everyNodeTakesWhatTheOneBeforeGives();
    void keysAreThoseOfTheStateDict();
    void sidesShrinkAsInTorchvision_data();
    void sidesShrinkAsInTorchvision();
    void sidesMayDiffer();
    void activationsAreMarked();
    void depthwiseHasAGroupPerChannel();
    void relativeDepthAlignsNetworks();
    void inputsOutsideTheLimitsAreRefused_data();
    void inputsOutsideTheLimitsAreRefused();
};

void TstGraph::nodesStandInExecutionOrder() {
    const auto graph = b0();
    QStringList names;
    for (std::size_t i = 0; i < graph->nodes.size(); ++i) {
        QCOMPARE(graph->nodes[i].id, static_cast<int>(i));
        if (i < 23 || i + 3 >= graph->nodes.size())
            names.append(QString::fromStdString(graph->nodes[i].name));
    }
    QCOMPARE(names,
             (QStringList{"stem",          "1.0 depthwise",    "1.0 squeeze",   "1.0 se reduce",
                          "1.0 se expand", "1.0 gate",         "1.0 project",   "2.0 expand",
                          "2.0 depthwise", "2.0 squeeze",      "2.0 se reduce", "2.0 se expand",
                          "2.0 gate",      "2.0 project",      "2.1 expand",    "2.1 depthwise",
                          "2.1 squeeze",   "2.1 se reduce",    "2.1 se expand", "2.1 gate",
                          "2.1 project",   "2.1 residual add", "3.0 expand",    "head",
                          "global pool",   "classifier"}));
}

void TstGraph::everyNodeTakesWhatTheOneBeforeGives() {
    const auto graph = b0();
    TensorShape before{3, 224, 224}, gated;
    for (const Node& node : graph->nodes) {
        const bool product = node.kind == NodeKind::GateScale;
        const TensorShape expected = product ? gated : before;
        QCOMPARE(node.in.channels, expected.channels);
        QCOMPARE(node.in.height, expected.height);
        QCOMPARE(node.in.width, expected.width);
        if (node.kind == NodeKind::DepthwiseConv)
            gated = node.out;
        if (product)
            QCOMPARE(before.channels, node.in.channels);  // one gate per channel
        before = node.out;
    }
    QCOMPARE(before.elements(), std::int64_t{1000});
}

void TstGraph::keysAreThoseOfTheStateDict() {
    const auto graph = b0();
    QSet<QString> parameterKeys, prefixes;
    for (const ParameterSpec& parameter : expectedParameters(graph->architecture)) {
        QString key = QString::fromStdString(parameter.key);
        for (const char* part : {".conv.", ".bn."})
            key = key.left(key.indexOf(part) < 0 ? key.size() : key.indexOf(part));
        if (key.endsWith(".weight") || key.endsWith(".bias"))
            key = key.left(key.lastIndexOf('.'));
        parameterKeys.insert(key);
    }
    for (const Node& node : graph->nodes)
        if (!node.key.empty())
            prefixes.insert(QString::fromStdString(node.key));
    QCOMPARE(prefixes, parameterKeys);
    QVERIFY(prefixes.contains("stages.5.2.se.reduce"));
}

void TstGraph::sidesShrinkAsInTorchvision_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("side");
    QTest::addColumn<QList<int>>("expected");
    using L = QList<int>;
    QTest::newRow("b0") << 0 << 224 << L{112, 112, 56, 28, 14, 14, 7, 7, 7};
    QTest::newRow("b1") << 1 << 240 << L{120, 120, 60, 30, 15, 15, 8, 8, 8};
    QTest::newRow("b2, paper") << 2 << 260 << L{130, 130, 65, 33, 17, 17, 9, 9, 9};
    QTest::newRow("b3") << 3 << 300 << L{150, 150, 75, 38, 19, 19, 10, 10, 10};
    QTest::newRow("b4") << 4 << 380 << L{190, 190, 95, 48, 24, 24, 12, 12, 12};
    QTest::newRow("b5") << 5 << 456 << L{228, 228, 114, 57, 29, 29, 15, 15, 15};
    QTest::newRow("b6") << 6 << 528 << L{264, 264, 132, 66, 33, 33, 17, 17, 17};
    QTest::newRow("b7") << 7 << 600 << L{300, 300, 150, 75, 38, 38, 19, 19, 19};
    QTest::newRow("smallest") << 0 << 32 << L{16, 16, 8, 4, 2, 2, 1, 1, 1};
    QTest::newRow("odd") << 0 << 33 << L{17, 17, 9, 5, 3, 3, 2, 2, 2};
}

void TstGraph::sidesShrinkAsInTorchvision() {
    QFETCH(const int, variant);
    QFETCH(const int, side);
    QFETCH(const QList<int>, expected);
    QCOMPARE(heights(*buildGraph(family().at(static_cast<std::size_t>(variant)).spec, side, side)),
             expected);
}

void TstGraph::sidesMayDiffer() {
    const auto graph = buildGraph(family()[0].spec, 181, 320);
    QCOMPARE(graph->inputHeight, std::int64_t{181});
    QCOMPARE(graph->inputWidth, std::int64_t{320});
    const TensorShape stem = graph->nodes.front().out;
    QCOMPARE(stem.height, std::int64_t{91});
    QCOMPARE(stem.width, std::int64_t{160});
    const TensorShape head = graph->nodes[graph->nodes.size() - 3].out;
    QCOMPARE(head.height, std::int64_t{6});
    QCOMPARE(head.width, std::int64_t{10});
}

void TstGraph::activationsAreMarked() {
    int silu = 0, batchNorm = 0;
    const auto graph = b0();
    for (const Node& node : graph->nodes) {
        silu += node.silu ? 1 : 0;
        batchNorm += node.batchNorm ? 1 : 0;
        QVERIFY(!(node.kind == NodeKind::ProjectConv && node.silu));
        QVERIFY(!(node.kind == NodeKind::SeExpand && node.silu));
    }
    QCOMPARE(batchNorm, 49);       // torchvision: batch norm layers of B0
    QCOMPARE(silu, 49 - 16 + 16);  // all but the 16 of project, and 16 in SE
}

void TstGraph::depthwiseHasAGroupPerChannel() {
    const auto graph = b0();
    for (const Node& node : graph->nodes)
        QCOMPARE(node.groups, node.kind == NodeKind::DepthwiseConv ? node.out.channels : 1);
}

void TstGraph::relativeDepthAlignsNetworks() {
    const auto small = b0();
    const auto large = buildGraph(family()[7].spec);
    QCOMPARE(small->relativeDepth(0), 0.5 / 16);
    QCOMPARE(small->relativeDepth(15), 15.5 / 16);
    for (int block = 0; block < 16; ++block)
        QCOMPARE(small->blockAtDepth(small->relativeDepth(block)), block);
    QCOMPARE(large->blockAtDepth(small->relativeDepth(0)), 1);
    QCOMPARE(large->blockAtDepth(small->relativeDepth(15)), 53);
    QCOMPARE(small->blockAtDepth(-1.0), 0);
    QCOMPARE(small->blockAtDepth(1.0), 15);
    QCOMPARE(small->blockAtDepth(std::numeric_limits<double>::quiet_NaN()), 0);
}

void TstGraph::inputsOutsideTheLimitsAreRefused_data() {
    QTest::addColumn<qint64>("height");
    QTest::addColumn<qint64>("width");
    QTest::newRow("too low") << qint64{31} << qint64{224};
    QTest::newRow("too narrow") << qint64{224} << qint64{1};
    QTest::newRow("nothing") << qint64{0} << qint64{0};
    QTest::newRow("negative") << qint64{-224} << qint64{224};
    QTest::newRow("too large") << qint64{224} << qint64{4097};
    QTest::newRow("overflowing") << (qint64{1} << 40) << (qint64{1} << 40);
}

void TstGraph::inputsOutsideTheLimitsAreRefused() {
    QFETCH(const qint64, height);
    QFETCH(const qint64, width);
    const auto failure =
        test::failureOf([&] { (void)buildGraph(family()[0].spec, height, width); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    QVERIFY(failure->message.find("pixels") != std::string::npos);
}

SCALESCOPE_TEST(TstGraph)
#include "tst_graph.moc"
