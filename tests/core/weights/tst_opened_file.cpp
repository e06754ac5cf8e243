// SPDX-License-Identifier: Apache-2.0
// A weights file is opened once; what is told of it comes from the same bytes.
#include "core/base/digest.h"
#include "core/weights/file_content.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/inspect_file.h"
#include "core/weights/random.h"
#include "core/weights/verify_file.h"
#include "core/weights/weights.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <array>
#include <cstring>
#include <sys/inotify.h>
#include <unistd.h>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// Counts how often the kernel sees a file opened. Reads and closes are watched as well: of two
/// equal events in a row it would tell one.
class OpenCounter {
public:
    explicit OpenCounter(const std::filesystem::path& path)
        : m_events(::inotify_init1(IN_NONBLOCK)) {
        constexpr std::uint32_t kWatched = IN_OPEN | IN_ACCESS | IN_CLOSE;
        m_watches = m_events >= 0 && ::inotify_add_watch(m_events, path.c_str(), kWatched) >= 0;
    }
    ~OpenCounter() { ::close(m_events); }
    OpenCounter(const OpenCounter&) = delete;
    OpenCounter& operator=(const OpenCounter&) = delete;

    [[nodiscard]] bool watches() const { return m_watches; }
    /// Since the last call.
    [[nodiscard]] int count() const {
        int opens = 0;
        std::array<char, std::size_t{1} << 16> buffer{};
        ssize_t got = 0;
        while ((got = ::read(m_events, buffer.data(), buffer.size())) > 0)
            for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
                inotify_event event{};
                std::memcpy(&event, buffer.data() + at, sizeof(event));
                opens += (event.mask & IN_OPEN) != 0 ? 1 : 0;
                at += sizeof(event) + event.len;
            }
        return opens;
    }

private:
    int m_events = -1;
    bool m_watches = false;
};

StateDict drawn(std::uint64_t seed) {
    RunContext context;
    return *randomWeights(family()[0].spec, seed, context);
}

}  // namespace

class TstOpenedFile : public QObject {
    Q_OBJECT

private slots:
    void formatIsToldByOneRule_data();
    void formatIsToldByOneRule();
    void openedOncePerStep();
    void aFileReplacedWhileReadCannotMixIn();
    void digestIsOfTheBytesInMemory();
};

void TstOpenedFile::formatIsToldByOneRule_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::newRow("zip") << QByteArray("PK\x03\x04 and more") << "a"
                         << "pth (zip)";
    QTest::newRow("two letters are no zip") << QByteArray("PKzip by name") << "a"
                                            << "unknown";
    QTest::newRow("legacy") << QByteArray("\x80\x02\x8a\x0a\x6c\xfc\x9c") << "a"
                            << "pth (legacy)";
    QTest::newRow("brace") << QByteArray("12345678{}") << "a.bin"
                           << "safetensors";
    QTest::newRow("name") << QByteArray("garbage") << "a.safetensors"
                          << "safetensors";
    QTest::newRow("empty") << QByteArray() << "a.pth"
                           << "unknown";
}

void TstOpenedFile::formatIsToldByOneRule() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QString, format);
    Files files;
    RunContext context;
    const auto path = files.write(name.toStdString(), bytes.toStdString());
    QCOMPARE(QString(fileFormatName(OpenedFile(path).format())), format);
    QCOMPARE(QString::fromStdString(verifyFile(path, context).format), format);
}

void TstOpenedFile::openedOncePerStep() {
    Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, drawn(1));
    const OpenCounter opens(path);
    QVERIFY(opens.watches());
    RunContext context;
    (void)loadWeights(family()[0].spec, {WeightsRequest::Source::Path, path, 0}, context);
    QCOMPARE(opens.count(), 1);
    (void)inspectFile(path, context);
    QCOMPARE(opens.count(), 1);
    (void)verifyFile(path, context);
    QCOMPARE(opens.count(), 1);
}

void TstOpenedFile::aFileReplacedWhileReadCannotMixIn() {
    Files files;
    const auto path = files.folder() / "x.safetensors", other = files.folder() / "other";
    writeSafetensors(path, drawn(1));
    writeSafetensors(other, drawn(2));
    RunContext context;
    const std::string sha256 = verifyFile(path, context).sha256;
    OpenedFile file(path);
    std::filesystem::rename(other, path);
    const FileContent content = readContent(file, context);
    QCOMPARE(content.info.sha256, sha256);
    QCOMPARE(contentDigest(content.checkpoint.tensors), contentDigest(drawn(1)));
    QVERIFY(verifyFile(path, context).sha256 != sha256);
}

void TstOpenedFile::digestIsOfTheBytesInMemory() {
    Files files;
    RunContext context;
    const auto path = files.write("x", "abc");
    OpenedFile file(path);
    QCOMPARE(file.sha256(context), sha256Hex(std::as_bytes(std::span(std::string_view("abc")))));
    files.write("x", "abd");  // in place: the same file, other bytes
    QCOMPARE(file.bytes(context).size(), std::size_t{3});
    QCOMPARE(file.sha256(context), sha256Hex(std::as_bytes(std::span(std::string_view("abd")))));
}

SCALESCOPE_TEST(TstOpenedFile)
#include "tst_opened_file.moc"
