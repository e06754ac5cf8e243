// SPDX-License-Identifier: Apache-2.0
// Reports are made beside the window: the newest one wins, a cancelled one leaves files alone.
#include "tests/core/report/report_samples.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"
#include "ui/report/report_maker.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;
using namespace scalescope::test;

namespace {

constexpr int kPatienceMs = 60'000;

ReportParts parts(int variant = 0) {
    ReportParts made;
    made.results = {askedVariant(variant)};
    made.image = std::make_shared<const LoadedImage>(syntheticImage());
    return made;
}

}  // namespace

class TstReportMaker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void everyWantedPageComes() {
        ReportMaker maker;
        QSignalSpy laidOut(&maker, &ReportMaker::laidOut), ready(&maker, &ReportMaker::pageReady);
        maker.preview(parts());
        QVERIFY(laidOut.wait(kPatienceMs));
        const auto count = static_cast<int>(laidOut[0][0].toStringList().size());
        QVERIFY(count > 1);
        for (int page = 0; page < count; ++page)
            maker.wantPage(page, 300);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), count, kPatienceMs);
        for (int page = 0; page < count; ++page) {
            QCOMPARE(ready[page][0].toInt(), page);
            QCOMPARE(ready[page][1].value<QImage>().width(), 300);
        }
    }

    void aNewerPreviewTakesThePlaceOfAnOlderOne() {
        ReportMaker maker;
        QSignalSpy laidOut(&maker, &ReportMaker::laidOut);
        maker.preview(parts(0));
        maker.preview(parts(3));
        QVERIFY(laidOut.wait(kPatienceMs));
        QVERIFY(laidOut[0][0].toStringList().join(u'\n').contains(QStringLiteral("B3")));
        QTest::qWait(50);
        QCOMPARE(laidOut.count(), 1);
    }

    void aPageThatIsNoMoreIsNoFault() {
        ReportMaker maker;
        QSignalSpy laidOut(&maker, &ReportMaker::laidOut), ready(&maker, &ReportMaker::pageReady);
        maker.preview(parts());
        QVERIFY(laidOut.wait(kPatienceMs));
        maker.wantPage(4000, 300);
        maker.wantPage(0, 300);
        QVERIFY(ready.wait(kPatienceMs));
        QCOMPARE(ready[0][0].toInt(), 0);
    }

    void aFileIsWrittenInItsFormat_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("pdf") << "r.pdf" << QByteArray("%PDF-");
        QTest::newRow("html") << "r.html" << QByteArray("<!");
        QTest::newRow("csv") << "r.csv" << QByteArray("variant,");
        QTest::newRow("tables") << "tables/" << QByteArray("\xEF\xBB\xBF");
    }
    void aFileIsWrittenInItsFormat() {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, start);
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        ReportMaker maker;
        QSignalSpy saved(&maker, &ReportMaker::saved);
        maker.save(parts(), path);
        QVERIFY(saved.wait(kPatienceMs));
        QCOMPARE(saved[0][0].toString(), path);
        QFile file(name.endsWith(u'/') ? path + QStringLiteral("overview.csv") : path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(start.size()), start);
    }

    void aCancelledFileLeavesTheOldOne_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("pdf") << "r.pdf";
    }
    void aCancelledFileLeavesTheOldOne() {
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        {
            ReportMaker maker;
            QSignalSpy saved(&maker, &ReportMaker::saved), part(&maker, &ReportMaker::progress);
            maker.save(parts(), path);
            QVERIFY(part.wait(kPatienceMs));  // it is on its way
            maker.cancel();
            QTest::qWait(50);
            QCOMPARE(saved.count(), 0);
        }
        QCOMPARE(readAll(path.toStdString()), std::string("old"));
    }

    void whatCannotBeWrittenIsASentence() {
        ReportMaker maker;
        QSignalSpy failed(&maker, &ReportMaker::failed);
        maker.save(parts(), QStringLiteral("/nowhere/r.pdf"));
        QVERIFY(failed.wait(kPatienceMs));
        QVERIFY(failed[0][0].value<Failure>().message.find("r.pdf") != std::string::npos);
    }

    /// The window is closed while a page is made.
    void itCanGoAtAnyTime() {
        for (int i = 0; i < 5; ++i) {
            ReportMaker maker;
            maker.preview(parts());
            QTest::qWait(5 * i);
            maker.wantPage(0, 300);
            QTest::qWait(1);
        }
    }
};

SCALESCOPE_GUI_TEST(TstReportMaker)
#include "tst_report_maker.moc"
