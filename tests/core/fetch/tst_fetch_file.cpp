// SPDX-License-Identifier: Apache-2.0
#include "tests/core/fetch/fetch_desk.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <thread>

using namespace scalescope;
using namespace scalescope::test;

class TstFetchFile : public QObject {
    Q_OBJECT

private slots:
    void bringsAFile();
    void progressEndsAtOne();
    void whatIsThereIsNotFetched();
    void whatIsThereNeedsNoNetwork();
    void anotherFileOfThatNameStays();
    void offlineNamesItsVariable();

    void goesOnWhereItWasCut();
    void goesOnInALaterRun();
    void aStallIsACut();
    void neverMixesVersions();
    void neverMixesVersionsOfALaterRun();
    void withoutAValidatorItBeginsAgain();
    void aServerWithoutRangesIsHeard();
    void aWrongRangeIsNotAppended();
    void aDamagedPartIsFetchedOnceMore();
    void manyCutsAreNoReasonToGiveUp();

    void waitsAndAsksAgain_data();
    void waitsAndAsksAgain();
    void doesNotAskAgain_data();
    void doesNotAskAgain();
    void givesUpAtLast();
    void doesNotWaitForHours();

    void aWrongDigestNeverGetsTheName();
    void aDigestOfEightDigitsIsCompared();
    void lengthsThatLie_data();
    void lengthsThatLie();
    void whatIsThereIsNotAskedForAgain();
    void aRestOfAnotherLengthIsRefused();

    void followsRedirects();
    void redirectsThatAreNotFollowed_data();
    void redirectsThatAreNotFollowed();
    void theTokenStaysWithItsHost();
    void anUnknownCertificateIsRefused();
    void aHostThatIsNotThereIsNamed();
    void theProxyIsUsed();

    void canBeCancelled();
    void oneProgramAtATime();
};

void TstFetchFile::bringsAFile() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    const FetchedFile file = desk.fetch();
    QVERIFY(desk.isRight());
    QCOMPARE(file.path, desk.wish.target);
    QCOMPARE(file.bytes, std::uint64_t(desk.content.size()));
    QCOMPARE(file.sha256, desk.wish.digest);
    QVERIFY(!file.wasThere && file.resumedFrom == 0);
    // Nothing else stays beside it.
    std::size_t entries = 0;
    for (const auto& entry : std::filesystem::directory_iterator(desk.wish.target.parent_path()))
        entries += entry.exists() ? 1 : 0;
    QCOMPARE(entries, std::size_t{1});
}

void TstFetchFile::progressEndsAtOne() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    std::vector<double> fractions;
    RunContext context([&](double fraction, std::string_view) { fractions.push_back(fraction); });
    static_cast<void>(fetchFile(desk.wish, desk.settings, context));
    QVERIFY(fractions.size() >= 2 && fractions.front() == 0.0 && fractions.back() == 1.0);
    QVERIFY(std::ranges::is_sorted(fractions));
}

void TstFetchFile::whatIsThereIsNotFetched() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    static_cast<void>(desk.fetch());
    const FetchedFile again = desk.fetch();
    QVERIFY(again.wasThere && again.sha256 == desk.wish.digest);
    QCOMPARE(desk.requests(), 1);
}

void TstFetchFile::whatIsThereNeedsNoNetwork() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    static_cast<void>(desk.fetch());
    desk.settings.offlineBecause = "HF_HUB_OFFLINE";
    QVERIFY(desk.fetch().wasThere);
}

void TstFetchFile::anotherFileOfThatNameStays() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    std::filesystem::create_directories(desk.wish.target.parent_path());
    writeAll(desk.wish.target, "my own");
    const auto failure = desk.failure();
    QVERIFY(failure && failure->code == ErrorCode::FileUnwritable);
    QVERIFY(says(failure, "another content"));
    QCOMPARE(readAll(desk.wish.target), std::string("my own"));
    QCOMPARE(desk.requests(), 0);
}

void TstFetchFile::offlineNamesItsVariable() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    desk.settings.offlineBecause = "TRANSFORMERS_OFFLINE";
    const auto failure = desk.failure();
    QVERIFY(failure && failure->code == ErrorCode::DownloadFailed);
    QVERIFY(says(failure, "TRANSFORMERS_OFFLINE"));
    QCOMPARE(desk.requests(), 0);
    QVERIFY(!std::filesystem::exists(desk.wish.target.parent_path()));
}

