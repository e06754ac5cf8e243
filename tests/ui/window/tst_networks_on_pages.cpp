// SPDX-License-Identifier: Apache-2.0
// Networks of one's own go through the study and every page beside B0..B7, and leave as files.
#include "core/report/csv.h"
#include "core/report/html.h"
#include "core/report/json/json.h"
#include "core/report/markdown.h"
#include "core/scaling/definition.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/base/theme.h"
#include "ui/pages/memory/memory_data.h"
#include "ui/pages/scaling/scaling_page.h"
#include "ui/pages/speed/speed_data.h"
#include "ui/report/study_report.h"
#include "ui/widgets/column_card.h"
#include "ui/widgets/column_chip.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/small_multiples.h"

#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;
using test::ownDefinition;
using test::WindowFixture;

namespace {

void show(WindowFixture& window, const QString& title) {
    QVERIFY(window.window.showPage(title));
    QTest::qWait(300);
    QTRY_VERIFY_WITH_TIMEOUT(!window.study.jobs().busy(), test::kResultWaitMs);
}

}  // namespace

class TstNetworksOnPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void standsBehindB7AndRuns() {
        Desk desk({0});
        QTRY_VERIFY(desk.settled());
        desk.study.networks().open(ownDefinition(0));
        QCOMPARE(desk.selection.columns(), test::columns({0, 8}));
        QCOMPARE(desk.selection.focus(), ColumnIndex(8));
        QTRY_VERIFY(desk.settled());
        const auto& diagnosis = desk.study.entry(ColumnIndex(8)).diagnosis;
        QVERIFY(diagnosis);
        QCOMPARE(diagnosis->spec.name, std::string("mine"));
        QCOMPARE(desk.study.networks().columnNamed("mine"), std::optional(ColumnIndex(8)));
        QCOMPARE(desk.study.networks().columnNamed("b3"), std::optional(ColumnIndex(3)));
        QVERIFY(!desk.study.networks().columnNamed("other"));
        const Report report = reportOf(desk.study, desk.selection);
        QCOMPARE(report.variants.size(), 2U);
        QVERIFY(reportJson(report).find("\"variant\":\"mine\"") != std::string::npos);
        QVERIFY(reportCsv(report).find("mine") != std::string::npos);
        QVERIFY(reportMarkdown(report).find("mine") != std::string::npos);
        QVERIFY(reportHtml(report).find("mine") != std::string::npos);
    }

    void oneOfTheSameNameIsReplaced() {
        Desk desk({0});
        desk.study.networks().open(ownDefinition(0));
        QTRY_VERIFY(desk.settled());
        NetworkDefinition other = ownDefinition(0);
        other.spec.scale.resolution = 96;
        desk.study.networks().open(other);
        QCOMPARE(desk.study.networks().byColumn().size(), 1U);
        QCOMPARE(desk.study.entry(ColumnIndex(8)).spec.scale.resolution, 96);
        QVERIFY2(!desk.study.entry(ColumnIndex(8)).diagnosis,
                 "a result of the network of before is shown");
        QTRY_VERIFY(desk.settled());
    }

    void removedItLeavesTheOthersInTheirPlaces() {
        Desk desk({0});
        for (int i = 0; i < 3; ++i)
            desk.study.networks().open(ownDefinition(i));
        QTRY_VERIFY(desk.settled());
        const auto third = desk.study.entry(ColumnIndex(10)).diagnosis;
        desk.study.networks().remove(ColumnIndex(9));
        QCOMPARE(desk.selection.columns(), test::columns({0, 8, 10}));
        QVERIFY(!desk.study.entries().contains(ColumnIndex(9)));
        QCOMPARE(desk.study.entry(ColumnIndex(10)).diagnosis, third);
        desk.study.networks().remove(ColumnIndex(3));
        QVERIFY2(desk.study.entries().contains(ColumnIndex(3)), "a published variant was removed");
        desk.study.networks().open(ownDefinition(1));
        QCOMPARE(desk.study.networks().columnNamed("mine-2"), std::optional(ColumnIndex(9)));
        QCOMPARE(QString::fromStdString(desk.study.networks().freeName("mine")),
                 QStringLiteral("mine-4"));
        QTRY_VERIFY(desk.settled());
    }

    void thereIsRoomForEight() {
        Desk desk({0});
        QSignalSpy failed(&desk.study, &Study::failed);
        for (int i = 0; i < kOwnNetworkLimit; ++i)
            QVERIFY(desk.study.networks().add(ownDefinition(i)));
        NetworkDefinition ninth = ownDefinition(0);
        ninth.spec.name = "ninth";
        QVERIFY(!desk.study.networks().add(ninth));
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].value<Failure>().message.find("room for 8") != std::string::npos);
        QCOMPARE(desk.selection.offered().size(), 16U);
    }

    void whatWouldNotFitIsRefusedBeforeItIsBuilt() {
        Desk desk({0});
        QSignalSpy failed(&desk.study, &Study::failed);
        NetworkDefinition huge = ownDefinition(0);
        huge.spec.scale = {20.0, 20.0, 4096};
        desk.study.networks().open(huge);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].value<Failure>().code, ErrorCode::OutOfMemory);
        QVERIFY(desk.study.networks().byColumn().empty());
        huge.spec.scale = {1.0, 1.0, 31};
        desk.study.networks().open(huge);
        QVERIFY(failed[1][0].value<Failure>().message.find("32 to 4096") != std::string::npos);
    }

    void weightsAndFailuresBelongToItsColumn() {
        Desk desk(std::vector<int>{0}, test::SyntheticOptions{}, std::vector<int>{8});
        desk.study.networks().open(ownDefinition(0));
        QTRY_VERIFY(desk.settled());
        QCOMPARE(desk.study.entry(ColumnIndex(0)).state, RunState::Done);
        QCOMPARE(desk.study.entry(ColumnIndex(8)).state, RunState::Failed);
        const WeightsRequest file{WeightsRequest::Source::Path, "mine.pth", 0};
        desk.study.settings().setWeights("mine", file);
        QVERIFY(desk.study.settings().weightsOf("mine") == file);
        QVERIFY(!(desk.study.settings().weightsOf("b0") == file));
        QTRY_VERIFY(desk.settled());
    }

    void filesAreWritten() {
        Desk desk({0});
        desk.study.networks().open(ownDefinition(0));
        QTRY_VERIFY(desk.settled());
        QTemporaryDir folder;
        QSignalSpy saved(&desk.study.files(), &NetworkFiles::saved);
        QSignalSpy failed(&desk.study, &Study::failed);
        desk.study.files().saveDefinition(desk.study.networks().byColumn().at(ColumnIndex(8)),
                                          folder.filePath(QStringLiteral("a.json")));
        desk.study.files().saveBlocks(desk.study.entry(ColumnIndex(8)).spec,
                                      folder.filePath(QStringLiteral("a.csv")));
        desk.study.files().exportWeights(
            desk.study.settings().requestFor(desk.study.entry(ColumnIndex(8)).spec),
            folder.filePath(QStringLiteral("a.safetensors")));
        QTRY_COMPARE(saved.count(), 3);
        QCOMPARE(readDefinition(folder.filePath(QStringLiteral("a.json")).toStdString()).spec.name,
                 std::string("mine"));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("a.csv"))));
        desk.study.files().saveBlocks(desk.study.entry(ColumnIndex(8)).spec,
                                      folder.filePath(QStringLiteral("no/such/a.csv")));
        QCOMPARE(failed.count(), 1);
    }

    void coloursAreTheirOwn() {
        for (const QPalette& palette : {lightPalette(), darkPalette()}) {
            const Theme theme = themeOf(palette);
            QSet<QRgb> colours;
            for (const ColumnIndex column : columnRange(0, 16))
                colours.insert(theme.column(column).rgb());
            QCOMPARE(colours.size(), 16);
        }
    }

    void publishedFiguresAreAbsentNotWrong() {
        Desk desk({0});
        desk.study.networks().open(ownDefinition(0));
        desk.study.runBenchmarks();
        QTRY_VERIFY(desk.settled() && desk.study.entry(ColumnIndex(8)).benchmark);
        const auto timed = timedOf(desk.study, desk.selection);
        QCOMPARE(timed.size(), 2U);
        const SeriesSet latency = latencySeries(timed);
        QCOMPARE(latency.series[0].columns, test::columns({0, 8}));
        QCOMPARE(latency.series[0].labels[1], std::string("mine"));
        const SeriesSet accuracy = tradeoffSeries(timed, Tradeoff::AccuracyLatency);
        QCOMPARE(accuracy.series[0].y, std::vector<double>{family()[0].published.top1Percent});
        QVERIFY(tradeoffNote(timed, Tradeoff::AccuracyLatency).contains(u"left out"));
        QCOMPARE(tradeoffSeries(timed, Tradeoff::LatencyMemory).series[0].y.size(), 2U);
        const Table table = speedTable(timed);
        QVERIFY(std::holds_alternative<std::monostate>(table.rows[1].back()));
        const std::vector<Timed> own{timed[1]};
        QVERIFY(tradeoffSeries(own, Tradeoff::AccuracyMemory).series.empty());
        const SeriesSet live =
            liveBytesSeries(shownOf(desk.study, desk.selection), MemoryAxis::Progress);
        QCOMPARE(live.series[1].column, std::optional(ColumnIndex(8)));
        QCOMPARE(live.series[1].name, std::string("mine"));
    }

    void everyPageShowsTenColumns_data() {
        QTest::addColumn<QString>("title");
        const WindowFixture f({0});
        for (const QString& title : f.window.pageNames())
            QTest::newRow(qPrintable(title)) << title;
    }
    void everyPageShowsTenColumns() {
        QFETCH(QString, title);
        WindowFixture f;
        f.openAndWait();
        f.study.networks().open(ownDefinition(0));
        f.study.networks().open(ownDefinition(1));
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
        QCOMPARE(f.selection.columns().size(), 10U);
        f.window.resize(1024, 700);
        show(f, title);
        auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + title);
        QVERIFY(page->isVisible() && !test::isBlank(*page));
        QCOMPARE(f.window.width(), 1024);
        for (const auto* cells : page->findChildren<SmallMultiples*>())
            QCOMPARE(cells->shown(), f.selection.columns());
        f.study.networks().remove(ColumnIndex(8));
        QTest::qWait(50);
        f.study.networks().remove(ColumnIndex(9));
        QTest::qWait(50);
        QVERIFY(!test::isBlank(*page));
    }

    void barShowsNamesAndRemovesByItsMark() {
        WindowFixture f({0});
        QVERIFY(!f.child<QWidget>("ownNetworks")->isVisible());
        f.study.networks().open(ownDefinition(0));
        f.study.networks().open(ownDefinition(1));
        auto* chip = f.child<ColumnChip>("chipOwn0");
        QVERIFY(chip && chip->isVisible());
        QCOMPARE(chip->text(), QStringLiteral("mine"));
        QTest::mouseClick(chip, Qt::LeftButton, {}, {15, 20});
        QCOMPARE(f.selection.columns(), test::columns({0, 9}));
        QTest::mouseClick(f.child<QToolButton>("chipAll"), Qt::LeftButton);
        QCOMPARE(f.selection.columns().size(), 10U);
        QTest::mouseClick(chip, Qt::LeftButton, {}, {chip->width() - 10, 10});
        QTRY_VERIFY(!f.study.entries().contains(ColumnIndex(8)));
        QVERIFY(!f.child<ColumnChip>("chipOwn0"));
        QVERIFY(f.child<ColumnChip>("chipOwn1")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    }

    void barGoesBelowWhereItIsNarrow() {
        WindowFixture f({0});
        for (int i = 0; i < kOwnNetworkLimit; ++i)
            QVERIFY(f.study.networks().add(ownDefinition(i)));
        f.window.resize(1024, 700);
        QTest::qWait(50);
        QCOMPARE(f.window.width(), 1024);
        const auto* own = f.child<QWidget>("ownNetworks");
        QTRY_VERIFY2(own->y() > 0, qPrintable(QString::number(own->parentWidget()->width())));
        const auto* last = f.child<ColumnChip>("chipOwn7");
        QVERIFY2(last->geometry().right() < own->width(), "the last chip is cut off");
        f.window.resize(1800, 700);
        QTRY_COMPARE(own->y(), 0);
    }

    void menuOfAChipHasItsFiles() {
        WindowFixture f({0});
        f.study.networks().open(ownDefinition(0));
        for (const char* name : {"chipB0", "chipOwn0"}) {
            auto* chip = f.child<ColumnChip>(name);
            Q_EMIT chip->customContextMenuRequested({5, 5});
            auto* menu = f.child<QMenu>("chipMenu");
            QVERIFY(menu);
            const bool own = chip->objectName() == QStringLiteral("chipOwn0");
            QCOMPARE(menu->findChild<QAction*>(QStringLiteral("removeNetwork")) != nullptr, own);
            QCOMPARE(menu->findChild<QAction*>(QStringLiteral("saveDefinition")) != nullptr, own);
            QVERIFY(menu->findChild<QAction*>(QStringLiteral("exportWeights")));
            if (own)
                menu->findChild<QAction*>(QStringLiteral("removeNetwork"))->trigger();
            delete menu;
        }
        QTRY_VERIFY(!f.study.entries().contains(ColumnIndex(8)));
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    }

    void slidersNetworkBecomesAColumn() {
        WindowFixture f({0});
        f.openAndWait();
        show(f, QStringLiteral("Scaling"));
        f.window.findChild<ScalingChoice*>()->set({.phi = -2.0});
        auto* add = f.child<QToolButton>("scalingAdd");
        add->click();
        add->click();
        QCOMPARE(f.selection.columns(), test::columns({0, 8, 9}));
        QCOMPARE(QString::fromStdString(f.study.entry(ColumnIndex(8)).spec.name),
                 QStringLiteral("phi-2"));
        QCOMPARE(QString::fromStdString(f.study.entry(ColumnIndex(9)).spec.name),
                 QStringLiteral("phi-2-2"));
        QCOMPARE(f.study.networks().byColumn().at(ColumnIndex(8)).coefficients->phi, -2.0);
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
        f.window.findChild<ScalingChoice*>()->set({.gamma = 2.0, .phi = 8.0});
        QTRY_VERIFY(!add->isEnabled());
    }

    void definitionIsOpenedAndASecondOneDropped() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        writeDefinition(path.toStdString(), ownDefinition(0));
        WindowFixture f({0});
        f.openAndWait();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QVERIFY(f.window.opener().openMime(data));
        QTRY_VERIFY_WITH_TIMEOUT(
            f.study.entries().contains(ColumnIndex(8)) && !f.study.jobs().busy(),
            test::kResultWaitMs);
        QVERIFY(f.study.entry(ColumnIndex(8)).diagnosis);
        QCOMPARE(f.settings.recentFiles, QStringList{path});
        const QString bad = folder.filePath(QStringLiteral("bad.json"));
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"a\": 1}") > 0);
        file.close();
        f.window.opener().openPath(bad);
        QVERIFY(f.child<MessageBar>("messages")->text().contains(QStringLiteral("bad.json")));
    }

    void sessionIsRestored() {
        QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        {
            WindowFixture f({0});
            for (int i = 0; i < 3; ++i)
                f.study.networks().open(ownDefinition(i));
            f.study.networks().remove(ColumnIndex(9));
            f.window.saveSession(store);
        }
        const Settings after = loadSettings(store);
        QCOMPARE(after.columns, test::columns({0, 8, 10}));
        const auto networks = keptNetworks(after);
        QCOMPARE(networks.size(), 2U);
        QCOMPARE(networks.at(ColumnIndex(10)).spec.name, std::string("mine-3"));
        Desk desk({0});
        for (const auto& [column, network] : networks)
            QCOMPARE(desk.study.networks().add(network, column), std::optional(column));
        QTRY_VERIFY(desk.settled());
        store.setValue(QStringLiteral("study/networks"),
                       QStringList{QStringLiteral("{}"), QStringLiteral("x")});
        QVERIFY(keptNetworks(loadSettings(store)).empty());
    }
};

SCALESCOPE_GUI_TEST(TstNetworksOnPages)
#include "tst_networks_on_pages.moc"
