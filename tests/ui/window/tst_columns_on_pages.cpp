// SPDX-License-Identifier: Apache-2.0
// A network on two checkpoints in the window: the question, the columns on every page, the session.
#include "core/report/csv.h"
#include "core/report/html.h"
#include "core/report/json/json.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/report/report_pdf.h"
#include "ui/report/study_report.h"
#include "ui/widgets/column_bar.h"
#include "ui/widgets/column_card.h"
#include "ui/widgets/column_chip.h"
#include "ui/widgets/small_multiples.h"
#include "ui/window/kept_weights.h"

#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

#include <memory>
#include <vector>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

namespace {

/// Files that are there: the session asks for that.
class Runs {
public:
    QString file(const char* name) const {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1); }();
        return path;
    }
    QString store() const { return m_folder.filePath(QStringLiteral("session.ini")); }

private:
    QTemporaryDir m_folder;
};

void settle(WindowFixture& f) {
    QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
}

void drop(WindowFixture& f, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QVERIFY(f.window.opener().openMime(data));
    settle(f);
}

QMessageBox* question(const WindowFixture& f) {
    return f.child<QMessageBox>("replaceOrBeside");
}

void answer(const WindowFixture& f, const char* button) {
    QTRY_VERIFY(question(f) && question(f)->isVisible());
    auto* chosen = question(f)->findChild<QPushButton*>(QString::fromLatin1(button));
    QVERIFY(chosen);
    chosen->click();
    QTRY_VERIFY(!question(f) || !question(f)->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// Columns of a network stand behind it.
const std::vector<ColumnIndex> kBoth = test::columns({0, 8, 9, 1});

QString title(const WindowFixture& f, ColumnIndex column) {
    return QString::fromStdString(displayName(f.study.entry(column).spec));
}

}  // namespace

class TstColumnsOnPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }
    void initTestCase() {
        test::failOnQtWarnings();
        m_both = std::make_unique<WindowFixture>(std::vector<int>{0, 1});
        fillBoth(*m_both);
    }
    void cleanupTestCase() { m_both.reset(); }

    void aSecondCheckpointAsksAndStandsBeside() {
        const Runs runs;
        WindowFixture f({0, 1});
        f.openAndWait();
        drop(f, {runs.file("b0-first.pth")});
        QVERIFY(!question(f));
        const QString second = runs.file("b0-second.pth");
        drop(f, {second});
        QTRY_VERIFY(question(f));
        QVERIFY(question(f)->text().contains(QStringLiteral("B0 runs on b0-first.pth")));
        QVERIFY(question(f)->text().contains(QStringLiteral("show b0-second.pth beside")));
        answer(f, "besideWeights");
        settle(f);
        QCOMPARE(f.selection.columns(), test::columns({0, 8, 1}));
        QCOMPARE(title(f, ColumnIndex(8)), QStringLiteral("B0 b0-second"));
        QVERIFY(f.study.entry(ColumnIndex(8)).diagnosis);
        QCOMPARE(f.settings.recentFiles.front(), second);
    }

    void replacedItIsTheSameColumn() {
        const Runs runs;
        WindowFixture f({0});
        f.openAndWait();
        drop(f, {runs.file("b0-first.pth")});
        drop(f, {runs.file("b0-second.pth")});
        answer(f, "replaceWeights");
        settle(f);
        QCOMPARE(f.selection.columns(), test::columns({0}));
        QCOMPARE(f.study.weightColumns().fileOf(ColumnIndex(0)).filename().string(),
                 std::string("b0-second.pth"));
        drop(f, {runs.file("b0-third.pth")});
        QTRY_VERIFY(question(f));
        question(f)->reject();
        settle(f);
        QCOMPARE(f.study.weightColumns().fileOf(ColumnIndex(0)).filename().string(),
                 std::string("b0-second.pth"));
        QVERIFY(f.study.networks().byColumn().empty());
    }

    void filesThatComeTogetherAskOneAfterTheOther() {
        const Runs runs;
        WindowFixture f({0});
        f.openAndWait();
        drop(f, {runs.file("b0-1.pth"), runs.file("b0-2.pth"), runs.file("b0-3.pth")});
        QTRY_VERIFY(question(f));
        QCOMPARE(f.window.findChildren<QMessageBox*>().size(), 1);
        answer(f, "besideWeights");
        QTRY_VERIFY(question(f));
        answer(f, "besideWeights");
        settle(f);
        QCOMPARE(f.selection.columns(), test::columns({0, 8, 9}));
        QVERIFY(!question(f));
    }

    void everyPageShowsBoth_data() {
        QTest::addColumn<QString>("title");
        for (const QString& title : m_both->window.pageNames())
            QTest::newRow(qPrintable(title)) << title;
    }
    void everyPageShowsBoth() {
        QFETCH(const QString, title);
        WindowFixture& f = *m_both;
        QVERIFY(f.window.showPage(title));
        QTest::qWait(200);
        settle(f);
        QCOMPARE(f.selection.columns(), kBoth);
        auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + title);
        QVERIFY(page->isVisible() && !test::isBlank(*page));
        QCOMPARE(f.window.width(), 1024);
        for (const auto* cells : page->findChildren<SmallMultiples*>())
            QCOMPARE(cells->shown(), kBoth);
    }

    void noPageIsBlankWithoutARemovedColumn_data() { everyPageShowsBoth_data(); }
    void noPageIsBlankWithoutARemovedColumn() {
        QFETCH(const QString, title);
        WindowFixture& f = *m_both;
        QVERIFY(f.window.showPage(title));
        QTest::qWait(50);
        settle(f);
        f.study.networks().remove(f.selection.columns().at(1));
        QTest::qWait(50);
        auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + title);
        QVERIFY(page->isVisible() && !test::isBlank(*page));
        // For the next page: one column on a checkpoint goes, another one comes.
        const QString next = QStringLiteral("/x/%1.pth").arg(title);
        f.study.weightColumns().addBeside(ColumnIndex(0),
                                          {WeightsRequest::Source::Path, next.toStdString(), 0});
        settle(f);
        QCOMPARE(f.selection.columns().size(), kBoth.size());
    }

    void cardsAndChipsStandBehindTheirNetwork() {
        WindowFixture f({0, 1, 2});
        f.openAndWait();
        f.study.networks().open(test::ownDefinition(0));
        f.study.weightColumns().addBeside(ColumnIndex(1),
                                          {WeightsRequest::Source::Path, "/x/tuned.pth", 0});
        settle(f);
        f.window.resize(1500, 800);
        QTest::qWait(100);
        const auto xOf = [&](const char* name) {
            const auto* widget = f.child<QWidget>(name);
            return widget && widget->isVisible() ? widget->mapTo(&f.window, QPoint()).x() : -1;
        };
        QTRY_VERIFY(xOf("chipB1") < xOf("chipOwn1"));
        QVERIFY(xOf("chipOwn1") < xOf("chipB2"));
        QVERIFY(xOf("chipB7") < xOf("chipOwn0"));
        QVERIFY(xOf("cardB0") < xOf("cardB1") && xOf("cardB1") < xOf("cardB9"));
        QVERIFY(xOf("cardB9") < xOf("cardB2") && xOf("cardB2") < xOf("cardB8"));
        f.window.resize(1024, 700);  // no room in the row: below, in the same order
        QTRY_COMPARE(f.window.width(), 1024);
        const auto yOf = [&](const char* name) {
            return f.child<QWidget>(name)->mapTo(&f.window, QPoint()).y();
        };
        QTRY_VERIFY(yOf("chipOwn0") > yOf("chipB7"));
        auto* chip = f.child<ColumnChip>("chipOwn1");
        QCOMPARE(chip->text(), QStringLiteral("B1 tuned"));
        QTest::mouseClick(chip, Qt::LeftButton, {}, {chip->width() - 10, 10});
        QTRY_VERIFY(!f.study.entries().contains(ColumnIndex(9)));
        QVERIFY(!f.child<ColumnChip>("chipOwn1"));
    }

    void theMenuOfAChipOffersToCompare() {
        WindowFixture f({0});
        auto* chip = f.child<ColumnChip>("chipB0");
        Q_EMIT chip->customContextMenuRequested({5, 5});
        const QPointer<QMenu> menu = f.child<QMenu>("chipMenu");  // it may go once it was used
        QVERIFY(menu);
        auto* beside = menu->findChild<QAction*>(QStringLiteral("besideColumn"));
        QVERIFY(beside && beside->text().contains(QStringLiteral("Compare")));
        QSignalSpy asked(f.window.findChild<ColumnBar*>(), &ColumnBar::besideRequested);
        beside->trigger();
        QTRY_COMPARE(asked.count(), 1);
        QVERIFY(f.child<QWidget>("openDialog"));
        delete f.child<QWidget>("openDialog");
        delete menu.data();
    }

    void reportsShowBoth() {
        WindowFixture f({0});
        f.openAndWait();
        f.study.weightColumns().addBeside(ColumnIndex(0),
                                          {WeightsRequest::Source::Path, "/x/tuned.pth", 0});
        settle(f);
        const Report report = reportOf(f.study, f.selection, {});
        QVERIFY(reportJson(report).find("\"variant\":\"b0-tuned\",\"name\":\"B0 tuned\"") !=
                std::string::npos);
        QVERIFY(reportHtml(report).find("B0 tuned") != std::string::npos);
        QVERIFY(reportCsv(report).find("\nb0-tuned,") != std::string::npos);
        QVERIFY(reportPdf(report).startsWith("%PDF"));
    }

    void theSessionKeepsColumnsAndFiles() {
        const Runs runs;
        QSettings store(runs.store(), QSettings::IniFormat);
        const QString tuned = runs.file("tuned.pth"), gone = runs.file("gone.pth");
        {
            WindowFixture f({0, 1});
            f.study.settings().setWeights(
                "b0", {WeightsRequest::Source::Path, runs.file("b0.pth").toStdString(), 0});
            f.study.weightColumns().addBeside(
                ColumnIndex(0), {WeightsRequest::Source::Path, gone.toStdString(), 0});
            f.study.weightColumns().addBeside(
                ColumnIndex(0), {WeightsRequest::Source::Path, tuned.toStdString(), 0});
            f.study.weightColumns().addBeside(ColumnIndex(1),
                                              {WeightsRequest::Source::Random, {}, 3});
            settle(f);
            f.window.saveSession(store);
        }
        QVERIFY(QFile::remove(gone));
        const Settings after = loadSettings(store);
        QCOMPARE(after.columns, test::columns({0, 9, 1, 10}));
        const auto columns = keptColumns(after.extraColumns, keptNetworks(after));
        QCOMPARE(columns.size(), 2U);
        QCOMPARE(columns[0].column, ColumnIndex(9));
        QCOMPARE(displayName(columns[0].spec), std::string("B0 tuned"));
        QCOMPARE(columns[0].weights.path.string(), tuned.toStdString());
        QCOMPARE(columns[1].weights, (WeightsRequest{WeightsRequest::Source::Random, {}, 3}));
        const auto files = keptFiles(after.weightFiles);
        QCOMPARE(files.size(), 1U);
        QCOMPARE(files.at("b0").path.filename().string(), std::string("b0.pth"));
        store.setValue(QStringLiteral("study/columns"),
                       QStringList{QStringLiteral("{}"), QStringLiteral("x"),
                                   QStringLiteral(R"({"column":8,"of":"b9","name":"b9-x","label":)"
                                                  R"("x","weights":"demo"})"),
                                   QStringLiteral(R"({"column":8,"of":"b0","name":"b1","label":)"
                                                  R"("x","weights":"demo"})")});
        QVERIFY(keptColumns(loadSettings(store).extraColumns, {}).empty());
    }

private:
    static void fillBoth(WindowFixture& f) {
        f.openAndWait();
        for (const char* file : {"/x/tuned.pth", "/x/other.pth"})
            f.study.weightColumns().addBeside(ColumnIndex(0),
                                              {WeightsRequest::Source::Path, file, 0});
        f.study.runBenchmarks();
        settle(f);
        f.window.resize(1024, 700);
    }
    /// B0 and B1, and B0 on two checkpoints: one window for all pages.
    std::unique_ptr<WindowFixture> m_both;
};

SCALESCOPE_GUI_TEST(TstColumnsOnPages)
#include "tst_columns_on_pages.moc"
