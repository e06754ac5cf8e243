// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/widgets/map_tiles.h"

#include <QScrollBar>
#include <QSignalSpy>

#include <limits>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

std::shared_ptr<const FeatureMaps> mapsOf(int block) {
    return std::make_shared<const FeatureMaps>(test::syntheticFeatureMaps(0, block).maps);
}

/// Tiles of a block's stage in a small window.
struct Tiles {
    MapTiles view;
    std::shared_ptr<const FeatureMaps> maps;
    explicit Tiles(int block = 4, MapStage stage = MapStage::Depthwise) : maps(mapsOf(block)) {
        view.setMaps(maps, stage);
        test::present(view, {420, 300});
    }
};

}  // namespace

class TstMapTiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyChannelHasOneTile() {
        Tiles tiles;
        QCOMPARE(tiles.view.order().size(), tiles.maps->gates.size());
        QVERIFY(tiles.view.verticalScrollBar()->maximum() > 0);
        QVERIFY(!test::isBlank(tiles.view));
        const QRect first = tiles.view.tileRect(0), second = tiles.view.tileRect(1);
        QVERIFY(!first.intersects(second));
        tiles.view.setMaps(nullptr, MapStage::Depthwise);
        QVERIFY(tiles.view.order().empty());
        QVERIFY(tiles.view.picture().isNull());
    }

    void aMapHasItsShapeAndItsColours() {
        Tiles tiles;
        const MapAtlas& atlas = tiles.maps->find(MapStage::Depthwise)->atlas;
        const QImage own = tiles.view.map(3);
        QCOMPARE(own.size(), QSize(static_cast<int>(atlas.width), static_cast<int>(atlas.height)));
        const auto levels = atlas.map(3);
        const auto top = static_cast<int>(std::ranges::max_element(levels) - levels.begin());
        const auto low = static_cast<int>(std::ranges::min_element(levels) - levels.begin());
        const Ramp heat = themeOf(tiles.view.palette()).heat();
        QCOMPARE(own.pixelColor(top % own.width(), top / own.width()).rgb(), heat.at(1.0).rgb());
        QCOMPARE(own.pixelColor(low % own.width(), low / own.width()).rgb(), heat.at(0.0).rgb());
        // Channel 0 is a fifth of channel 4: its largest value is far from the scale's end.
        tiles.view.setSharedScale(true);
        const auto weak = atlas.map(0);
        const auto peak = static_cast<int>(std::ranges::max_element(weak) - weak.begin());
        const QImage shared = tiles.view.map(0);
        QVERIFY(shared.pixelColor(peak % shared.width(), peak / shared.width()).rgb() !=
                heat.at(1.0).rgb());
        QVERIFY(!tiles.view.legend().low.isEmpty());
    }

    void mapsOfRandomWeightsAreGreyUnderAHatch() {
        Tiles tiles;
        const QImage coloured = tiles.view.grab().toImage();
        tiles.view.setLearnt(false);
        const QImage own = tiles.view.map(3);
        int greyest = 0;
        for (int y = 0; y < own.height(); ++y)
            for (int x = 0; x < own.width(); ++x)
                greyest = std::max(greyest, own.pixelColor(x, y).hsvSaturation());
        QVERIFY2(greyest < 60, "a map of random weights has a colour");
        QVERIFY(!tiles.view.legend().learnt);
        QVERIFY(tiles.view.grab().toImage() != coloured);
        tiles.view.setLearnt(true);
        QVERIFY(tiles.view.legend().learnt);
        QCOMPARE(tiles.view.grab().toImage(), coloured);
    }

    void valuesThatAreNotFiniteAreSeen() {
        auto broken = std::make_shared<FeatureMaps>(*mapsOf(4));
        MapAtlas& atlas = broken->stages[1].atlas;
        auto levels = std::make_shared<std::vector<std::uint8_t>>(*atlas.levels);
        levels->front() = kNotFiniteLevel;
        atlas.levels = levels;
        MapTiles view;
        view.setMaps(broken, broken->stages[1].stage);
        QCOMPARE(view.map(0).pixelColor(0, 0).rgb(), themeOf(view.palette()).fail.rgb());
    }

    void clickAndKeysChooseATile() {
        Tiles tiles;
        QSignalSpy chosen(&tiles.view, &MapTiles::channelChosen);
        tiles.view.setOrder(MapOrder::Gate);
        QTest::mouseClick(tiles.view.viewport(), Qt::LeftButton, {},
                          tiles.view.tileRect(2).center());
        QCOMPARE(chosen.takeFirst().at(0).value<std::size_t>(), std::size_t{2});
        tiles.view.setChannel(2);
        QTest::keyClick(&tiles.view, Qt::Key_Right);
        QCOMPARE(chosen.takeFirst().at(0).value<std::size_t>(), tiles.view.order()[3]);
        QTest::keyClick(&tiles.view, Qt::Key_Left);
        QCOMPARE(chosen.takeFirst().at(0).value<std::size_t>(), tiles.view.order()[1]);
        // A click between the tiles and the edge chooses nothing.
        QTest::mouseClick(tiles.view.viewport(), Qt::LeftButton, {}, QPoint(1, 1));
        QCOMPARE(chosen.count(), 0);
    }

    void theChosenTileIsScrolledTo() {
        Tiles tiles;
        const std::size_t last = tiles.view.order().back();
        QVERIFY(!tiles.view.viewport()->rect().intersects(tiles.view.tileRect(last)));
        tiles.view.setChannel(last);
        QVERIFY(tiles.view.viewport()->rect().contains(tiles.view.tileRect(last).center()));
        tiles.view.setChannel(0);
        QVERIFY(tiles.view.viewport()->rect().contains(tiles.view.tileRect(0).center()));
    }

    void tilesGrowAndShrinkWithinBounds() {
        Tiles tiles;
        QSignalSpy sized(&tiles.view, &MapTiles::tileSideChanged);
        QTest::keyClick(&tiles.view, Qt::Key_Plus);
        QCOMPARE(tiles.view.tileSide(), MapTiles::kUsualSide * 5 / 4);
        QCOMPARE(sized.count(), 1);
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(&tiles.view, Qt::Key_Plus);
        QCOMPARE(tiles.view.tileSide(), MapTiles::kLargestSide);
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(&tiles.view, Qt::Key_Minus);
        QCOMPARE(tiles.view.tileSide(), MapTiles::kSmallestSide);
    }

    void thePictureHoldsAllTilesWithinItsLimit() {
        Tiles tiles(1);
        tiles.view.setTitle(QStringLiteral("B0 block 2.0"));
        const QImage usual = tiles.view.picture();
        const auto count = static_cast<double>(tiles.view.order().size());
        QVERIFY(double{1} * usual.width() * usual.height() >= count * 64 * 64);
        tiles.view.setTileSide(MapTiles::kLargestSide);
        Tiles wide(15);  // 1152 channels
        wide.view.setTileSide(MapTiles::kLargestSide);
        const QImage limited = wide.view.picture();
        QVERIFY(double{1} * limited.width() * limited.height() <= 32e6);
        QVERIFY(limited.width() > 2000);
    }
};

SCALESCOPE_GUI_TEST(TstMapTiles)
#include "tst_map_tiles.moc"
