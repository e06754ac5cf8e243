// SPDX-License-Identifier: Apache-2.0
// What a student who has read the abstracts may ask, and whether the page's numbers answer it.
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/architecture/architecture_answers.h"
#include "ui/pages/architecture/architecture_page.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;

namespace {

ArchitectureScene sceneOf(int variant, int block, bool run = false) {
    ArchitectureScene scene;
    scene.graph = buildGraph(family().at(static_cast<std::size_t>(variant)).spec);
    scene.block = block;
    if (run)
        scene.diagnosis = std::make_shared<const Diagnosis>(test::syntheticDiagnosis(variant));
    return scene;
}

enum Question { InvertedResidual, SqueezeExcite, CompoundScaling, Depthwise };

}  // namespace

class TstArchitectureAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyAnswerHasSentencesAndASource() {
        for (const auto& [variant, block] : {std::pair(0, 0), {0, 5}, {3, 9}, {7, 54}}) {
            const ArchitectureScene scene = sceneOf(variant, block);
            const QStringList questions = architectureQuestions(scene);
            for (int i = 0; i < static_cast<int>(questions.size()); ++i) {
                const QString answer = architectureAnswer(i, scene);
                QVERIFY2(answer.count(QStringLiteral(". ")) >= 2, qPrintable(answer));
                QVERIFY2(answer.contains(QStringLiteral("arXiv")), qPrintable(answer));
                QVERIFY2(!answer.contains(u'%' + QStringLiteral("1")), qPrintable(answer));
            }
            QVERIFY(architectureAnswer(static_cast<int>(questions.size()), scene).isEmpty());
        }
    }

    void theInvertedResidualIsThatOfTheBlock() {
        // B0's 4.1: 80 channels, 480 inside, with a residual; 4.0 has none.
        const QString with = architectureAnswer(InvertedResidual, sceneOf(0, 6));
        for (const char* fact : {"4.1", "80 channels", "widens them to 480", "blue line"})
            QVERIFY2(with.contains(QString::fromLatin1(fact)), fact);
        QVERIFY(architectureAnswer(InvertedResidual, sceneOf(0, 5))
                    .contains(QStringLiteral("nothing can be added")));
        QVERIFY(architectureAnswer(InvertedResidual, sceneOf(0, 0))
                    .contains(QStringLiteral("widens nothing")));
    }

    void theGatesAreThoseOfTheRun() {
        QVERIFY(!architectureAnswer(SqueezeExcite, sceneOf(0, 6))
                     .contains(QStringLiteral("On this picture")));
        const QString answer = architectureAnswer(SqueezeExcite, sceneOf(0, 6, true));
        QVERIFY(answer.contains(QStringLiteral("On this picture its gates run from")));
        QVERIFY(answer.contains(QStringLiteral("480 maps")));
        QVERIFY(answer.contains(QStringLiteral("20 hidden units")));
    }

    void b3HasMoreBlocksThanB0() {
        const ArchitectureScene scene = sceneOf(3, 6);
        QCOMPARE(architectureQuestions(scene).at(CompoundScaling),
                 QStringLiteral("Why does B3 have more blocks than B0?"));
        const QString answer = architectureAnswer(CompoundScaling, scene);
        for (const char* fact : {"depth by 1.4", "26 blocks in all instead of 16", "1.2 times",
                                 "300 px", "4.74 times"})
            QVERIFY2(answer.contains(QString::fromLatin1(fact)),
                     qPrintable((QString::fromLatin1(fact) + QStringLiteral(": ") + answer)));
        // Beside B0 the question is about the deeper one.
        ArchitectureScene both = sceneOf(0, 6);
        both.beside = scene.graph;
        QCOMPARE(architectureAnswer(CompoundScaling, both), answer);
        QVERIFY(architectureQuestions(sceneOf(0, 6))
                    .at(CompoundScaling)
                    .contains(QStringLiteral("compound scaling")));
    }

    void depthwiseIsCheaperByItsChannels() {
        const ArchitectureScene scene = sceneOf(0, 6);
        std::int64_t macs = 0;
        for (const Node& node : scene.graph->nodes)
            if (node.block == 6 && node.kind == NodeKind::DepthwiseConv)
                macs = node.macs;
        QCOMPARE(macs, 480 * 14 * 14 * 9);
        const QString answer = architectureAnswer(Depthwise, scene);
        QVERIFY2(
            answer.contains(QStringLiteral("847 k")) && answer.contains(QStringLiteral("406 M")),
            qPrintable(answer));
    }

    void anAnswerFollowsTheSelectionUntilItIsClosed() {
        test::Desk desk({0});
        ArchitecturePage page(desk.study, desk.selection);
        test::present(page, {1000, 640});
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        auto* answer = child<QLabel>(page, QStringLiteral("architectureAnswer"));
        QVERIFY(!answer->isVisible());
        const auto* menu = child<QToolButton>(page, QStringLiteral("architectureExplain"))->menu();
        QCOMPARE(menu->actions().size(), 4);
        menu->actions().at(InvertedResidual)->trigger();
        QVERIFY(answer->isVisible());
        const auto graph = desk.study.entry(ColumnIndex(0)).diagnosis->graph;
        for (const int block : {6, 2}) {
            desk.selection.setDepth(graph->relativeDepth(block));
            QTest::qWait(5);
            QVERIFY(answer->text().contains(
                QStringLiteral("Block ") +
                QString::fromStdString(
                    graph->architecture.blocks[static_cast<std::size_t>(block)].name())));
        }
        QTest::mouseClick(child<QToolButton>(page, QStringLiteral("architectureAnswerClose")),
                          Qt::LeftButton);
        QVERIFY(!answer->isVisible());
    }
};

SCALESCOPE_GUI_TEST(TstArchitectureAnswers)
#include "tst_architecture_answers.moc"
