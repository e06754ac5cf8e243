// SPDX-License-Identifier: Apache-2.0
// The session is written while it changes and when the process is told to end; files that are gone
// or hold something else are told.
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/window/kept_weights.h"
#include "ui/window/restored_weights.h"
#include "ui/window/session_keeper.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

using namespace scalescope;
using namespace scalescope::ui;
using test::Desk;
using test::WindowFixture;

namespace {

const std::string kOldDigest(64, 'a'), kNewDigest(64, 'b');

/// Everything runs on /runs/a.pth, whose digest this is.
Runner onFileOf(const std::string& digest) {
    return [digest](const Job& job, RunContext& context) -> Outcome {
        const auto* diagnose = std::get_if<DiagnoseJob>(&job.question);
        if (!diagnose)
            return test::syntheticRunner()(job, context);
        Diagnosis made = test::syntheticDiagnosis(diagnose->run.network.variant.value_or(0));
        made.weights.path = "/runs/a.pth";
        made.weights.sha256 = digest;
        return std::make_shared<const Result>(std::move(made));
    };
}

QString bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TstSessionKeeper : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void aTerminatingSignalIsTold_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }

    void aTerminatingSignalIsTold() {
        QFETCH(const int, signal);
        {
            Termination termination;
            QSignalSpy asked(&termination, &Termination::asked);
            std::raise(signal);
            QVERIFY(asked.isEmpty());  // not in the handler
            QTRY_COMPARE(asked.count(), 1);
            QCOMPARE(asked[0][0].toInt(), signal);
            struct sigaction now {};
            sigaction(signal, nullptr, &now);
            QVERIFY2(now.sa_handler == SIG_DFL, "a second one would not end the process");
        }
        struct sigaction after {};
        sigaction(SIGTERM, nullptr, &after);
        QVERIFY(after.sa_handler == SIG_DFL);
    }

    void theSessionIsWrittenWhileItChanges() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.ini"));
        QSettings store(path, QSettings::IniFormat);
        WindowFixture f({0, 3});
        SessionKeeper keeper(f.window, store, std::chrono::milliseconds(10));
        QTRY_VERIFY(bytesOf(path).contains(QStringLiteral("variants=\"0,3\"")));
        f.selection.setColumns(test::columns({2, 5}));
        QTRY_VERIFY(bytesOf(path).contains(QStringLiteral("variants=\"2,5\"")));
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    }

    void aProcessThatIsToldToEndWritesTheSessionAndCloses() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.ini"));
        QSettings store(path, QSettings::IniFormat);
        WindowFixture f({0, 3});
        f.openAndWait();
        SessionKeeper keeper(f.window, store);
        f.selection.setColumns(test::columns({3}));
        std::raise(SIGTERM);
        QTRY_VERIFY(!f.window.isVisible());
        QVERIFY(bytesOf(path).contains(QStringLiteral("variants=3")));
        QVERIFY(bytesOf(path).contains(QStringLiteral("overview")));  // pages as well
    }

    void aFileThatHoldsSomethingElseIsTold_data() {
        QTest::addColumn<std::string>("digest");
        QTest::addColumn<int>("sentences");
        QTest::newRow("the same") << kOldDigest << 0;
        QTest::newRow("another") << kNewDigest << 1;
    }

    void aFileThatHoldsSomethingElseIsTold() {
        QFETCH(const std::string, digest);
        QFETCH(const int, sentences);
        Desk desk(onFileOf(digest), {0, 1});
        Settings settings;
        settings.weightDigests = {QString::fromStdString(kOldDigest) +
                                  QStringLiteral(" /runs/a.pth")};
        desk.study.settings().setWeights("b0", {WeightsRequest::Source::Path, "/runs/a.pth", 0});
        RestoredWeights restored(desk.study, settings);
        QSignalSpy told(&restored, &RestoredWeights::told);
        QTRY_VERIFY(desk.settled());
        QCOMPARE(told.count(), sentences);
        if (sentences > 0)
            QVERIFY(told[0][0].toString().startsWith(
                QStringLiteral("/runs/a.pth is another file than in the last session")));
        QCOMPARE(settings.weightDigests,
                 QStringList{QString::fromStdString(digest) + QStringLiteral(" /runs/a.pth")});
    }

    /// Also an image, and the weights of all.
    void filesThatAreGoneAreTold() {
        const QTemporaryDir folder;
        const QString there = folder.filePath(QStringLiteral("there.pth"));
        QVERIFY(QFile(there).open(QIODevice::WriteOnly));
        Settings settings;
        settings.imagePath = QStringLiteral("/gone/cat.jpg");
        settings.weightFiles = {QStringLiteral("b3=/gone/b3.pth"), QStringLiteral("b4=") + there,
                                QStringLiteral("*=/gone/runs")};
        settings.extraColumns = {QStringLiteral(
            R"({"column":8,"of":"b0","name":"b0-x","label":"x","weights":"/gone/x.pth"})")};
        const QStringList gone = goneTexts(settings);
        QCOMPARE(
            gone,
            (QStringList{
                QStringLiteral("/gone/x.pth of the last session is gone; the column B0 x stays "
                               "away."),
                QStringLiteral("/gone/b3.pth of the last session is gone; B3 runs on automatic "
                               "weights."),
                QStringLiteral("/gone/runs of the last session is gone; its networks run on "
                               "automatic weights."),
                QStringLiteral("/gone/cat.jpg of the last session is gone; a sample stands in "
                               "for it.")}));
    }

    /// As scalescope --weights b0=FILE begins.
    void weightsThatWereThereBeforeTheWindowAreKept() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.pth"));
        QVERIFY(QFile(file).open(QIODevice::WriteOnly));
        Desk desk({0});
        desk.study.settings().setWeights("b0", parseWeightsOption(file.toStdString()).request);
        Settings settings;
        Appearance appearance;
        MainWindow window(desk.study, desk.selection, settings, appearance);
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        window.saveSession(store);
        const auto kept = keptFiles(loadSettings(store).weightFiles);
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept.at("b0").path.string(), file.toStdString());
        QTRY_VERIFY(desk.settled());
    }

    void weightsOfAllComeBack() {
        const QTemporaryDir folder;
        Desk desk({0});
        const std::string path = folder.path().toStdString();
        desk.study.settings().setWeights({}, parseWeightsOption(path).request);
        const auto kept = keptFiles(fileTexts(desk.study));
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept.at("*").path.string(), path);
        QTRY_VERIFY(desk.settled());
    }
};

SCALESCOPE_GUI_TEST(TstSessionKeeper)
#include "tst_session_keeper.moc"
