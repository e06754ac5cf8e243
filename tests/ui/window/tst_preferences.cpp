// SPDX-License-Identifier: Apache-2.0
// What is set once: it holds at once, is kept, and the definitions tell it.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/transfers.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/engine/weights_fetch.h"
#include "ui/plots/plot_widget.h"
#include "ui/widgets/cache_list.h"
#include "ui/window/definitions_dialog.h"
#include "ui/window/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

namespace {

void openPreferences(const WindowFixture& f) {
    f.child<QAction>("preferences")->trigger();
    QVERIFY(f.child<PreferencesDialog>("preferencesDialog")->isVisible());
}

QString definitionsShown(const WindowFixture& f) {
    return f.child<QTextBrowser>("definitionsText")->toPlainText();
}

}  // namespace

class TstPreferences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void aThresholdHoldsAtOnceAndRunsAgain() {
        WindowFixture f({0});
        f.openAndWait();
        openPreferences(f);
        QSignalSpy changed(&f.study, &Study::entryChanged);
        f.child<QDoubleSpinBox>("preferencesGate")->setValue(0.2);
        QCOMPARE(f.study.settings().thresholds().gateEpsilon, 0.2);
        QCOMPARE(f.study.settings().requestFor(family()[0].spec).thresholds.gateEpsilon, 0.2);
        QTRY_VERIFY(changed.count() > 0 && !f.study.jobs().busy());
        auto* silu = f.child<QComboBox>("preferencesSilu");
        silu->setCurrentIndex(silu->findData(0.05));
        QCOMPARE(f.study.settings().thresholds().siluEpsilon, 0.05);
        QVERIFY(f.settings.thresholds == f.study.settings().thresholds());
    }

    void whatWasSetComesBackWithTheNextStart() {
        QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Settings before;
        before.thresholds.gateEpsilon = 0.125;
        before.thresholds.siluEpsilon = 0.05;
        before.thresholds.dormantTau = 0.25;
        before.thresholds.memoryBudgetShare = 0.5;
        before.fetchFolder = QStringLiteral("/x/weights");
        before.offline = true;
        saveSettings(before, store);
        const Settings after = loadSettings(store);
        QVERIFY(after.thresholds == before.thresholds);
        QCOMPARE(after.fetchFolder, before.fetchFolder);
        QVERIFY(after.offline);
    }

    void valuesThatCannotBeUsedAreTheDefaults() {
        QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        store.setValue(QStringLiteral("thresholds/gateEpsilon"), 0.5);
        store.setValue(QStringLiteral("thresholds/siluEpsilon"), 0.02);
        store.setValue(QStringLiteral("thresholds/dormantTau"), QStringLiteral("much"));
        store.setValue(QStringLiteral("thresholds/memoryBudgetShare"), 0.0);
        QVERIFY(loadSettings(store).thresholds == Thresholds{});
    }

    /// In bf16 a gate near 1 has too few digits for less.
    void bf16JudgesGatesFromOneHundredthOn() {
        RunSettings settings;
        Thresholds fine;
        fine.gateEpsilon = 0.001;
        settings.setThresholds(fine);
        RunOptions options;
        options.dtype = Dtype::BF16;
        settings.setOptions(options);
        QCOMPARE(settings.requestFor(family()[0].spec).thresholds.gateEpsilon, 0.01);
        options.dtype = Dtype::F32;
        settings.setOptions(options);
        QCOMPARE(settings.requestFor(family()[0].spec).thresholds.gateEpsilon, 0.001);
    }

    void restoreDefaultsTakesAllBack() {
        WindowFixture f({0});
        openPreferences(f);
        f.child<QDoubleSpinBox>("preferencesDormant")->setValue(0.3);
        f.child<QSpinBox>("preferencesThreads")->setValue(1);
        f.child<QCheckBox>("preferencesOffline")->setChecked(true);
        f.child<QComboBox>("preferencesTheme")->setCurrentIndex(2);
        QCOMPARE(f.settings.theme, ThemeChoice::Dark);
        QCOMPARE(f.study.settings().options().threads, 1);
        QVERIFY(f.settings.offline);
        f.child<QPushButton>("preferencesDefaults")->click();
        QVERIFY(f.study.settings().thresholds() == Thresholds{});
        QCOMPARE(f.study.settings().options().threads, 0);
        QVERIFY(!f.settings.offline);
        QCOMPARE(f.settings.theme, ThemeChoice::System);
        QCOMPARE(f.child<QDoubleSpinBox>("preferencesDormant")->value(), Thresholds{}.dormantTau);
    }

    void nothingIsFetchedWhereThatIsChosen() {
        const test::EmptyCaches caches;
        test::Transfers network;
        Engine engine(test::syntheticRunner()), transfers(network.runner());
        Selection selection;
        Study study(engine, selection);
        WeightsFetch fetch(transfers, study);
        Settings settings;
        settings.offline = true;
        Appearance appearance;
        MainWindow window(study, selection, settings, appearance);
        window.offerFetching(fetch);
        window.show();
        QSignalSpy failed(&fetch, &WeightsFetch::failed);
        fetch.start(*publishedById("b1.IMAGENET1K_V2"));
        QCOMPARE(failed.count(), 1);
        QVERIFY(!fetch.busy());
        QVERIFY(network.asked().isEmpty());
        window.findChild<QAction*>(QStringLiteral("fetchWeights"))->trigger();
        const auto* get = window.findChild<QPushButton*>(QStringLiteral("fetchGet"));
        QVERIFY(get && get->isVisible() && !get->isEnabled());
    }

    void unfinishedTransfersCanBeRemovedAndNothingElse() {
        QTemporaryDir folder;
        for (const char* name : {"b1.pth.part", "b1.pth.part.origin", "b2.pth"}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(3000, 'x'));
        }
        CacheList list;
        list.setFolders(
            {{QStringLiteral("Mine"), folder.path()}, {QStringLiteral("Again"), folder.path()}});
        QCOMPARE(list.unfinished().size(), 2);
        QTRY_COMPARE(list.findChild<QLabel*>(QStringLiteral("cacheSize 0"))->text(),
                     QStringLiteral("8.8 KiB"));
        QVERIFY(!list.findChild<QLabel*>(QStringLiteral("cacheSize 1")));
        list.findChild<QPushButton*>(QStringLiteral("cacheRemove"))->click();
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("b2.pth")});
        QVERIFY(!list.findChild<QPushButton*>(QStringLiteral("cacheRemove"))->isEnabled());
    }

    void definitionsAreSearchedAndTellTheThresholdsInUse() {
        WindowFixture f({0});
        f.child<QAction>("definitions")->trigger();
        const QString all = definitionsShown(f);
        auto* search = f.child<QLineEdit>("definitionsSearch");
        search->setText(QStringLiteral("dormant"));
        const QString some = definitionsShown(f);
        QVERIFY(some.size() < all.size() / 2);
        QVERIFY(some.contains(QStringLiteral("dormant"), Qt::CaseInsensitive));
        search->setText(QStringLiteral("no such word"));
        QVERIFY(definitionsShown(f).contains(QStringLiteral("No definition")));
        search->clear();
        Thresholds other;
        other.gateEpsilon = 0.0625;
        f.study.settings().setThresholds(other);
        QVERIFY(!all.contains(QStringLiteral("0.0625")));
        QVERIFY(definitionsShown(f).contains(QStringLiteral("0.0625")));
    }

    void definitionsLeadToThePreferences() {
        WindowFixture f({0});
        f.child<QAction>("definitions")->trigger();
        Q_EMIT f.child<QTextBrowser>("definitionsText")
            ->anchorClicked(QUrl(QStringLiteral("preferences")));
        QVERIFY(f.child<PreferencesDialog>("preferencesDialog")->isVisible());
    }

    /// The mark beside a chart's title is not only for who holds the mouse still.
    void theMarkOfAChartLeadsToItsDefinition() {
        WindowFixture f({0, 1});
        f.openAndWait();
        f.window.showPage(QStringLiteral("Memory"));
        QTest::qWait(50);
        QTest::qWait(200);
        PlotWidget* chart = nullptr;
        for (auto* each : f.child<QWidget>("pageMemory")->findChildren<PlotWidget*>())
            if (each->isVisible() && !each->definitionKey().isEmpty() && !each->isEmpty())
                chart = each;
        QVERIFY(chart);
        auto* canvas = chart->findChild<QWidget*>(QStringLiteral("plot"));
        QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(10, 8));
        const auto* dialog = f.child<DefinitionsDialog>("definitionsDialog");
        QVERIFY(dialog && dialog->isVisible());
    }
};

SCALESCOPE_GUI_TEST(TstPreferences)
#include "tst_preferences.moc"
