// SPDX-License-Identifier: Apache-2.0
// weights fetch as a user runs it: the program itself, behind a proxy that leads to a server here.
#include "tests/app/fetch/fetch_world.h"
#include "tests/core/fetch/fetch_desk.h"
#include "tests/support/lookalike.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <csignal>

using namespace scalescope::test;
using namespace Qt::StringLiterals;

namespace {

const QString kB1 = u"efficientnet_b1-c27df63c.pth"_s;

HttpAnswer torchvision() {
    return [content = b1Lookalike()](const HttpRequest& request, int) {
        return request.path == "/models/efficientnet_b1-c27df63c.pth"
                   ? fileReply(request, content)
                   : HttpReply{.status = 404, .body = "Not Found"};
    };
}

}  // namespace

class TstFetchCommand : public QObject {
    Q_OBJECT

private slots:
    void bringsWeightsWhereTheyAreFound();
    void tellsBeforeItFetches();
    void theSecondTimeNoNetworkIsNeeded();
    void oneDocumentAsJson();
    void aDryRunFetchesNothing();
    void aFolderOfOnesOwn();
    void whatFailsIsExit4();
    void whatCameBeforeAFailureStays();
    void whatCannotBeMeantIsExit2_data();
    void whatCannotBeMeantIsExit2();
    void offlineIsRefused();
    void interruptedItGoesOnNextTime();
    void nothingIsFetchedWithoutBeingAsked_data();
    void nothingIsFetchedWithoutBeingAsked();
};

void TstFetchCommand::bringsWeightsWhereTheyAreFound() {
    const World world(torchvision());
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b1"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(QFile(world.checkpoint(kB1)).size(), b1Lookalike().size());
    QCOMPARE(world.server.proxiedHosts(), QByteArrayList{"download.pytorch.org:443"});
    const Ran list = world.run({u"weights"_s, u"list"_s, u"--json"_s});
    const QJsonObject b1 = list.document()
                               .value(u"variants"_s)
                               .toArray()
                               .at(1)
                               .toObject()
                               .value(u"weights"_s)
                               .toObject();
    QCOMPARE(b1.value(u"file"_s).toString(), world.checkpoint(kB1));
    QVERIFY(b1.value(u"sha256"_s).toString().startsWith(u"c27df63c"));
}

void TstFetchCommand::tellsBeforeItFetches() {
    const World world([](const HttpRequest&, int) { return HttpReply{.status = 404}; });
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b1"_s, u"b7"_s});
    for (const QString& word :
         {u"https://download.pytorch.org/models/"_s, u"BSD-3-Clause"_s, u"Apache-2.0"_s, kB1,
          u"Luke Melas-Kyriazi"_s, u"30.1 MiB"_s, u"254.7 MiB"_s, u"284.8 MiB"_s, u"ImageNet"_s})
        QVERIFY2(ran.out.contains(word), qPrintable(word + u"\n"_s + ran.out));
}

void TstFetchCommand::theSecondTimeNoNetworkIsNeeded() {
    World world(torchvision());
    QCOMPARE(world.run({u"weights"_s, u"fetch"_s, u"b1"_s}).code, 0);
    world.environment.insert(u"HF_HUB_OFFLINE"_s, u"1"_s);
    const Ran again = world.run({u"weights"_s, u"fetch"_s, u"b1"_s});
    QVERIFY2(again.code == 0 && again.out.contains(u"was there"), qPrintable(again.out));
    QCOMPARE(world.server.requests().size(), 1);
}

void TstFetchCommand::oneDocumentAsJson() {
    const World world(torchvision());
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b1"_s, u"--json"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(ran.document().value(u"schema"_s).toString(), u"scalescope/weights-fetch/1"_s);
    QCOMPARE(fileOf(ran, u"variant"_s), u"b1"_s);
    QCOMPARE(fileOf(ran, u"release"_s), u"IMAGENET1K_V2"_s);
    QCOMPARE(fileOf(ran, u"state"_s), u"fetched"_s);
    QCOMPARE(fileOf(ran, u"check"_s), u"sha256-prefix"_s);
    QCOMPARE(fileOf(ran, u"path"_s), world.checkpoint(kB1));
    QCOMPARE(fileOf(ran, u"bytes"_s).toLongLong(), b1Lookalike().size());
    QCOMPARE(fileOf(ran, u"licence"_s), u"BSD-3-Clause"_s);
    QCOMPARE(fileOf(ran, u"url"_s), u"https://download.pytorch.org/models/"_s + kB1);
    QVERIFY(ran.document().value(u"terms"_s).toString().contains(u"ImageNet"));
}

void TstFetchCommand::aDryRunFetchesNothing() {
    const World world(torchvision());
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"all"_s, u"--dry-run"_s, u"--json"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(ran.document().value(u"files"_s).toArray().size(), 8);
    QCOMPARE(fileOf(ran, u"state"_s), u"planned"_s);
    QVERIFY(world.server.proxiedHosts().isEmpty() && world.server.requests().isEmpty());
    QVERIFY(QDir(world.home.path()).isEmpty());
}

