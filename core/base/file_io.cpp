// SPDX-License-Identifier: Apache-2.0
#include "core/base/file_io.h"

#include "core/base/format.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace scalescope {

namespace {

[[noreturn]] void throwUnreadable(const std::filesystem::path& path, Subject subject,
                                  const std::string& why) {
    throw Error(ErrorCode::FileUnreadable, path.string() + ": " + why, subject);
}

int openForReading(const std::filesystem::path& path, Subject subject) {
    // O_NONBLOCK: opening a named pipe must not wait for a writer.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor >= 0)
        return descriptor;
    if (errno == ENOENT || errno == ENOTDIR)
        throw Error(ErrorCode::FileMissing,
                    path.string() + ": there is no such file; check the path.", subject);
    const int error = errno;
    const bool denied = error == EACCES || error == EPERM;
    throwUnreadable(path, subject,
                    "the file cannot be opened (" + systemReason(error) + "); check " +
                        (denied            ? "its permissions."
                         : error == ELOOP  ? "where its links lead, and give the file itself."
                         : error == EMFILE ? "how many files are open."
                                           : "the path and the disk."));
}

}  // namespace

bool isFile(const std::filesystem::path& path) noexcept {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

std::string systemReason(int error) {
    return std::system_category().message(error);
}

FileReader::FileReader(const std::filesystem::path& path, Subject subject)
    : m_path(path), m_subject(subject), m_descriptor(openForReading(path, subject)) {
    struct stat status {};
    const bool known = ::fstat(m_descriptor, &status) == 0;
    if (known && S_ISREG(status.st_mode)) {
        m_size = static_cast<std::uint64_t>(status.st_size);
        return;
    }
    ::close(m_descriptor);
    throwUnreadable(path, subject,
                    known && S_ISDIR(status.st_mode)
                        ? "this is a folder; name a file in it."
                        : "this is not a regular file; copy its content to one.");
}

FileReader::~FileReader() {
    ::close(m_descriptor);
}

std::size_t FileReader::read(std::span<std::byte> buffer) {
    for (;;) {
        const ssize_t got = ::read(m_descriptor, buffer.data(), buffer.size());
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            throwUnreadable(m_path, m_subject,
                            "reading failed (" + systemReason(errno) + "); check the disk.");
    }
}

void FileReader::rewind() {
    if (::lseek(m_descriptor, 0, SEEK_SET) != 0)
        throwUnreadable(m_path, m_subject,
                        "reading failed (" + systemReason(errno) + "); check the disk.");
}

std::vector<std::byte> readFile(const std::filesystem::path& path, std::uint64_t limitBytes,
                                Subject subject) {
    FileReader reader(path, subject);
    const auto refuse = [&](std::uint64_t size) {
        throw Error(ErrorCode::LimitExceeded,
                    path.string() + ": the file has " +
                        formatBytes(static_cast<std::int64_t>(size)) + ", the limit is " +
                        formatBytes(static_cast<std::int64_t>(limitBytes)) +
                        "; use a smaller file.",
                    subject);
    };
    if (reader.size() > limitBytes)
        refuse(reader.size());
    // One more, so that the end is met without growing.
    std::vector<std::byte> bytes(static_cast<std::size_t>(reader.size()) + 1);
    std::size_t filled = 0;
    // The size is a hint only: /proc says 0, and a file may grow or shrink while it is read.
    for (;;) {
        constexpr std::size_t kMoreBytes = 4096;
        if (filled == bytes.size())
            bytes.resize(filled + kMoreBytes);
        const std::size_t got = reader.read(std::span(bytes).subspan(filled));
        if (got == 0)
            break;
        filled += got;
        if (filled > limitBytes)
            refuse(filled);
    }
    bytes.resize(filled);
    return bytes;
}

std::string modifiedUtc(const std::filesystem::path& path) {
    using Clock = std::chrono::system_clock;
    std::error_code error;
    const auto changed = std::filesystem::last_write_time(path, error);
    if (error)
        return {};
    const auto when = std::chrono::file_clock::to_sys(changed);
    return formatUtc(Clock::to_time_t(std::chrono::time_point_cast<Clock::duration>(when)));
}

MappedFile::MappedFile(const FileReader& reader) {
    if (reader.size() == 0)
        return;
    const auto size = static_cast<std::size_t>(reader.size());
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, reader.descriptor(), 0);
    if (memory == MAP_FAILED)
        throwUnreadable(
            reader.path(), reader.subject(),
            "the file cannot be mapped (" + systemReason(errno) + "); free some memory.");
    m_bytes = {static_cast<const std::byte*>(memory), size};
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

}  // namespace scalescope
