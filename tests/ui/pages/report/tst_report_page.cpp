// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/report/page_view.h"
#include "ui/pages/report/report_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;
using namespace scalescope::test;

namespace {

constexpr int kPatienceMs = 60'000;

struct Fixture {
    Desk desk;
    ReportPage page{desk.study, desk.selection};

    explicit Fixture(std::vector<int> columns = {0, 3}, std::vector<int> failing = {})
        : desk(std::move(columns), {}, std::move(failing)) {
        if (!QTest::qWaitFor([this] { return desk.settled(); }, kPatienceMs))
            QTest::qFail("no results", __FILE__, __LINE__);
        present(page);
    }
    PageView* view() { return child<PageView>(page, QStringLiteral("reportPreview")); }
    /// In the contents.
    bool hasSection(const QString& title) {
        return view()->text().contains(
            QRegularExpression(QStringLiteral("\n%1\n\\d+\n").arg(title)));
    }
    bool drawn() {
        return QTest::qWaitFor([this] { return view()->isDrawn(); }, kPatienceMs);
    }
};

}  // namespace

class TstReportPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void thePreviewShowsPagesOfThePdf() {
        Fixture f;
        QVERIFY(f.drawn());
        QVERIFY(f.view()->pageCount() > 2);
        QVERIFY(!isBlank(*f.view()));
        QVERIFY(f.view()->text().contains(QStringLiteral("Contents")));
    }

    /// Pages far below are made when they come in sight.
    void theLastPageComesWhenItIsScrolledTo() {
        Fixture f;
        QVERIFY(f.drawn());
        QSignalSpy wanted(f.view(), &PageView::pageWanted);
        f.view()->verticalScrollBar()->setValue(f.view()->verticalScrollBar()->maximum());
        QVERIFY(wanted.count() > 0);
        QCOMPARE(wanted.last()[0].toInt(), f.view()->pageCount() - 1);
        QVERIFY(f.drawn());
    }

    void whatIsAskedLaterJoinsTheReport() {
        Fixture f({0});
        QVERIFY(f.drawn());
        const QString title = QStringLiteral("Grad-CAM");
        QVERIFY(!f.hasSection(title));
        f.desk.study.requestGradCam(ColumnIndex(0), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(f.hasSection(title), kPatienceMs);
        child<QCheckBox>(f.page, QStringLiteral("section classMaps"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!f.hasSection(title), kPatienceMs);
    }

    void cancelIsThereWhileAFileIsWritten() {
        Fixture f;
        const QTemporaryDir folder;
        const auto* cancel = child<QPushButton>(f.page, QStringLiteral("exportCancel"));
        QVERIFY(!cancel->isVisible());
        QSignalSpy said(&f.page, &ReportPage::message);
        f.page.exportTo(folder.filePath(QStringLiteral("r.pdf")));
        QVERIFY(cancel->isVisible());
        QVERIFY(said.wait(kPatienceMs));
        QVERIFY(!cancel->isVisible());
    }

    void completeIsSaidOfCompleteResultsOnly_data() {
        QTest::addColumn<std::vector<int>>("failing");
        QTest::addColumn<QString>("start");
        QTest::newRow("all there") << std::vector<int>{} << "Complete";
        QTest::newRow("one failed") << std::vector<int>{3} << "Partial: No results for B3";
    }
    void completeIsSaidOfCompleteResultsOnly() {
        QFETCH(const std::vector<int>, failing);
        QFETCH(const QString, start);
        Fixture f({0, 3}, failing);
        const auto* state = child<QLabel>(f.page, QStringLiteral("reportState"));
        QTRY_VERIFY2(state->text().startsWith(start), qPrintable(state->text()));
    }
};

SCALESCOPE_GUI_TEST(TstReportPage)
#include "tst_report_page.moc"
