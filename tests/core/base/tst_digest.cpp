// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <atomic>

using namespace scalescope;

namespace {
std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}
}  // namespace

namespace {

std::string digestOf(const std::filesystem::path& path, RunContext& context) {
    FileReader reader(path, Subject::Weights);
    return sha256OfFile(reader, context, path.filename().string());
}

}  // namespace

class TstDigest : public QObject {
    Q_OBJECT
private slots:
    void equalsPublishedVectors_data();
    void equalsPublishedVectors();
    void piecesGiveTheDigestOfTheWhole();
    void fileHasTheDigestOfItsBytes();
    void fileReportsProgressAndCanBeCancelled();
    void missingFileIsOneSentence();
};

void TstDigest::equalsPublishedVectors_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("digest");
    // FIPS 180-2, appendix B, and the empty message.
    QTest::newRow("empty") << ""
                           << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << "abc"
                         << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks")
        << "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    QTest::newRow("a million a")
        << QString(1000000, 'a')
        << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
}

void TstDigest::equalsPublishedVectors() {
    QFETCH(const QString, text);
    QFETCH(const QString, digest);
    QCOMPARE(QString::fromStdString(sha256Hex(bytesOf(text.toStdString()))), digest);
}

void TstDigest::piecesGiveTheDigestOfTheWhole() {
    Sha256 digest;
    digest.add(bytesOf("a"));
    digest.add({});
    digest.add(bytesOf("bc"));
    QCOMPARE(digest.hex(), sha256Hex(bytesOf("abc")));
}

void TstDigest::fileHasTheDigestOfItsBytes() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("big").toStdString();
    const std::string content(3'000'001, 'x');  // more than one piece, and a rest
    test::writeAll(path, content);
    RunContext context;
    QCOMPARE(digestOf(path, context), sha256Hex(bytesOf(content)));
    test::writeAll(path, "");
    QCOMPARE(digestOf(path, context), sha256Hex({}));
}

void TstDigest::fileReportsProgressAndCanBeCancelled() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("big.pth").toStdString();
    test::writeAll(path, std::string(4'000'000, 'x'));
    std::atomic<bool> cancel = false;
    std::string said;
    RunContext context(
        [&](double, std::string_view what) {
            said = what;
            cancel = true;
        },
        &cancel);
    bool canceled = false;
    try {
        (void)digestOf(path, context);
    } catch (const Canceled&) {
        canceled = true;
    }
    QVERIFY(canceled);
    QVERIFY2(said.find("big.pth") != std::string::npos, said.c_str());
}

void TstDigest::missingFileIsOneSentence() {
    RunContext context;
    const auto failure = test::failureOf([&] { (void)digestOf("/nonexistent/b0.pth", context); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::FileMissing);
    QVERIFY(failure->message.find("b0.pth") != std::string::npos);
}

SCALESCOPE_TEST(TstDigest)
#include "tst_digest.moc"