void TstFetchFile::goesOnWhereItWasCut() {
    FetchDesk desk([&](const HttpRequest& request, int before) {
        HttpReply reply = fileReply(request, desk.content);
        if (before < 2)
            reply.sent = 100000;
        return reply;
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    const auto requests = desk.server.requests();
    QCOMPARE(requests.size(), 3);
    QVERIFY(!requests[0].headers.contains("range"));
    QCOMPARE(requests[1].headers.value("range"), QByteArray("bytes=100000-"));
    QCOMPARE(requests[2].headers.value("range"), QByteArray("bytes=200000-"));
    QCOMPARE(requests[2].headers.value("if-range"), QByteArray("\"a\""));
}

void TstFetchFile::goesOnInALaterRun() {
    bool cut = true;
    FetchDesk desk([&](const HttpRequest& request, int) {
        HttpReply reply = fileReply(request, desk.content);
        if (cut) {
            reply.sent = request.headers.contains("range") ? 0 : 120000;
            reply.announced = reply.body.size();
        }
        return reply;
    });
    const auto failure = desk.failure();
    QVERIFY(failure && failure->code == ErrorCode::DownloadFailed);
    QVERIFY(says(failure, "was cut") && says(failure, "what has come is kept"));
    QVERIFY(!desk.isThere());
    QCOMPARE(std::filesystem::file_size(desk.part()), std::uintmax_t{120000});
    cut = false;
    const FetchedFile file = desk.fetch();
    QVERIFY(desk.isRight());
    QCOMPARE(file.resumedFrom, std::uint64_t{120000});
}

void TstFetchFile::aStallIsACut() {
    FetchDesk desk([&](const HttpRequest& request, int before) {
        HttpReply reply = fileReply(request, desk.content);
        if (before == 0) {
            reply.sent = 50000;
            reply.stall = true;
        }
        return reply;
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.server.requests()[1].headers.value("range"), QByteArray("bytes=50000-"));
}

/// The file is replaced on the server while it comes: a good server then sends all of the new one.
void TstFetchFile::neverMixesVersions() {
    FetchDesk desk([&](const HttpRequest& request, int before) {
        if (before > 0)
            return fileReply(request, desk.content, "\"new\"");
        HttpReply old = fileReply(request, someBytes(desk.content.size(), 7), "\"old\"");
        old.sent = 100000;
        return old;
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.requests(), 2);
}

/// A bad server ignores If-Range and sends the rest of another version: its ETag tells. The mixture
/// is what is wished for here: only who mixes would be content.
void TstFetchFile::neverMixesVersionsOfALaterRun() {
    constexpr qsizetype kCut = 100000;
    bool first = true;
    FetchDesk desk([&](const HttpRequest& request, int) {
        HttpRequest careless = request;
        careless.headers.remove("if-range");
        if (!first)
            return fileReply(careless, desk.content, "\"new\"");
        HttpReply old = fileReply(careless, someBytes(desk.content.size(), 7), "\"old\"");
        old.sent = request.headers.contains("range") ? 0 : kCut;
        return old;
    });
    const std::string right = desk.wish.digest;
    desk.wish.digest =
        digestOf(someBytes(desk.content.size(), 7).left(kCut) + desk.content.mid(kCut));
    QVERIFY(desk.failure());
    QCOMPARE(std::filesystem::file_size(desk.part()), std::uintmax_t{kCut});
    first = false;
    QVERIFY(desk.failure()->code == ErrorCode::DigestMismatch);
    desk.wish.digest = right;
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
}

void TstFetchFile::withoutAValidatorItBeginsAgain() {
    FetchDesk desk([&](const HttpRequest& request, int before) {
        HttpReply reply = fileReply(request, desk.content, "W/\"weak\"");
        if (before == 0)
            reply.sent = 100000;
        return reply;
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QVERIFY(!desk.server.requests()[1].headers.contains("range"));
}

void TstFetchFile::aServerWithoutRangesIsHeard() {
    FetchDesk desk([&](const HttpRequest&, int before) {
        HttpReply reply{.body = desk.content, .headers = {"ETag: \"a\""}};
        if (before == 0)
            reply.sent = 100000;
        return reply;
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
}

void TstFetchFile::aWrongRangeIsNotAppended() {
    FetchDesk desk([&](const HttpRequest& request, int before) {
        HttpReply reply = fileReply(request, desk.content);
        if (before == 0)
            reply.sent = 100000;
        if (before == 1) {
            reply.body = desk.content.mid(50000);
            reply.headers.last() = "Content-Range: bytes 50000-299999/300000";
        }
        return reply;
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.requests(), 3);
}

void TstFetchFile::aDamagedPartIsFetchedOnceMore() {
    bool cut = true;
    FetchDesk desk([&](const HttpRequest& request, int) {
        HttpReply reply = fileReply(request, desk.content);
        if (cut)
            reply.sent = request.headers.contains("range") ? 0 : 100000;
        return reply;
    });
    QVERIFY(desk.failure());
    writeAll(desk.part(), std::string(100000, 'x'));  // as a bad disk would
    cut = false;
    const FetchedFile file = desk.fetch();
    QVERIFY(desk.isRight());
    QCOMPARE(file.resumedFrom, std::uint64_t{0});
}

/// 7 pieces of more than a mebibyte: more cuts than attempts, but each brings something.
void TstFetchFile::manyCutsAreNoReasonToGiveUp() {
    constexpr qint64 kPiece = 1100000;
    FetchDesk desk(
        [&](const HttpRequest& request, int) {
            HttpReply reply = fileReply(request, desk.content);
            if (reply.body.size() > kPiece)
                reply.sent = kPiece;
            return reply;
        },
        someBytes(7 * kPiece));
    QVERIFY(desk.settings.retry.attempts < 7);
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.requests(), 7);
}

void TstFetchFile::waitsAndAsksAgain_data() {
    QTest::addColumn<int>("status");
    for (const int status : {408, 425, 429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TstFetchFile::waitsAndAsksAgain() {
    QFETCH(int, status);
    FetchDesk desk([&](const HttpRequest& request, int before) {
        return before < 2 ? HttpReply{.status = status, .body = "a page about the fault"}
                          : fileReply(request, desk.content);
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.requests(), 3);
}

void TstFetchFile::doesNotAskAgain_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("404") << 404 << "no such file (404)";
    QTest::newRow("410") << 410 << "no such file (410)";
    QTest::newRow("401") << 401 << "HF_TOKEN";
    QTest::newRow("403") << 403 << "HF_TOKEN";
    QTest::newRow("204") << 204 << "something else than a file (204)";
    QTest::newRow("418") << 418 << "something else than a file (418)";
}

void TstFetchFile::doesNotAskAgain() {
    QFETCH(int, status);
    QFETCH(QString, word);
    FetchDesk desk([&](const HttpRequest&, int) {
        return HttpReply{.status = status, .body = status == 204 ? "" : "a page"};
    });
    const auto failure = desk.failure();
    QVERIFY(failure && failure->code == ErrorCode::DownloadFailed);
    QVERIFY(failure->subject == Subject::Weights);
    QVERIFY2(says(failure, word.toStdString()), failure->message.c_str());
    QVERIFY(says(failure, "file.pth"));
    QCOMPARE(desk.requests(), 1);
    QVERIFY(!desk.isThere());
}

void TstFetchFile::givesUpAtLast() {
    FetchDesk desk([](const HttpRequest&, int) { return HttpReply{.status = 500}; });
    const auto failure = desk.failure();
    QVERIFY(says(failure, "500") && says(failure, "5 times in a row"));
    QCOMPARE(desk.requests(), 5);
}

void TstFetchFile::doesNotWaitForHours() {
    FetchDesk desk([](const HttpRequest&, int) {
        return HttpReply{.status = 429, .headers = {"Retry-After: 3600"}};
    });
    const auto failure = desk.failure();
    QVERIFY2(says(failure, "3600 s"), failure ? failure->message.c_str() : "");
    QCOMPARE(desk.requests(), 1);
}

void TstFetchFile::aWrongDigestNeverGetsTheName() {
    FetchDesk desk([&](const HttpRequest& request, int) {
        return fileReply(request, someBytes(desk.content.size(), 9));
    });
    const auto failure = desk.failure();
    QVERIFY(failure && failure->code == ErrorCode::DigestMismatch);
    QVERIFY(says(failure, desk.wish.digest.substr(0, 12)));
    QVERIFY(!desk.isThere() && !std::filesystem::exists(desk.part()));
    QCOMPARE(desk.requests(), 1);
}

void TstFetchFile::aDigestOfEightDigitsIsCompared() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    const std::string full = desk.wish.digest;
    desk.wish.check = FetchCheck::Sha256Prefix;
    desk.wish.digest = full.substr(0, 7) + (full[7] == '0' ? '1' : '0');
    QVERIFY(desk.failure()->code == ErrorCode::DigestMismatch);
    desk.wish.digest = full.substr(0, 8);
    const FetchedFile file = desk.fetch();
    QVERIFY(desk.isRight() && file.check == FetchCheck::Sha256Prefix && file.sha256 == full);
}

void TstFetchFile::lengthsThatLie_data() {
    QTest::addColumn<qint64>("announced");
    QTest::addColumn<qint64>("bodyBytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("too much is announced") << qint64(400000) << qint64(300000) << "announces";
    QTest::newRow("too little is announced") << qint64(200) << qint64(300000) << "announces";
    QTest::newRow("a byte too much is announced")
        << qint64(300001) << qint64(300001) << "announces 300001 bytes where 300000 were published";
    QTest::newRow("nothing is announced, too much comes")
        << qint64(-2) << qint64(300001) << "sends more than";
    QTest::newRow("nothing is announced, too little comes")
        << qint64(-2) << qint64(299999) << "not what was published";
    QTest::newRow("as much is announced, less comes every time")
        << qint64(300000) << qint64(0) << "5 times in a row";
}

void TstFetchFile::lengthsThatLie() {
    QFETCH(qint64, announced);
    QFETCH(qint64, bodyBytes);
    QFETCH(QString, word);
    FetchDesk desk([&](const HttpRequest&, int) {
        return HttpReply{.body = (desk.content + "xx").left(bodyBytes), .announced = announced};
    });
    const auto failure = desk.failure();
    QVERIFY2(says(failure, word.toStdString()), failure ? failure->message.c_str() : "none");
    QVERIFY(!desk.isThere());
}

/// The size is known roughly, and the server announces more than the file has: nothing lies beyond.
void TstFetchFile::whatIsThereIsNotAskedForAgain() {
    FetchDesk desk([&](const HttpRequest& request, int) {
        HttpReply reply = fileReply(request, desk.content);
        reply.announced = reply.body.size() + 1000;
        return reply;
    });
    desk.wish.leastBytes -= 3000;
    desk.wish.mostBytes += 3000;
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.requests(), 1);
}

void TstFetchFile::aRestOfAnotherLengthIsRefused() {
    FetchDesk desk([&](const HttpRequest& request, int before) {
        HttpReply reply = fileReply(request, desk.content);
        if (before == 0) {
            reply.announced = -2;
            reply.sent = 100000;
            reply.stall = true;
        } else {
            reply.headers.last() = "Content-Range: bytes 100000-299999/400000";
        }
        return reply;
    });
    // Only the reply to the second request tells how long the whole is said to be.
    const auto failure = desk.failure();
    QVERIFY2(says(failure, "announces"), failure ? failure->message.c_str() : "none");
    QVERIFY(!desk.isThere());
}

void TstFetchFile::followsRedirects() {
    FetchDesk desk([&](const HttpRequest& request, int) {
        if (request.path == "/file")
            return HttpReply{.status = 302, .body = "moved", .headers = {"Location: /elsewhere"}};
        return fileReply(request, desk.content);
    });
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.server.requests()[1].path, QByteArray("/elsewhere"));
}

void TstFetchFile::redirectsThatAreNotFollowed_data() {
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("word");
    QTest::newRow("in a circle") << QByteArray("/file") << "more than 8 times";
    QTest::newRow("to plain HTTP") << QByteArray("http://elsewhere:1/file")
                                   << "sent on to an address without HTTPS (elsewhere:1)";
    QTest::newRow("to a file here") << QByteArray("file:///etc/hostname") << "without HTTPS";
}

void TstFetchFile::redirectsThatAreNotFollowed() {
    QFETCH(QByteArray, to);
    QFETCH(QString, word);
    FetchDesk desk([&](const HttpRequest&, int) {
        return HttpReply{.status = 302, .headers = {"Location: " + to}};
    });
    const auto failure = desk.failure();
    QVERIFY2(says(failure, word.toStdString()), failure ? failure->message.c_str() : "none");
    QVERIFY(!desk.isThere());
}

void TstFetchFile::theTokenStaysWithItsHost() {
    FetchDesk desk([&](const HttpRequest& request, int) {
        if (request.path == "/file")
            return HttpReply{.status = 302,
                             .headers = {"Location: " +
                                         QByteArray::fromStdString(desk.server.address())
                                             .replace("localhost", "127.0.0.1") +
                                         "/elsewhere"}};
        return fileReply(request, desk.content);
    });
    desk.wish.token = "hf_secret";
    static_cast<void>(desk.fetch());
    QVERIFY(desk.isRight());
    QCOMPARE(desk.server.requests()[0].headers.value("authorization"),
             QByteArray("Bearer hf_secret"));
    QVERIFY(!desk.server.requests()[1].headers.contains("authorization"));
}

void TstFetchFile::anUnknownCertificateIsRefused() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    const HttpsServer other([](const HttpRequest&, int) { return HttpReply{}; });
    desk.settings.trust.file = other.certificate();
    desk.settings.trust.variable = "CURL_CA_BUNDLE";
    const auto failure = desk.failure();
    QVERIFY2(says(failure, "is not trusted") && says(failure, "CURL_CA_BUNDLE"),
             failure ? failure->message.c_str() : "none");
    QVERIFY(!desk.isThere() && !std::filesystem::exists(desk.part()));  // nothing came
    QCOMPARE(desk.requests(), 0);
}

void TstFetchFile::aHostThatIsNotThereIsNamed() {
    FetchDesk desk([](const HttpRequest&, int) { return HttpReply{}; });
    desk.wish.url = "https://localhost:1/file";
    const auto failure = desk.failure();
    QVERIFY2(says(failure, "localhost:1 cannot be reached"),
             failure ? failure->message.c_str() : "none");
}

void TstFetchFile::theProxyIsUsed() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    desk.wish.url = "https://download.pytorch.org/models/file";
    qputenv("HTTPS_PROXY", QByteArray::fromStdString(desk.server.proxy()));
    const auto failure = desk.failure();
    qputenv("NO_PROXY", "localhost");
    desk.wish.url = desk.server.address() + "/file";
    desk.wish.target += "2";
    const auto failureBeside = desk.failure();
    qunsetenv("HTTPS_PROXY");
    qunsetenv("NO_PROXY");
    QVERIFY2(!failure, failure ? failure->message.c_str() : "");
    QVERIFY2(!failureBeside, failureBeside ? failureBeside->message.c_str() : "");
    QCOMPARE(desk.server.proxiedHosts(), QByteArrayList{"download.pytorch.org:443"});
    QCOMPARE(desk.server.requests()[0].path, QByteArray("/models/file"));
}

void TstFetchFile::canBeCancelled() {
    std::atomic<bool> cancel{false};
    FetchDesk desk([&](const HttpRequest& request, int) {
        HttpReply reply = fileReply(request, desk.content);
        reply.sent = 100000;
        reply.stall = true;
        cancel = true;
        return reply;
    });
    desk.settings.limits.stall = std::chrono::seconds(600);
    RunContext context({}, &cancel);
    bool canceled = false;
    try {
        static_cast<void>(fetchFile(desk.wish, desk.settings, context));
    } catch (const Canceled&) {
        canceled = true;
    }
    QVERIFY(canceled);
    QVERIFY(!desk.isThere() && std::filesystem::exists(desk.part()));
}

void TstFetchFile::oneProgramAtATime() {
    std::atomic<bool> cancel{false}, asked{false};
    FetchDesk desk([&](const HttpRequest& request, int) {
        HttpReply reply = fileReply(request, desk.content);
        reply.stall = true;
        reply.sent = 10;
        asked = true;
        return reply;
    });
    desk.settings.limits.stall = std::chrono::seconds(600);
    std::thread other([&] {
        RunContext context({}, &cancel);
        try {
            static_cast<void>(fetchFile(desk.wish, desk.settings, context));
        } catch (const Canceled&) {
        }
    });
    while (!asked)
        QTest::qSleep(1);
    const auto failure = desk.failure();
    cancel = true;
    other.join();
    QVERIFY2(says(failure, "another program"), failure ? failure->message.c_str() : "none");
    QCOMPARE(desk.requests(), 1);
}

SCALESCOPE_TEST(TstFetchFile)
#include "tst_fetch_file.moc"
