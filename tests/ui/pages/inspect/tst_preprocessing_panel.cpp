// SPDX-License-Identifier: Apache-2.0
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/base/convert.h"
#include "ui/base/theme.h"
#include "ui/pages/inspect/inspect_page.h"
#include "ui/pages/inspect/preprocessing_data.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/table_panel.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>

#include <atomic>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

constexpr int kPreprocessingTab = 1;

/// The page with its tab open on settled results.
struct OpenPage {
    InspectPage page;

    explicit OpenPage(Desk& desk) : page(desk.study, desk.selection) {
        child<QTabWidget>(page, QStringLiteral("inspectTabs"))->setCurrentIndex(kPreprocessingTab);
        test::present(page);
    }
    [[nodiscard]] QPushButton* button() const {
        return child<QPushButton>(page, QStringLiteral("preprocessingRun"));
    }
    [[nodiscard]] QListWidget* tiles() const {
        return child<QListWidget>(page, QStringLiteral("preprocessingTiles"));
    }
    [[nodiscard]] TablePanel* table() const {
        return child<TablePanel>(page, QStringLiteral("preprocessingTable"));
    }
    [[nodiscard]] ImageView* view(const char* name) const {
        return child<ImageView>(page, QString::fromLatin1(name));
    }
    [[nodiscard]] QString text(const char* name) const {
        return child<QLabel>(page, QString::fromLatin1(name))->text();
    }
};

std::size_t placeOf(const PreprocessingReport& report, PreprocessingPath path) {
    return rowOf(report, path).value();
}

}  // namespace

class TstPreprocessingPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void waysAreComparedWhereThePersonAsks() {
        Desk desk({0});
        OpenPage open(desk);
        QTRY_VERIFY(desk.settled() && open.button()->isEnabled());
        QVERIFY(!desk.study.entry(ColumnIndex(0)).preprocessing);
        QVERIFY(open.text("preprocessingEmpty").contains(QStringLiteral("Compare for B0")));
        QTest::mouseClick(open.button(), Qt::LeftButton);
        const PreprocessingReport report = test::syntheticPreprocessing(0).report;
        QTRY_COMPARE(open.tiles()->count(), static_cast<int>(report.rows.size()));
        QCOMPARE(open.text("preprocessingVerdict"), qstr(verdictOf(report)));
        QCOMPARE(open.table()->table().rows.size(), report.rows.size());
        QVERIFY(open.tiles()->isVisible() && open.table()->isVisible());
        for (int i = 0; i < open.tiles()->count(); ++i)
            QVERIFY(!open.tiles()->item(i)->icon().isNull());
    }

    void openingItsTabAsksOnce() {
        Desk desk({0});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled() && desk.study.entry(ColumnIndex(0)).diagnosis);
        QVERIFY(!desk.study.entry(ColumnIndex(0)).preprocessing);
        child<QTabWidget>(page, QStringLiteral("inspectTabs"))->setCurrentIndex(kPreprocessingTab);
        QTRY_VERIFY(desk.study.entry(ColumnIndex(0)).preprocessing);
        QTRY_VERIFY(child<TablePanel>(page, QStringLiteral("preprocessingTable"))->isVisible());
    }

    void chosenWayShowsItsDifferenceAndFactor() {
        Desk desk({0});
        OpenPage open(desk);
        QTRY_VERIFY(desk.settled() && open.button()->isEnabled());
        QTest::mouseClick(open.button(), Qt::LeftButton);
        QTRY_VERIFY(open.tiles()->count() > 0);
        const PreprocessingReport report = test::syntheticPreprocessing(0).report;
        const auto openCv = placeOf(report, PreprocessingPath::OpenCv);
        QCOMPARE(open.tiles()->currentRow(), static_cast<int>(openCv));
        const auto bgr = placeOf(report, PreprocessingPath::Bgr);
        open.tiles()->setCurrentRow(static_cast<int>(bgr));
        QCOMPARE(open.text("preprocessingText"), wayText(report.rows[bgr]));
        QCOMPARE(open.text("preprocessingFactor"), QStringLiteral("Difference, times 8"));
        QCOMPARE(open.table()->selectedRow(), static_cast<int>(bgr));
        QCOMPARE(open.view("preprocessingFed")->image().pixelColor(3, 3),
                 QColor(report.rows[bgr].picture->bytes[0], report.rows[bgr].picture->bytes[1],
                        report.rows[bgr].picture->bytes[2]));
        QCOMPARE(open.view("preprocessingDifference")->image().pixelColor(3, 3).red(),
                 int{report.rows[bgr].differencePicture->bytes[0]});
    }

    void rowOfTheTableChoosesItsTile() {
        Desk desk({0});
        OpenPage open(desk);
        QTRY_VERIFY(desk.settled() && open.button()->isEnabled());
        QTest::mouseClick(open.button(), Qt::LeftButton);
        QTRY_VERIFY(open.tiles()->count() > 0);
        Q_EMIT open.table()->rowSelected(1);
        QCOMPARE(open.tiles()->currentRow(), 1);
        Q_EMIT open.table()->rowSelected(-1);
        QCOMPARE(open.tiles()->currentRow(), 1);
    }

    void anotherSizeHasNoDifferencePicture() {
        Desk desk({3});
        OpenPage open(desk);
        QTRY_VERIFY(desk.settled() && open.button()->isEnabled());
        QTest::mouseClick(open.button(), Qt::LeftButton);
        QTRY_VERIFY(open.tiles()->count() > 0);
        const PreprocessingReport report = test::syntheticPreprocessing(3).report;
        open.tiles()->setCurrentRow(
            static_cast<int>(placeOf(report, PreprocessingPath::OtherSide)));
        QVERIFY(open.view("preprocessingDifference")->image().isNull());
        QVERIFY(!open.view("preprocessingFed")->image().isNull());
        QVERIFY(open.text("preprocessingFactor").startsWith(QStringLiteral("Of another size")));
    }

    void eachColumnHasItsOwnComparison() {
        Desk desk({0, 3});
        OpenPage open(desk);
        desk.selection.setFocus(ColumnIndex(0));
        QTRY_VERIFY(desk.settled() && open.button()->isEnabled());
        QTest::mouseClick(open.button(), Qt::LeftButton);
        QTRY_VERIFY(open.table()->isVisible());
        desk.selection.setFocus(ColumnIndex(3));
        QTRY_VERIFY(!open.table()->isVisible());
        QVERIFY(open.text("preprocessingEmpty").contains(QStringLiteral("Compare for B3")));
        QVERIFY(open.text("preprocessingVerdict").isEmpty());
        desk.selection.setFocus(ColumnIndex(0));
        QTRY_VERIFY(open.table()->isVisible());
    }

    void workOnItsWayIsSaidAndFailureCanBeTriedAgain() {
        std::atomic<bool> held{true};
        const Runner answer = test::syntheticRunner();
        Desk desk(
            [&](const Job& job, RunContext& context) -> Outcome {
                if (!std::holds_alternative<PreprocessingJob>(job.question))
                    return answer(job, context);
                while (held) {
                    context.checkCanceled();
                    QTest::qSleep(1);
                }
                return Failure{ErrorCode::OutOfMemory, Subject::None, "No memory.", {}};
            },
            {0});
        OpenPage open(desk);
        QTRY_VERIFY(desk.settled() && open.button()->isEnabled());
        QTest::mouseClick(open.button(), Qt::LeftButton);
        QVERIFY(!open.button()->isEnabled());
        QVERIFY(open.text("preprocessingEmpty").contains(QStringLiteral("in every way")));
        held = false;
        QTRY_VERIFY(open.button()->isEnabled());
        QVERIFY(open.text("preprocessingEmpty").contains(QStringLiteral("Compare for B0")));
    }

    void randomWeightsAreComparedByWhatIsFed() {
        Desk desk({0}, {.weights = WeightsKind::Random});
        OpenPage open(desk);
        QTRY_VERIFY(desk.settled() && open.button()->isEnabled());
        QTest::mouseClick(open.button(), Qt::LeftButton);
        QTRY_VERIFY(open.tiles()->count() > 0);
        QVERIFY(open.text("preprocessingVerdict").startsWith(QStringLiteral("Random weights")));
        QCOMPARE(open.tiles()->item(1)->text(), QStringLiteral("Tensor, antialias\n1 levels"));
    }

    void withoutAnImageThereIsNothingToPress() {
        Engine engine(test::syntheticRunner());
        Selection selection;
        selection.setColumns(test::columns({0}));
        Study study(engine, selection);
        InspectPage page(study, selection);
        child<QTabWidget>(page, QStringLiteral("inspectTabs"))->setCurrentIndex(kPreprocessingTab);
        test::present(page);
        QVERIFY(!child<QPushButton>(page, QStringLiteral("preprocessingRun"))->isEnabled());
        QVERIFY(child<QLabel>(page, QStringLiteral("preprocessingEmpty"))
                    ->text()
                    .contains(QStringLiteral("Open an image")));
    }

    void readsInASmallWindow_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void readsInASmallWindow() {
        QFETCH(bool, dark);
        test::WindowFixture f({0, 1});
        f.window.setPalette(dark ? darkPalette() : lightPalette());
        f.openAndWait();
        f.window.resize(1024, 700);
        QVERIFY(f.window.showPage(QStringLiteral("Inspect")));
        f.child<QTabWidget>("inspectTabs")->setCurrentIndex(kPreprocessingTab);
        auto* button = f.child<QPushButton>("preprocessingRun");
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* tiles = f.child<QListWidget>("preprocessingTiles");
        QTRY_VERIFY(tiles->count() > 0);
        QTest::qWait(50);
        QCOMPARE(f.window.size(), QSize(1024, 700));
        const QRect first = tiles->visualItemRect(tiles->item(0));
        QVERIFY2(tiles->viewport()->rect().contains(first), "the first tile is whole");
        QVERIFY(f.child<ImageView>("preprocessingDifference")->width() >= 80);
        QVERIFY(f.child<TablePanel>("preprocessingTable")->height() >= 100);
        QVERIFY(!test::isBlank(*tiles));
    }
};

SCALESCOPE_GUI_TEST(TstPreprocessingPanel)
#include "tst_preprocessing_panel.moc"