void TstFetchCommand::aFolderOfOnesOwn() {
    const World world(torchvision());
    const QString folder = world.home.filePath(u"a folder"_s);
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b1"_s, u"--to"_s, folder});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList{kB1});
    QVERIFY(!QFile::exists(world.checkpoint(kB1)));
}

void TstFetchCommand::whatFailsIsExit4() {
    const World world(torchvision());
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b3"_s, u"--json"_s});
    QCOMPARE(ran.code, 4);
    QCOMPARE(ran.document().value(u"error"_s).toObject().value(u"code"_s).toString(),
             u"DownloadFailed"_s);
    QVERIFY2(
        ran.err.startsWith(u"error: ") && ran.err.contains(u"404") && ran.err.count(u'\n') == 1,
        qPrintable(ran.err));
    QVERIFY(!QFile::exists(world.checkpoint(u"efficientnet_b3_rwightman-b3899882.pth"_s)));
}

void TstFetchCommand::whatCameBeforeAFailureStays() {
    const World world(torchvision());
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b1"_s, u"b3"_s});
    QCOMPARE(ran.code, 4);
    QVERIFY2(ran.out.contains(world.checkpoint(kB1) + u": fetched"_s), qPrintable(ran.out));
    QCOMPARE(QFile(world.checkpoint(kB1)).size(), b1Lookalike().size());
}

void TstFetchCommand::whatCannotBeMeantIsExit2_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* what, const QStringList& arguments, const QString& word) {
        QTest::newRow(what) << arguments << word;
    };
    row("nothing", {}, u"what"_s);
    row("no variant", {u"b9"_s}, u"b9"_s);
    row("no release", {u"b1"_s, u"--release"_s, u"v3"_s}, u"--release \"v3\""_s);
    row("not in that release", {u"b3"_s, u"--release"_s, u"v2"_s}, u"only B1"_s);
    row("a release of a repository", {u"a/b"_s, u"--release"_s, u"v1"_s}, u"NAME@REVISION"_s);
    row("no repository", {u"hf:a/b/c"_s}, u"hf:owner/name"_s);
}

void TstFetchCommand::whatCannotBeMeantIsExit2() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const World world(torchvision());
    const Ran ran = world.run(QStringList{u"weights"_s, u"fetch"_s} + arguments);
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(word) && ran.out.isEmpty(), qPrintable(ran.err));
    QVERIFY(world.server.proxiedHosts().isEmpty());
}

void TstFetchCommand::offlineIsRefused() {
    World world(torchvision());
    world.environment.insert(u"TRANSFORMERS_OFFLINE"_s, u"yes"_s);
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b1"_s});
    QCOMPARE(ran.code, 4);
    QVERIFY2(ran.err.contains(u"TRANSFORMERS_OFFLINE is set"), qPrintable(ran.err));
    QVERIFY(world.server.proxiedHosts().isEmpty());
}

void TstFetchCommand::interruptedItGoesOnNextTime() {
    const QByteArray content = b1Lookalike();
    constexpr qint64 kHalf = 16000000;
    const World world([&](const HttpRequest& request, int) {
        HttpReply reply = fileReply(request, content);
        if (reply.body.size() == content.size()) {
            reply.sent = kHalf;
            reply.stall = true;
        }
        return reply;
    });
    const QString part = world.checkpoint(kB1) + u".part"_s;
    QProcess program;
    world.start(program, {u"weights"_s, u"fetch"_s, u"b1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(QFile(part).size(), kHalf, 60000);
    ::kill(static_cast<pid_t>(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished(60000));
    QCOMPARE(program.exitCode(), 130);
    QVERIFY(!QFile::exists(world.checkpoint(kB1)));
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"b1"_s, u"--json"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(fileOf(ran, u"resumedFromBytes"_s).toLongLong(), kHalf);
    QVERIFY(!QFile::exists(part));
}

void TstFetchCommand::nothingIsFetchedWithoutBeingAsked_data() {
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const QStringList& arguments) {
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments;
    };
    row({u"weights"_s, u"list"_s});
    row({u"info"_s});
    row({u"predict"_s, u"--variants"_s, u"b1"_s, u"--sample"_s, u"chelsea"_s});
    row({u"predict"_s, u"--variants"_s, u"b1"_s, u"--sample"_s, u"chelsea"_s, u"--weights"_s,
         u"auto"_s});
    row({u"weights"_s, u"fetch"_s, u"b1"_s, u"--dry-run"_s});
}

void TstFetchCommand::nothingIsFetchedWithoutBeingAsked() {
    QFETCH(QStringList, arguments);
    const World world(torchvision());
    const Ran ran = world.run(arguments);
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(world.server.proxiedHosts(), QByteArrayList{});
    QCOMPARE(world.server.requests().size(), 0);
}

SCALESCOPE_TEST(TstFetchCommand)
#include "tst_fetch_command.moc"
