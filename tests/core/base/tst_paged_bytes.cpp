// SPDX-License-Identifier: Apache-2.0
// What is given back is gone, what lies beside it stays.
#include "core/base/paged_bytes.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <unistd.h>

using namespace scalescope;

namespace {

std::shared_ptr<PagedBytes> readAll(const std::filesystem::path& path) {
    RunContext context;
    FileReader reader(path, Subject::Weights);
    return readPaged(reader, context, "reading");
}

bool all(std::span<const std::byte> bytes, char value) {
    return std::ranges::all_of(bytes,
                               [&](std::byte b) { return b == static_cast<std::byte>(value); });
}

}  // namespace

class TstPagedBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeFile_data();
    void readsAWholeFile();
    void givesBackOnlyWholePagesInside();
    void refusesAFileThatTellsNoSize();
    void missingFileIsNamed();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path file() const {
        return m_folder.filePath("weights").toStdString();
    }
};

void TstPagedBytes::readsAWholeFile_data() {
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 4096, 100001})
        QTest::addRow("%d bytes", size) << size;
}

void TstPagedBytes::readsAWholeFile() {
    QFETCH(int, size);
    std::string content;
    for (int i = 0; i < size; ++i)
        content += static_cast<char>(i % 251);
    test::writeAll(file(), content);
    const auto read = readAll(file());
    QVERIFY(std::ranges::equal(std::as_bytes(std::span(content)), read->bytes()));
}

void TstPagedBytes::givesBackOnlyWholePagesInside() {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    PagedBytes bytes(4 * page);
    std::ranges::fill(bytes.bytes(), std::byte{'x'});
    const std::span<const std::byte> all4 = std::as_const(bytes).bytes();
    bytes.release(all4.subspan(page + 1, page - 2));  // no whole page
    QVERIFY(all(all4, 'x'));
    bytes.release(all4.subspan(page / 2, 2 * page));  // the second page alone
    QVERIFY(all(all4.first(page), 'x'));
    QVERIFY(all(all4.subspan(page, page), '\0'));
    QVERIFY(all(all4.subspan(2 * page), 'x'));
    bytes.release({});
}

void TstPagedBytes::refusesAFileThatTellsNoSize() {
    // As one that grows while it is read.
    const auto failure = test::failureOf([] { (void)readAll("/proc/self/status"); });
    QVERIFY(failure && failure->code == ErrorCode::FileUnreadable);
    QCOMPARE(exitCodeOf(*failure), 4);
}

void TstPagedBytes::missingFileIsNamed() {
    const auto failure = test::failureOf([] { (void)readAll("/nowhere/b0.pth"); });
    QVERIFY(failure && failure->code == ErrorCode::FileMissing);
    QVERIFY(failure->message.starts_with("/nowhere/b0.pth"));
}

SCALESCOPE_TEST(TstPagedBytes)
#include "tst_paged_bytes.moc"
