// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/architecture/se_lab/se_lab_panel.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/line_plot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;

namespace {

/// The panel alone: it needs no run.
struct Lab {
    Engine engine{test::syntheticRunner()};
    Selection selection;
    Study study{engine, selection};
    SeLabPanel panel{study, selection};
    Lab() {
        test::present(panel, {860, 520});
        panel.refresh();
    }
    QSpinBox* number(const char* name) { return child<QSpinBox>(panel, QString::fromLatin1(name)); }
    QComboBox* choice(const char* name) {
        return child<QComboBox>(panel, QString::fromLatin1(name));
    }
    QSlider* slider(const char* name) { return child<QSlider>(panel, QString::fromLatin1(name)); }
    const SeriesSet& bars(const char* name) {
        return child<BarPlot>(panel, QString::fromLatin1(name))->data();
    }
    QString sentence() { return child<QLabel>(panel, QStringLiteral("labSentence"))->text(); }
};

/// The panel beside a study with a picture.
struct Block {
    test::Desk desk{{0}};
    SeLabPanel panel{desk.study, desk.selection};
    Block() {
        QObject::connect(&desk.study.follower(), &BlockFollower::changed, &panel,
                         &SeLabPanel::refresh);
        test::present(panel, {860, 520});
    }
    void choose(int block, int weights) {
        QTRY_VERIFY(desk.settled());
        desk.selection.setDepth(buildGraph(family()[0].spec)->relativeDepth(block));
        child<QComboBox>(panel, QStringLiteral("labInput"))->setCurrentIndex(1);
        child<QComboBox>(panel, QStringLiteral("labWeights"))->setCurrentIndex(weights);
        panel.refresh();
    }
};

}  // namespace

class TstSeLabPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void opensOnTheLiteraturesBlock() {
        Lab lab;
        QCOMPARE(lab.panel.shape(), (SeShape{2, 64, 32, 32}));
        QCOMPARE(lab.panel.form(), literatureSeForm());
        const SeLabResult expected =
            runSeLab(seLabInput({2, 64, 32, 32}, 0), seLabWeights(64, literatureSeForm(), 0),
                     SeActivation::Relu);
        QCOMPARE(lab.panel.result()->gates, expected.gates);
        QCOMPARE(lab.bars("labGates").series.size(), 2U);
        QCOMPARE(lab.bars("labGates").series[1].y, expected.gates[1]);
        QCOMPARE(lab.bars("labSqueeze").series[0].y, expected.squeeze[0]);
        QCOMPARE(lab.bars("labHidden").series[0].y, expected.hidden[0]);
        QVERIFY(lab.sentence().contains(QStringLiteral("[2, 64, 32, 32]")));
        QVERIFY(lab.sentence().contains(QStringLiteral("512 parameters")));
        QVERIFY(!test::isBlank(lab.panel));
    }

    void aFormSetsItsKnobsAndAKnobNamesTheForm() {
        Lab lab;
        lab.choice("labForm")->setCurrentIndex(1);
        QCOMPARE(lab.panel.form(), efficientNetSeForm());
        QCOMPARE(lab.slider("labReduction")->value(), 24);
        lab.slider("labReduction")->setValue(8);
        QCOMPARE(lab.panel.form().reduction, 8);
        QCOMPARE(lab.choice("labForm")->currentIndex(), 2);
        QCOMPARE(lab.panel.result()->hidden[0].size(), 8U);
        lab.slider("labReduction")->setValue(16);
        child<QCheckBox>(lab.panel, QStringLiteral("labBias"))->setChecked(false);
        lab.choice("labActivation")->setCurrentIndex(0);
        QCOMPARE(lab.choice("labForm")->currentIndex(), 0);
    }

    void shapeAndSeedChangeTheInput() {
        Lab lab;
        const PerSample before = lab.panel.result()->squeeze;
        lab.number("labSeed")->setValue(9);
        QVERIFY(lab.panel.result()->squeeze != before);
        lab.number("labSizeN")->setValue(3);
        lab.number("labSizeC")->setValue(20);
        QCOMPARE(lab.panel.result()->gates.size(), 3U);
        QCOMPARE(lab.panel.result()->gates[2].size(), 20U);
        QCOMPARE(lab.bars("labGates").series.size(), 3U);
    }

    void aGateSliderHoldsItsChannel() {
        Lab lab;
        const double before = lab.panel.result()->energyOut[1][7];
        lab.number("labChannel")->setValue(7);
        lab.slider("labGate")->setValue(0);
        QCOMPARE(lab.panel.result()->gates[1][7], 0.0);
        QCOMPARE(lab.panel.result()->energyOut[1][7], 0.0);
        QVERIFY(child<QLabel>(lab.panel, QStringLiteral("labGateText"))
                    ->text()
                    .contains(QStringLiteral("held")));
        auto* free = child<QPushButton>(lab.panel, QStringLiteral("labFree"));
        QVERIFY(free->isEnabled());
        QTest::mouseClick(free, Qt::LeftButton);
        QCOMPARE(lab.panel.result()->energyOut[1][7], before);
        QVERIFY(!free->isEnabled());
    }

    void aHeldChannelThatIsGoneIsLetGo() {
        Lab lab;
        lab.number("labChannel")->setValue(60);
        lab.slider("labGate")->setValue(1000);
        lab.number("labSizeC")->setValue(16);
        QCOMPARE(lab.panel.result()->gates[0].size(), 16U);
        QVERIFY(lab.number("labChannel")->value() < 16);
        QVERIFY(!child<QPushButton>(lab.panel, QStringLiteral("labFree"))->isEnabled());
    }

    void takesShapeAndFormOfTheBlock() {
        Lab lab;
        const auto graph = buildGraph(family()[0].spec);
        lab.selection.setDepth(graph->relativeDepth(8));
        lab.panel.refresh();
        QTest::mouseClick(child<QPushButton>(lab.panel, QStringLiteral("labFromBlock")),
                          Qt::LeftButton);
        const BlockSpec& block = graph->architecture.blocks[8];
        QCOMPARE(lab.panel.shape()[1], block.expandedChannels);
        QCOMPARE(static_cast<std::int64_t>(lab.panel.result()->hidden[0].size()),
                 block.squeezeChannels);
        QVERIFY(lab.panel.form().bias);
    }

    void aBlockOnThePictureGivesTheNetworksOwnGates() {
        Block lab;
        lab.choose(4, 0);
        QTRY_VERIFY(lab.panel.result());
        const auto& maps = lab.desk.study.follower().followed().result;
        QCOMPARE(maps->maps.block, 4);
        const SeLabResult expected =
            runSeLab(labInputOf(maps->maps), maps->excitation, SeActivation::Silu);
        QCOMPARE(lab.panel.result()->gates, expected.gates);
        QCOMPARE(lab.panel.result()->squeeze[0].size(), maps->maps.gates.size());
        QCOMPARE(lab.panel.form().reduction, 24);
        QVERIFY(lab.panel.form().bias);
        QVERIFY(!child<QSlider>(lab.panel, QStringLiteral("labReduction"))->isEnabled());
        QVERIFY(child<QLabel>(lab.panel, QStringLiteral("labInputText"))
                    ->text()
                    .contains(QStringLiteral("cat.png")));
        // Another block, other channels.
        lab.choose(9, 0);
        QTRY_VERIFY(lab.panel.result() &&
                    lab.desk.study.follower().followed().result->maps.block == 9);
        QCOMPARE(static_cast<std::int64_t>(lab.panel.result()->gates[0].size()),
                 buildArchitecture(family()[0].spec).blocks[9].expandedChannels);
    }

    void randomWeightsOnABlockTurnItsReduction() {
        Block lab;
        lab.choose(4, 1);
        QTRY_VERIFY(lab.panel.result());
        const PerSample squeeze = lab.panel.result()->squeeze;
        auto* reduction = child<QSlider>(lab.panel, QStringLiteral("labReduction"));
        QVERIFY(reduction->isEnabled());
        reduction->setValue(2);
        QCOMPARE(lab.panel.result()->hidden[0].size(), squeeze[0].size() / 2);
        QCOMPARE(lab.panel.result()->squeeze, squeeze);
    }

    void withoutAPictureABlockSaysWhatIsMissing() {
        Lab lab;
        lab.choice("labInput")->setCurrentIndex(1);
        QVERIFY(!lab.panel.result());
        QVERIFY(lab.sentence().contains(QStringLiteral("Open an image")));
        lab.choice("labInput")->setCurrentIndex(0);
        QVERIFY(lab.panel.result());
    }

    void tellsWhatAKnobChanged() {
        Lab lab;
        const auto change = [&] {
            return child<QLabel>(lab.panel, QStringLiteral("labChange"))->text();
        };
        QVERIFY(change().startsWith(QStringLiteral("Turn a knob")));
        lab.number("labChannel")->setValue(7);
        lab.slider("labGate")->setValue(0);
        QVERIFY(change().contains(QStringLiteral("most at channel 7")));
        QVERIFY(change().contains(QStringLiteral("→ 0.000")));
        QCOMPARE(lab.bars("labGates").series.back().name, std::string("reference"));
        QTest::mouseClick(child<QPushButton>(lab.panel, QStringLiteral("labCompare")),
                          Qt::LeftButton);
        QVERIFY(change().startsWith(QStringLiteral("Turn a knob")));
        QCOMPARE(lab.bars("labGates").series.size(), 2U);
        // Another number of channels cannot be compared.
        lab.slider("labReduction")->setValue(4);
        QVERIFY(change().startsWith(QStringLiteral("Against the reference")));
        lab.number("labSizeC")->setValue(20);
        QVERIFY(change().startsWith(QStringLiteral("Turn a knob")));
    }

    void costsAreThoseOfEveryReduction() {
        Lab lab;
        const SeriesSet& cost = child<LinePlot>(lab.panel, QStringLiteral("labCost"))->data();
        QCOMPARE(cost.series.front().y.size(), 64U);
        for (const int reduction : {1, 16, 64})
            QCOMPARE(cost.series.front().y[static_cast<std::size_t>(reduction) - 1],
                     static_cast<double>(seCost(64, {.reduction = reduction}).params));
    }

    void theLargestShapeStaysWithinBounds() {
        Lab lab;
        for (const char* size : {"labSizeN", "labSizeC", "labSizeH", "labSizeW"})
            lab.number(size)->setValue(lab.number(size)->maximum());
        const SeShape shape = lab.panel.shape();
        QVERIFY(shape[0] * shape[1] * shape[2] * shape[3] <= 4 << 20);
        QCOMPARE(lab.panel.result()->outputShape, shape);
    }

    void remembersItsKnobs() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Lab before;
        before.choice("labForm")->setCurrentIndex(1);
        before.number("labSizeC")->setValue(96);
        before.number("labSeed")->setValue(5);
        before.panel.saveState(settings);
        Lab after;
        after.panel.restoreState(settings);
        QCOMPARE(after.panel.shape(), before.panel.shape());
        QCOMPARE(after.panel.form(), before.panel.form());
        QCOMPARE(after.panel.result()->gates, before.panel.result()->gates);
    }
};

SCALESCOPE_GUI_TEST(TstSeLabPanel)
#include "tst_se_lab_panel.moc"
