// SPDX-License-Identifier: Apache-2.0
#include "core/base/file_io.h"
#include "core/base/file_write.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace scalescope;
namespace fs = std::filesystem;

namespace {

constexpr fs::perms kRead = fs::perms::group_read | fs::perms::others_read;
constexpr fs::perms kEnter = fs::perms::group_exec | fs::perms::others_exec;

/// A temporary folder that another user may enter.
class Folder {
public:
    Folder() { fs::permissions(path(), fs::perms::owner_all | kEnter); }
    [[nodiscard]] fs::path path() const { return m_dir.path().toStdString(); }
    [[nodiscard]] fs::path file(const char* name) const { return path() / name; }
    /// Everything in it, hidden files too.
    [[nodiscard]] QStringList names() const {
        return QDir(m_dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private:
    QTemporaryDir m_dir;
};

/// Root may write anywhere; for a while this process is nobody, if it was root.
class WithoutRoot {
public:
    WithoutRoot() : m_wasRoot(::geteuid() == 0) {
        constexpr uid_t kNobody = 65534;
        if (m_wasRoot && ::seteuid(kNobody) != 0)
            qFatal("cannot become an ordinary user");
    }
    ~WithoutRoot() {
        if (m_wasRoot && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }

private:
    bool m_wasRoot;
};

/// Writing fails beyond so many bytes, as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit limit{bytes, m_old.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_old); }

private:
    rlimit m_old{};
};

ErrorCode codeOf(const std::optional<Failure>& failure) {
    return failure ? failure->code : ErrorCode::Internal;
}

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

class TstFileIo : public QObject {
    Q_OBJECT
private slots:
    void readsAWholeFile();
    void readsFilesThatTellNoSize();
    void refusesWhatIsOverTheLimit();
    void unreadableFilesAreOneSentence_data();
    void unreadableFilesAreOneSentence();
    void refusesAFileWithoutPermission();
    void tellsWhenAFileWasChanged();
    void mapsAFile();
    void mapsAnEmptyFileToNothing();
    void writesANewFile();
    void replacesAFileAndKeepsItsPermissions();
    void writesThroughALink();
    void readOnlyFolderLeavesTheOldFile();
    void writeProtectedFileIsKept();
    void failingDiskLeavesTheOldFileAndNothingBeside();
    void impossibleTargetsAreOneSentence_data();
    void impossibleTargetsAreOneSentence();
    void checkingLeavesNoTrace();
};

void TstFileIo::readsAWholeFile() {
    const Folder folder;
    std::string content("a\0b\r\n", 5);
    content.append(20000, 'x');
    test::writeAll(folder.file("f"), content);
    QCOMPARE(textOf(readFile(folder.file("f"), content.size(), Subject::Input)), content);
    test::writeAll(folder.file("f"), "");
    QVERIFY(readFile(folder.file("f"), 0, Subject::Input).empty());
}

void TstFileIo::readsFilesThatTellNoSize() {
    const auto bytes = readFile("/proc/self/status", 1 << 20, Subject::Input);
    QVERIFY(textOf(bytes).starts_with("Name:"));
    QCOMPARE(
        codeOf(test::failureOf([] { (void)readFile("/proc/self/status", 10, Subject::Input); })),
        ErrorCode::LimitExceeded);
}

void TstFileIo::refusesWhatIsOverTheLimit() {
    const Folder folder;
    test::writeAll(folder.file("big.jpg"), std::string(2049, 'x'));
    const auto failure =
        test::failureOf([&] { (void)readFile(folder.file("big.jpg"), 2048, Subject::Input); });
    QCOMPARE(codeOf(failure), ErrorCode::LimitExceeded);
    QVERIFY(failure->message.find("big.jpg") != std::string::npos);
    QVERIFY(failure->message.find("2.0 KiB") != std::string::npos);
    QCOMPARE(exitCodeOf(*failure), 3);
}

void TstFileIo::unreadableFilesAreOneSentence_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << "/nonexistent/x.png" << static_cast<int>(ErrorCode::FileMissing);
    QTest::newRow("below a file") << "/etc/passwd/x" << static_cast<int>(ErrorCode::FileMissing);
    QTest::newRow("folder") << "/tmp" << static_cast<int>(ErrorCode::FileUnreadable);
    QTest::newRow("device") << "/dev/zero" << static_cast<int>(ErrorCode::FileUnreadable);
    QTest::newRow("name too long")
        << "/tmp/" + QString(5000, 'x') << static_cast<int>(ErrorCode::FileUnreadable);
}

void TstFileIo::unreadableFilesAreOneSentence() {
    QFETCH(const QString, path);
    QFETCH(const int, code);
    const fs::path file = path.toStdString();
    const auto read = test::failureOf([&] { (void)readFile(file, 100, Subject::Weights); });
    const auto map = test::failureOf([&] { const MappedFile mapped(file, Subject::Weights); });
    for (const auto& failure : {read, map}) {
        QVERIFY(failure);
        QCOMPARE(static_cast<int>(failure->code), code);
        QCOMPARE(failure->subject, Subject::Weights);
        QVERIFY(failure->message.starts_with(file.string()));
        QVERIFY(failure->message.ends_with('.'));
    }
}

void TstFileIo::refusesAFileWithoutPermission() {
    const Folder folder;
    test::writeAll(folder.file("secret"), "x");
    fs::permissions(folder.file("secret"), fs::perms::none);
    const WithoutRoot nobody;
    QCOMPARE(codeOf(test::failureOf(
                 [&] { (void)readFile(folder.file("secret"), 100, Subject::Input); })),
             ErrorCode::FileUnreadable);
}

void TstFileIo::tellsWhenAFileWasChanged() {
    const Folder folder;
    test::writeAll(folder.file("f"), "x");
    const timespec when[2] = {{1709210096, 0}, {1709210096, 500'000'000}};
    QCOMPARE(::utimensat(AT_FDCWD, folder.file("f").c_str(), when, 0), 0);
    QCOMPARE(modifiedUtc(folder.file("f")), std::string("2024-02-29T12:34:56Z"));
    QVERIFY(modifiedUtc(folder.file("none")).empty());
}

void TstFileIo::mapsAFile() {
    const Folder folder;
    test::writeAll(folder.file("f"), "weights");
    const MappedFile mapped(folder.file("f"), Subject::Weights);
    QCOMPARE(textOf(mapped.bytes()), std::string("weights"));
}

void TstFileIo::mapsAnEmptyFileToNothing() {
    const Folder folder;
    test::writeAll(folder.file("f"), "");
    const MappedFile mapped(folder.file("f"), Subject::Weights);
    QVERIFY(mapped.bytes().empty());
}

void TstFileIo::writesANewFile() {
    const Folder folder;
    writeFileAtomically(folder.file("report.html"), std::string("a\0b", 3));
    QCOMPARE(test::readAll(folder.file("report.html")), std::string("a\0b", 3));
    QCOMPARE(folder.names(), QStringList{"report.html"});
    const mode_t mask = ::umask(0);
    ::umask(mask);
    struct stat status {};
    QCOMPARE(::stat(folder.file("report.html").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0666U & ~mask);
}

void TstFileIo::replacesAFileAndKeepsItsPermissions() {
    const Folder folder;
    test::writeAll(folder.file("f"), "old and longer");
    fs::permissions(folder.file("f"), fs::perms::owner_read | fs::perms::owner_write);
    writeFileAtomically(folder.file("f"), "new");
    QCOMPARE(test::readAll(folder.file("f")), std::string("new"));
    QCOMPARE(fs::status(folder.file("f")).permissions(),
             fs::perms::owner_read | fs::perms::owner_write);
    QCOMPARE(folder.names(), QStringList{"f"});
}

void TstFileIo::writesThroughALink() {
    const Folder folder;
    test::writeAll(folder.file("real"), "old");
    fs::create_symlink("real", folder.file("link"));
    writeFileAtomically(folder.file("link"), "new");
    QCOMPARE(test::readAll(folder.file("real")), std::string("new"));
    QVERIFY(fs::is_symlink(folder.file("link")));
}

void TstFileIo::readOnlyFolderLeavesTheOldFile() {
    const Folder folder;
    test::writeAll(folder.file("f"), "old");
    fs::permissions(folder.file("f"), fs::perms::all);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | kRead | kEnter);
    std::optional<Failure> written, checked;
    {
        const WithoutRoot nobody;
        written = test::failureOf([&] { writeFileAtomically(folder.file("f"), "new"); });
        checked = test::failureOf([&] { checkWritable(folder.file("f")); });
    }
    fs::permissions(folder.path(), fs::perms::owner_all);
    for (const auto& failure : {written, checked}) {
        QCOMPARE(codeOf(failure), ErrorCode::FileUnwritable);
        QCOMPARE(exitCodeOf(*failure), 2);
        QVERIFY2(failure->message.find("nothing can be written") != std::string::npos,
                 failure->message.c_str());
    }
    QCOMPARE(test::readAll(folder.file("f")), std::string("old"));
    QCOMPARE(folder.names(), QStringList{"f"});
}

void TstFileIo::writeProtectedFileIsKept() {
    const Folder folder;
    test::writeAll(folder.file("f"), "old");
    fs::permissions(folder.file("f"), fs::perms::owner_read | kRead);
    fs::permissions(folder.path(), fs::perms::all);
    const WithoutRoot nobody;
    const auto failure = test::failureOf([&] { writeFileAtomically(folder.file("f"), "new"); });
    QCOMPARE(codeOf(failure), ErrorCode::FileUnwritable);
    QVERIFY(failure->message.find("write-protected") != std::string::npos);
    QCOMPARE(codeOf(test::failureOf([&] { checkWritable(folder.file("f")); })),
             ErrorCode::FileUnwritable);
    QCOMPARE(test::readAll(folder.file("f")), std::string("old"));
}

void TstFileIo::failingDiskLeavesTheOldFileAndNothingBeside() {
    const Folder folder;
    test::writeAll(folder.file("f"), "old");
    std::optional<Failure> failure;
    {
        const FileSizeLimit limit(4096);
        failure = test::failureOf(
            [&] { writeFileAtomically(folder.file("f"), std::string(100000, 'x')); });
    }
    QCOMPARE(codeOf(failure), ErrorCode::FileUnwritable);
    QCOMPARE(test::readAll(folder.file("f")), std::string("old"));
    QCOMPARE(folder.names(), QStringList{"f"});
}

void TstFileIo::impossibleTargetsAreOneSentence_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("missing folder") << "/nonexistent/out.html";
    QTest::newRow("a folder") << "/tmp";
    QTest::newRow("no file name") << "/tmp/";
    QTest::newRow("nothing") << "";
    QTest::newRow("below a file") << "/etc/passwd/out.html";
    QTest::newRow("a folder that takes no files") << "/proc/out.html";
}

void TstFileIo::impossibleTargetsAreOneSentence() {
    QFETCH(const QString, path);
    const fs::path file = path.toStdString();
    const auto written = test::failureOf([&] { writeFileAtomically(file, "x"); });
    const auto checked = test::failureOf([&] { checkWritable(file); });
    for (const auto& failure : {written, checked}) {
        QCOMPARE(codeOf(failure), ErrorCode::FileUnwritable);
        QCOMPARE(failure->subject, Subject::Output);
        QVERIFY(failure->message.ends_with('.'));
    }
}

void TstFileIo::checkingLeavesNoTrace() {
    const Folder folder;
    checkWritable(folder.file("new"));
    QCOMPARE(folder.names(), QStringList());
    test::writeAll(folder.file("old"), "content");
    const auto time = fs::last_write_time(folder.file("old"));
    checkWritable(folder.file("old"));
    QCOMPARE(test::readAll(folder.file("old")), std::string("content"));
    QVERIFY(fs::last_write_time(folder.file("old")) == time);
    QCOMPARE(folder.names(), QStringList{"old"});
}

SCALESCOPE_TEST(TstFileIo)
#include "tst_file_io.moc"
