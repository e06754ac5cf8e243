// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/part_file.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/file_write.h"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostNoteBytes = 16384;

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileUnwritable, path.string() + ": " + why, Subject::Output);
}

fs::path withEnding(const fs::path& path, const char* ending) {
    fs::path longer = path;
    longer += ending;
    return longer;
}

bool isFull(int error) {
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

std::string noteText(const PartOrigin& origin) {
    return origin.url + '\n' + origin.validator + '\n' +
           (origin.total ? std::to_string(*origin.total) : "") + '\n';
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char c : text)
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    return lines;
}

/// True when the name still leads to what was opened: another program may have renamed it.
bool isAt(int descriptor, const fs::path& path) {
    struct stat opened {
    }, named{};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

PartFile::PartFile(const fs::path& target)
    : m_target(target), m_path(withEnding(target, ".part")), m_note(withEnding(m_path, ".origin")) {
    std::error_code error;
    fs::create_directories(m_target.parent_path(), error);
    if (error)
        refuse(m_target, "the folder " + m_target.parent_path().string() + " cannot be made (" +
                             error.message() + "); choose another place.");
    open();
    readOrigin();
}

PartFile::~PartFile() {
    if (m_descriptor >= 0 && m_size == 0)
        discard();
    else if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void PartFile::open() {
    constexpr int kTries = 10;
    for (int i = 0; i < kTries; ++i) {
        m_descriptor =
            ::open(m_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (m_descriptor < 0)
            throwUnwritable(errno, "the file cannot be made");
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
            refuse(m_path, "another program is fetching this file; wait for it.");
        if (isAt(m_descriptor, m_path))
            break;
        ::close(std::exchange(m_descriptor, -1));
    }
    struct stat status {};
    if (m_descriptor < 0 || ::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        refuse(m_path, "something else lies there; move it away.");
    m_size = m_keptSize = static_cast<std::uint64_t>(status.st_size);
}

/// A part whose note is missing or damaged is of nothing, and begins again.
void PartFile::readOrigin() {
    try {
        const auto bytes = readFile(m_note, kMostNoteBytes, Subject::Output);
        const auto lines =
            linesOf(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
        constexpr std::size_t kLines = 4;
        if (lines.size() != kLines)
            return;
        m_origin = {lines[0], lines[1], {}};
        std::uint64_t total = 0;
        const auto [end, error] =
            std::from_chars(lines[2].data(), lines[2].data() + lines[2].size(), total);
        if (error == std::errc() && end == lines[2].data() + lines[2].size())
            m_origin.total = total;
    } catch (const Error&) {
        m_origin = {};
    }
}

void PartFile::restart(const PartOrigin& origin) {
    if (::ftruncate(m_descriptor, 0) != 0)
        throwUnwritable(errno, "the part cannot be emptied");
    m_size = m_keptSize = 0;
    // Emptied first: should the note not be written, the old one is of an empty part.
    writeFileAtomically(m_note, noteText(origin));
    m_origin = origin;
}

void PartFile::append(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            throwUnwritable(errno, "writing failed");
        if (written > 0) {
            m_size += static_cast<std::uint64_t>(written);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }
}

void PartFile::keep() {
    if (::fsync(m_descriptor) != 0)
        throwUnwritable(errno, "writing failed");
    if (::rename(m_path.c_str(), m_target.c_str()) != 0)
        throwUnwritable(errno, "the file cannot be given its name");
    ::unlink(m_note.c_str());
    ::close(std::exchange(m_descriptor, -1));
}

void PartFile::discard() noexcept {
    ::unlink(m_path.c_str());
    ::unlink(m_note.c_str());
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    m_size = m_keptSize = 0;
    m_origin = {};
}

void PartFile::throwUnwritable(int error, const char* doing) {
    if (!isFull(error))
        refuse(m_path,
               std::string(doing) + " (" + systemReason(error) + "); choose another place.");
    discard();
    refuse(m_target, "the disk is full (" + systemReason(error) +
                         "), and what had come was removed; free some space or choose another "
                         "place.");
}

std::optional<std::uint64_t> freeBytes(const fs::path& folder) {
    std::error_code error;
    for (fs::path there = fs::absolute(folder, error); !there.empty();
         there = there.parent_path()) {
        const fs::space_info space = fs::space(there, error);
        if (!error)
            return space.available;
        if (there == there.parent_path())
            break;
    }
    return std::nullopt;
}

}  // namespace scalescope
