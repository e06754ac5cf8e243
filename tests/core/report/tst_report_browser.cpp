// SPDX-License-Identifier: Apache-2.0
// The HTML report as a browser opens it: its script runs to the end, and complains of nothing.
#include "core/report/html.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

QString browser() {
    for (const char* name : {"chromium", "chromium-browser", "google-chrome", "chrome"})
        if (const QString found = QStandardPaths::findExecutable(QString::fromLatin1(name));
            !found.isEmpty())
            return found;
    return {};
}

struct Opened {
    QString document;     ///< as the script left it
    QStringList console;  ///< what was written there, errors that nobody caught included
    bool ended = false;
};

Opened open(const QByteArray& page) {
    constexpr int kPatienceMs = 120'000;
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("report.html")));
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size())
        return {};
    file.close();
    QProcess process;
    // Without a sandbox: containers seldom have what it needs, and the page is our own.
    process.start(browser(), {QStringLiteral("--headless"), QStringLiteral("--no-sandbox"),
                              QStringLiteral("--disable-gpu"), QStringLiteral("--dump-dom"),
                              QStringLiteral("--enable-logging=stderr"),
                              QStringLiteral("--virtual-time-budget=10000"),
                              QStringLiteral("--user-data-dir=") + folder.filePath("profile"),
                              QStringLiteral("file://") + file.fileName()});
    Opened opened;
    opened.ended = process.waitForFinished(kPatienceMs) && process.exitCode() == 0;
    opened.document = QString::fromUtf8(process.readAllStandardOutput());
    static const QRegularExpression line(QStringLiteral("CONSOLE[^\\n]*"));
    const QString log = QString::fromUtf8(process.readAllStandardError());
    for (auto match = line.globalMatch(log); match.hasNext();)
        opened.console << match.next().captured();
    return opened;
}

QByteArray pageOf(std::vector<VariantResult> variants, const ReportSections& sections = {}) {
    return QByteArray::fromStdString(reportHtml(makeReport(
        std::move(variants), std::make_shared<const LoadedImage>(syntheticImage()), {}, sections)));
}

}  // namespace

class TstReportBrowser : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void anErrorOfAScriptWouldBeSeen();
    void aReportRunsWithoutAWordOnTheConsole_data();
    void aReportRunsWithoutAWordOnTheConsole();
};

void TstReportBrowser::initTestCase() {
    if (browser().isEmpty())
        QSKIP("There is no Chromium or Chrome on this machine to open the report with.");
}

void TstReportBrowser::anErrorOfAScriptWouldBeSeen() {
    QByteArray page = pageOf({askedVariant(0)});
    page.replace("drawCharts();\nmatchMedia", "notThere();\nmatchMedia");
    const Opened opened = open(page);
    QVERIFY(opened.ended);
    QVERIFY2(opened.console.join('\n').contains(QStringLiteral("notThere")),
             qPrintable(opened.console.join('\n')));
}

void TstReportBrowser::aReportRunsWithoutAWordOnTheConsole_data() {
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QStringList>("sections");
    const QStringList all{"overview", "predictions", "gates",      "saturation", "memory",
                          "latency",  "grad-cam",    "ablation",   "scaling",    "architecture",
                          "findings", "environment", "definitions"};
    SyntheticOptions random;
    random.weights = WeightsKind::Random;
    QTest::newRow("everything, random too")
        << pageOf({askedVariant(0), askedVariant(4, random), failingVariant(1)}) << all;
    SyntheticOptions folder;
    folder.imageCount = 40;
    folder.classLabels = {"cat", "dog"};
    QTest::newRow("a folder") << pageOf({goodVariant(0, folder), goodVariant(1, folder)})
                              << QStringList{"overview", "predictions", "gates", "scaling"};
    SyntheticOptions broken;
    broken.nonFinite = true;
    QTest::newRow("numbers that are none")
        << pageOf({askedVariant(0, broken)}) << QStringList{"overview", "gates", "saturation"};
    ReportSections none{};
    none.predictions = none.gates = none.saturation = none.memory = none.latency = none.findings =
        none.weights = none.environment = none.definitions = none.scaling = none.architecture =
            none.classMaps = none.ablation = false;
    QTest::newRow("the overview alone")
        << pageOf({askedVariant(0)}, none) << QStringList{"overview"};
    QTest::newRow("only failures") << pageOf({failingVariant(0)}) << QStringList{"overview"};
}

void TstReportBrowser::aReportRunsWithoutAWordOnTheConsole() {
    QFETCH(const QByteArray, page);
    QFETCH(const QStringList, sections);
    const Opened opened = open(page);
    QVERIFY(opened.ended);
    QCOMPARE(opened.console, QStringList());
    for (const QString& section : sections)
        QVERIFY2(opened.document.contains(QStringLiteral("<section id=\"%1\"").arg(section)),
                 qPrintable(section));
}

SCALESCOPE_TEST(TstReportBrowser)
#include "tst_report_browser.moc"
