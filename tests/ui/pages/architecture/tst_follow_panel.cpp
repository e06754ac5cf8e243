// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/architecture/follow/follow_panel.h"
#include "ui/pages/architecture/follow/follow_texts.h"
#include "ui/plots/histogram_plot.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/map_tiles.h"

#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;

namespace {

/// The panel on a study of B0, at one block.
struct Follow {
    test::Desk desk{{0}};
    FollowPanel panel{desk.study, desk.selection};
    std::shared_ptr<const Graph> graph = buildGraph(family()[0].spec);

    explicit Follow(int block = 4) {
        QObject::connect(&desk.study.follower(), &BlockFollower::changed, &panel,
                         &FollowPanel::refresh);
        QObject::connect(&desk.selection, &Selection::depthChanged, &panel, &FollowPanel::refresh);
        desk.selection.setDepth(graph->relativeDepth(block));
        test::present(panel, {720, 520});
        QTRY_VERIFY(desk.settled());
        panel.refresh();
        QTRY_VERIFY(shows(block));
    }
    [[nodiscard]] bool shows(int block) const {
        const auto& result = desk.study.follower().followed().result;
        return result && result->maps.block == block;
    }
    MapTiles* tiles() { return child<MapTiles>(panel, QStringLiteral("followTiles")); }
    QToolButton* stage(const char* name) {
        return child<QToolButton>(panel,
                                  QStringLiteral("followStage-") + QString::fromLatin1(name));
    }
    QString text(const char* name) {
        return child<QLabel>(panel, QString::fromLatin1(name))->text();
    }
    const FeatureMaps& maps() const { return desk.study.follower().followed().result->maps; }
};

}  // namespace

class TstFollowPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void showsTheMapsOfTheSelectedBlock() {
        Follow follow;
        QCOMPARE(follow.tiles()->order().size(), follow.maps().gates.size());
        QVERIFY(follow.text("followWhere").contains(QStringLiteral("B0 block 3.1")));
        QVERIFY(follow.text("followWhere").contains(QStringLiteral("cat.png")));
        QVERIFY(follow.stage("depthwise")->isChecked());
        QVERIFY(follow.stage("output")->isEnabled());
        QVERIFY(!test::isBlank(follow.panel));
        QTest::mouseClick(follow.stage("input"), Qt::LeftButton);
        QCOMPARE(follow.tiles()->order().size(),
                 follow.maps().find(MapStage::Input)->atlas.channels());
    }

    void keysStepFromBlockToBlock() {
        Follow follow(4);
        QTest::keyClick(follow.tiles(), Qt::Key_N);
        QTRY_VERIFY(follow.shows(5));
        QCOMPARE(follow.desk.selection.depth(),
                 std::optional<double>(follow.graph->relativeDepth(5)));
        QTest::keyClick(follow.tiles(), Qt::Key_P);
        QTest::keyClick(follow.tiles(), Qt::Key_P);
        QTRY_VERIFY(follow.shows(3));
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(follow.tiles(), Qt::Key_N);
        QTRY_VERIFY(follow.shows(15));
        QVERIFY(!child<QToolButton>(follow.panel, QStringLiteral("followNext"))->isEnabled());
    }

    void aStageThatABlockLacksIsNotOffered() {
        Follow follow(2);
        follow.panel.showStage(MapStage::Expanded);
        QVERIFY(follow.stage("expanded")->isChecked());
        follow.desk.selection.setDepth(follow.graph->relativeDepth(0));
        QTRY_VERIFY(follow.shows(0));
        QVERIFY(!follow.stage("expanded")->isEnabled());
        QVERIFY(follow.stage("input")->isChecked());
        QVERIFY(!follow.stage("output")->isEnabled());
        // What was wanted comes back with the next block that has it.
        follow.desk.selection.setDepth(follow.graph->relativeDepth(1));
        QTRY_VERIFY(follow.shows(1));
        QVERIFY(follow.stage("expanded")->isChecked());
    }

    void sortsAndColours() {
        Follow follow;
        auto* order = child<QComboBox>(follow.panel, QStringLiteral("followOrder"));
        order->setCurrentIndex(1);
        QCOMPARE(follow.tiles()->order(),
                 channelOrder(follow.maps(), MapStage::Depthwise, MapOrder::Gate));
        order->setCurrentIndex(2);
        QCOMPARE(follow.tiles()->order(),
                 channelOrder(follow.maps(), MapStage::Depthwise, MapOrder::Energy));
        const QString each = follow.tiles()->legend().title;
        child<QComboBox>(follow.panel, QStringLiteral("followScale"))->setCurrentIndex(1);
        QVERIFY(follow.tiles()->legend().title != each);
        child<QSlider>(follow.panel, QStringLiteral("followSize"))->setValue(120);
        QCOMPARE(follow.tiles()->tileSide(), 120);
    }

    void aClickZoomsItsMapAndChoosesTheChannelOfAllPages() {
        Follow follow;
        auto* zoom = child<ImageView>(follow.panel, QStringLiteral("followZoom"));
        auto* histogram = child<HistogramPlot>(follow.panel, QStringLiteral("followHistogram"));
        QCOMPARE(histogram->data().size(), 1U);
        QCOMPARE(zoom->image().width(), 8);  // the picture that was fed
        QTest::mouseClick(follow.tiles()->viewport(), Qt::LeftButton, {},
                          follow.tiles()->tileRect(3).center());
        QCOMPARE(follow.desk.selection.channel(), std::optional(ChannelIndex(3)));
        QCOMPARE(zoom->image().width(),
                 static_cast<int>(follow.maps().find(MapStage::Depthwise)->atlas.width));
        QVERIFY(follow.text("followChannel").contains(QStringLiteral("Channel 3")));
        QVERIFY(follow.text("followChannel").contains(QStringLiteral("gate")));
        QCOMPARE(histogram->data().size(), 2U);
        QCOMPARE(histogram->data()[1].histogram.counts,
                 follow.maps().find(MapStage::Depthwise)->histograms->of(3).counts);
        // Thin tensors have channels of their own.
        follow.panel.showStage(MapStage::Projected);
        QCOMPARE(histogram->data().size(), 1U);
        QTest::mouseClick(follow.tiles()->viewport(), Qt::LeftButton, {},
                          follow.tiles()->tileRect(5).center());
        QCOMPARE(follow.desk.selection.channel(), std::optional(ChannelIndex(3)));
        QVERIFY(follow.text("followChannel").contains(QStringLiteral("Channel 5")));
        QVERIFY(!follow.text("followChannel").contains(QStringLiteral("gate")));
    }

    void everyStageExplainsItself() {
        Follow follow;
        const BlockSpec& block = follow.graph->architecture.blocks[4];
        QStringList texts;
        for (const StageMaps& stage : follow.maps().stages) {
            texts << stageText(stage.stage, follow.maps(), block);
            QVERIFY2(texts.back().count(u'.') >= 2, qPrintable(texts.back()));
        }
        texts.removeDuplicates();
        QCOMPARE(texts.size(), 6);
        QCOMPARE(follow.text("followNote"), stageText(MapStage::Depthwise, follow.maps(), block));
    }

    void tilesLeaveAsAPicture() {
        Follow follow;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("maps.png"));
        QVERIFY(follow.panel.savePng(path));
        const QImage saved(path);
        QVERIFY(saved.width() > 500 && saved.height() > 500);
        QVERIFY(!follow.panel.savePng(QStringLiteral("/nowhere/maps.png")));
    }

    void whatIsHiddenAsksForNothing() {
        test::Desk desk({0});
        FollowPanel panel(desk.study, desk.selection);
        QTRY_VERIFY(desk.settled());
        panel.refresh();
        QVERIFY(!desk.study.jobs().busy());
        QVERIFY(!desk.study.follower().followed().block);
    }

    void saysWhyThereAreNoMaps() {
        Engine engine(test::syntheticRunner());
        Selection selection;
        Study study(engine, selection);
        FollowPanel panel(study, selection);
        test::present(panel, {720, 520});
        panel.refresh();
        QVERIFY(!child<QWidget>(panel, QStringLiteral("followSave"))->isEnabled());
        QVERIFY(child<MapTiles>(panel, QStringLiteral("followTiles"))->order().empty());
    }

    void remembersHowItWasLookedAt() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Follow before;
        before.panel.showStage(MapStage::Gated);
        child<QComboBox>(before.panel, QStringLiteral("followOrder"))->setCurrentIndex(2);
        child<QSlider>(before.panel, QStringLiteral("followSize"))->setValue(90);
        before.panel.saveState(settings);
        Follow after;
        after.panel.restoreState(settings);
        after.panel.refresh();
        QVERIFY(after.stage("gated")->isChecked());
        QCOMPARE(child<QComboBox>(after.panel, QStringLiteral("followOrder"))->currentIndex(), 2);
        QCOMPARE(after.tiles()->tileSide(), 90);
    }
};

SCALESCOPE_GUI_TEST(TstFollowPanel)
#include "tst_follow_panel.moc"
