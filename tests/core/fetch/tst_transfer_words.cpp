// SPDX-License-Identifier: Apache-2.0
// The parts of a transfer that need no server: headers, pauses, the variables of the environment.
#include "core/fetch/reply_head.h"
#include "tests/core/fetch/fetch_desk.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {
constexpr const char* kVariables[] = {
    "HF_ENDPOINT",          "HF_TOKEN",       "HUGGING_FACE_HUB_TOKEN", "HF_HUB_OFFLINE",
    "TRANSFORMERS_OFFLINE", "CURL_CA_BUNDLE", "SSL_CERT_FILE",          "REQUESTS_CA_BUNDLE",
    "SSL_CERT_DIR"};
}  // namespace

class TstTransferWords : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void rangesAreReadStrictly_data();
    void rangesAreReadStrictly();
    void strongTagsTellVersionsApart();
    void headersAreLimited();
    void pausesGrowAndEnd();
    void theServersPauseIsHeard();
    void variablesAreHeard();
    void offlineWords_data();
    void offlineWords();
    void addressesWithoutHttpsAreRefused_data();
    void addressesWithoutHttpsAreRefused();
    void tokensAreOneWord();

private:
    std::map<std::string, QByteArray> m_before;
};

void TstTransferWords::init() {
    for (const char* name : kVariables) {
        if (qEnvironmentVariableIsSet(name))
            m_before[name] = qgetenv(name);
        qunsetenv(name);
    }
}

void TstTransferWords::cleanup() {
    for (const char* name : kVariables)
        qunsetenv(name);
    for (const auto& [name, value] : m_before)
        qputenv(name.c_str(), value);
    m_before.clear();
}

void TstTransferWords::rangesAreReadStrictly_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("total");
    QTest::newRow("of a known whole") << "bytes 100-199/200" << qint64(100) << qint64(200);
    QTest::newRow("of an unknown whole") << "bytes 0-9/*" << qint64(0) << qint64(-1);
    for (const char* bad : {"", "bytes", "bytes 1-", "bytes */200", "bytes 9-1/200",
                            "bytes 100-200/200", "bytes 1-2/x", "octets 1-2/3", "bytes -1-2/3",
                            "bytes 1-99999999999999999999/3", "bytes 1 - 2/3"})
        QTest::addRow("\"%s\"", bad) << bad << qint64(-1) << qint64(-1);
}

void TstTransferWords::rangesAreReadStrictly() {
    QFETCH(QString, text);
    QFETCH(qint64, first);
    QFETCH(qint64, total);
    const auto range = parseContentRange(text.toStdString());
    QCOMPARE(range.has_value(), first >= 0);
    if (range) {
        QCOMPARE(qint64(range->first), first);
        QCOMPARE(range->total ? qint64(*range->total) : qint64(-1), total);
    }
}

void TstTransferWords::strongTagsTellVersionsApart() {
    TransferHead head;
    QCOMPARE(head.validator(), std::string());
    head.headers["last-modified"] = "Mon, 01 Jan 2024 00:00:00 GMT";
    QCOMPARE(head.validator(), head.headers["last-modified"]);
    head.headers["etag"] = "W/\"a\"";  // weak: the same to a reader, not to the byte
    QCOMPARE(head.validator(), head.headers["last-modified"]);
    head.headers["etag"] = "\"a\"";
    QCOMPARE(head.validator(), std::string("\"a\""));
}

void TstTransferWords::headersAreLimited() {
    ReplyHead head;
    const std::string line = "X: " + std::string(1000, 'x') + "\r\n";
    int taken = 0;
    while (head.add(line) && taken < 100000)
        ++taken;
    QVERIFY(taken > 100 && taken < 1000);
}

void TstTransferWords::pausesGrowAndEnd() {
    std::vector<std::string> said;
    RunContext context([&](double, std::string_view what) { said.emplace_back(what); });
    Attempts attempts({.attempts = 4,
                       .firstPause = std::chrono::milliseconds(1),
                       .longestPause = std::chrono::milliseconds(3)});
    for (int i = 0; i < 3; ++i)
        QVERIFY(!attempts.waitForNext("it failed", {}, 0, context));
    QCOMPARE(*attempts.waitForNext("it failed", {}, 0, context),
             std::string("it failed, 4 times in a row"));
    QCOMPARE(said.size(), std::size_t{3});
    QVERIFY(said[0].starts_with("it failed; again in"));
}

