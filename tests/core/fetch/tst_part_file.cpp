// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/part_file.h"
#include "tests/core/fetch/fetch_desk.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// No file of this process grows beyond the limit while it lives: writing then fails as it does on
/// a full disk, with another number (EFBIG). A small file system could not be mounted everywhere.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace

class TstPartFile : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void remembersWhatItIsOf();
    void withoutItsNoteItIsOfNothing();
    void keepsWholeFilesOnly();
    void aFullDiskLeavesNothing();
    void aFullDiskEndsATransfer();
    void roomIsAskedForBefore();
    void aFolderThatCannotBeWrittenIsNamed();
    void aLinkIsNotFollowed();

private:
    std::filesystem::path target() const {
        return std::filesystem::path(m_folder->path().toStdString()) / "deep" / "file";
    }
    std::filesystem::path part() const { return target().string() + ".part"; }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstPartFile::remembersWhatItIsOf() {
    const PartOrigin origin{"https://here/file", "\"a\"", 100};
    {
        PartFile file(target());
        QCOMPARE(file.size(), std::uint64_t{0});
        file.restart(origin);
        file.append(bytesOf("abc"));
        file.append(bytesOf("de"));
    }
    PartFile again(target());
    QCOMPARE(again.size(), std::uint64_t{5});
    QVERIFY(again.origin() == origin);
    again.append(bytesOf("f"));
    QCOMPARE(readAll(part()), std::string("abcdef"));
    again.restart({});
    QCOMPARE(again.size(), std::uint64_t{0});
    QVERIFY(again.origin() == PartOrigin{});
}

void TstPartFile::withoutItsNoteItIsOfNothing() {
    {
        PartFile file(target());
        file.restart({"https://here/file", "\"a\"", 100});
        file.append(bytesOf("abc"));
    }
    const std::string note = part().string() + ".origin";
    for (const std::string& damaged :
         {std::string(), std::string("one line"), std::string(100000, '\n'),
          std::string("\0\0\n\n\n\n\n", 7)}) {
        writeAll(note, damaged);
        QVERIFY(PartFile(target()).origin() == PartOrigin{});
    }
    std::filesystem::remove(note);
    QVERIFY(PartFile(target()).origin() == PartOrigin{});
}

void TstPartFile::keepsWholeFilesOnly() {
    {
        PartFile file(target());
        file.restart({"u", "v", {}});
        file.append(bytesOf("whole"));
        QVERIFY(!std::filesystem::exists(target()));
        file.keep();
    }
    QCOMPARE(readAll(target()), std::string("whole"));
    QVERIFY(!std::filesystem::exists(part()));
    QVERIFY(!std::filesystem::exists(part().string() + ".origin"));
}

void TstPartFile::aFullDiskLeavesNothing() {
    PartFile file(target());
    file.restart({"u", "v", {}});
    const std::string much(100000, 'x');
    const auto failure = failureOf([&] {
        const FullDisk full(150000);
        file.append(bytesOf(much));
        file.append(bytesOf(much));
    });
    QVERIFY(failure && failure->code == ErrorCode::FileUnwritable);
    QVERIFY(failure->subject == Subject::Output);
    QVERIFY2(says(failure, "disk is full") && says(failure, "free some space"),
             failure->message.c_str());
    QVERIFY(!std::filesystem::exists(part()) && !std::filesystem::exists(target()));
    QVERIFY(!std::filesystem::exists(part().string() + ".origin"));
}

void TstPartFile::aFullDiskEndsATransfer() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); },
        someBytes(3000000));
    std::optional<Failure> failure;
    {
        const FullDisk full(1 << 20);
        failure = desk.failure();
    }
    QVERIFY2(says(failure, "disk is full"), failure ? failure->message.c_str() : "none");
    QCOMPARE(desk.requests(), 1);
    QVERIFY(!desk.isThere() && !std::filesystem::exists(desk.part()));
    static_cast<void>(desk.fetch());  // and when there is room again, it comes
    QVERIFY(desk.isRight());
}

void TstPartFile::roomIsAskedForBefore() {
    FetchDesk desk(
        [&](const HttpRequest& request, int) { return fileReply(request, desk.content); });
    const auto free = freeBytes(desk.folder.path().toStdString());
    QVERIFY(free.has_value());
    desk.wish.leastBytes = desk.wish.mostBytes = *free + (std::uint64_t{1} << 30);
    const auto failure = desk.failure();
    QVERIFY2(says(failure, "are needed") && says(failure, "are free"),
             failure ? failure->message.c_str() : "none");
    QCOMPARE(desk.requests(), 0);
}

void TstPartFile::aFolderThatCannotBeWrittenIsNamed() {
    writeAll(m_folder->filePath("deep").toStdString(), "a file where the folder should be");
    const auto failure = failureOf([&] { const PartFile file(target()); });
    QVERIFY(failure && failure->code == ErrorCode::FileUnwritable && says(failure, "deep"));
}

/// Who can write into the folder must not have another file overwritten through a link.
void TstPartFile::aLinkIsNotFollowed() {
    std::filesystem::create_directories(target().parent_path());
    const std::string victim = m_folder->filePath("victim").toStdString();
    writeAll(victim, "precious");
    std::filesystem::create_symlink(victim, part());
    QVERIFY(failureOf([&] { const PartFile file(target()); }));
    QCOMPARE(readAll(victim), std::string("precious"));
}

SCALESCOPE_TEST(TstPartFile)
#include "tst_part_file.moc"