void TstTransferWords::theServersPauseIsHeard() {
    std::vector<std::string> said;
    std::atomic<bool> cancel{true};
    RunContext context([&](double, std::string_view what) { said.emplace_back(what); }, &cancel);
    Attempts attempts({});
    bool canceled = false;
    try {
        static_cast<void>(attempts.waitForNext("busy", std::chrono::seconds(17), 0, context));
    } catch (const Canceled&) {
        canceled = true;  // a pause ends when the job does
    }
    QVERIFY(canceled);
    QCOMPARE(said.front(), std::string("busy; again in 17 s"));
}

void TstTransferWords::variablesAreHeard() {
    QCOMPARE(fetchSettings().hub, std::string("https://huggingface.co"));
    QCOMPARE(fetchSettings().published, std::string("https://download.pytorch.org/models/"));
    QVERIFY(fetchSettings().trust.file.empty() && fetchSettings().hubToken.empty());
    qputenv("HF_ENDPOINT", "https://hf-mirror.example/");
    qputenv("HF_TOKEN", "hf_abc");
    qputenv("REQUESTS_CA_BUNDLE", "/third.pem");
    QCOMPARE(fetchSettings().hub, std::string("https://hf-mirror.example"));
    QCOMPARE(fetchSettings().hubToken, std::string("hf_abc"));
    QCOMPARE(fetchSettings().trust.file, std::filesystem::path("/third.pem"));
    QCOMPARE(fetchSettings().trust.variable, std::string("REQUESTS_CA_BUNDLE"));
    qputenv("SSL_CERT_FILE", "/second.pem");
    QCOMPARE(fetchSettings().trust.file, std::filesystem::path("/second.pem"));
    qputenv("CURL_CA_BUNDLE", "/first.pem");
    qputenv("SSL_CERT_DIR", "/certificates");
    QCOMPARE(fetchSettings().trust.file, std::filesystem::path("/first.pem"));
    QCOMPARE(fetchSettings().trust.variable, std::string("CURL_CA_BUNDLE"));
    QCOMPARE(fetchSettings().trust.folder, std::filesystem::path("/certificates"));
}

void TstTransferWords::offlineWords_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("offline");
    for (const char* word : {"1", "on", "YES", "True"})
        QTest::addRow("%s", word) << QByteArray(word) << true;
    for (const char* word : {"", "0", "off", "no", "2"})
        QTest::addRow("\"%s\"", word) << QByteArray(word) << false;
}

void TstTransferWords::offlineWords() {
    QFETCH(QByteArray, value);
    QFETCH(bool, offline);
    for (const char* name : {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}) {
        qputenv(name, value);
        QCOMPARE(fetchSettings().offlineBecause, offline ? std::string(name) : std::string());
        qunsetenv(name);
    }
}

void TstTransferWords::addressesWithoutHttpsAreRefused_data() {
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("http") << QByteArray("http://mirror.example");
    QTest::newRow("file") << QByteArray("file:///tmp");
    QTest::newRow("a line break") << QByteArray("https://a\r\nX: y");
}

void TstTransferWords::addressesWithoutHttpsAreRefused() {
    QFETCH(QByteArray, address);
    qputenv("HF_ENDPOINT", address);
    const auto failure = failureOf([] { static_cast<void>(fetchSettings()); });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid && says(failure, "HF_ENDPOINT"));
}

void TstTransferWords::tokensAreOneWord() {
    qputenv("HF_TOKEN", "hf_a\r\nX-Other: b");
    const auto failure = failureOf([] { static_cast<void>(fetchSettings()); });
    QVERIFY(says(failure, "HF_TOKEN") && !says(failure, "hf_a"));
}

SCALESCOPE_TEST(TstTransferWords)
#include "tst_transfer_words.moc"
