// SPDX-License-Identifier: Apache-2.0
#include "core/base/file_write.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void throwUnwritable(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::FileUnwritable, path.string() + ": " + why, Subject::Output);
}

/// A descriptor that is closed in any case.
class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }
    bool close() {
        const int descriptor = std::exchange(m_descriptor, -1);
        return descriptor < 0 || ::close(descriptor) == 0;
    }

private:
    int m_descriptor;
};

/// A file that is removed again unless it is renamed.
struct TemporaryFile {
    std::string name;
    TemporaryFile() = default;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!name.empty())
            ::unlink(name.c_str());
    }
};

struct Target {
    fs::path path;  ///< links followed
    fs::path folder;
    mode_t mode = 0;      ///< permissions that the written file gets
    bool device = false;  ///< written to as it is
};

mode_t newFileMode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

fs::path followLinks(const fs::path& path) {
    std::error_code error;
    fs::path target = path;
    constexpr int kMaxLinks = 40;
    for (int i = 0; i < kMaxLinks && fs::is_symlink(target, error); ++i) {
        const fs::path next = fs::read_symlink(target, error);
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return target;
}

/// Follows links and refuses what cannot be a target.
Target targetOf(const fs::path& path) {
    if (path.empty() || !path.has_filename())
        throwUnwritable(path, "this names no file; give a file name.");
    Target target{followLinks(path), {}, 0, false};
    target.folder = target.path.has_parent_path() ? target.path.parent_path() : fs::path(".");
    std::error_code error;
    if (!fs::is_directory(target.folder, error))
        throwUnwritable(path, "the folder " + target.folder.string() +
                                  " does not exist; create it or choose another place.");
    struct stat status {};
    if (::stat(target.path.c_str(), &status) != 0) {
        if (errno != ENOENT)
            throwUnwritable(path, "the file cannot be created (" + systemReason(errno) +
                                      "); choose another place.");
        target.mode = newFileMode();
        return target;
    }
    if (S_ISDIR(status.st_mode))
        throwUnwritable(path, "this is a folder; give a file name.");
    if (::faccessat(AT_FDCWD, target.path.c_str(), W_OK, AT_EACCESS) != 0)
        throwUnwritable(path, "the file is write-protected; choose another name.");
    target.mode = status.st_mode & 07777;
    target.device = !S_ISREG(status.st_mode);
    return target;
}

[[noreturn]] void throwFolderReadOnly(const fs::path& path, const Target& target, int error) {
    throwUnwritable(path, "nothing can be written in the folder " + target.folder.string() + " (" +
                              systemReason(error) + "); choose another place.");
}

[[noreturn]] void throwWriteFailed(const fs::path& path, int error) {
    throwUnwritable(path, "writing failed (" + systemReason(error) +
                              "); free some space or choose another place.");
}

/// Creates the temporary file in the target's folder and returns its descriptor.
int openBeside(const fs::path& path, const Target& target, TemporaryFile& temporary) {
    std::string name = (target.folder / ".scalescope-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        throwFolderReadOnly(path, target, errno);
    temporary.name = name;
    return descriptor;
}

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void writeDevice(const fs::path& path, const Target& target, std::string_view bytes) {
    Descriptor out(::open(target.path.c_str(), O_WRONLY | O_CLOEXEC));
    if (out.get() < 0 || !writeAll(out.get(), bytes) || !out.close())
        throwWriteFailed(path, errno);
}

/// So that the new name survives a power cut; failure is no reason to report the file as unwritten.
void flushFolder(const fs::path& folder) {
    const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() >= 0)
        ::fsync(handle.get());
}

}  // namespace

void writeFileAtomically(const fs::path& path, std::string_view bytes) {
    const Target target = targetOf(path);
    if (target.device) {
        writeDevice(path, target, bytes);
        return;
    }
    TemporaryFile temporary;
    Descriptor out(openBeside(path, target, temporary));
    if (!writeAll(out.get(), bytes) || ::fchmod(out.get(), target.mode) != 0 ||
        ::fsync(out.get()) != 0 || !out.close())
        throwWriteFailed(path, errno);
    if (::rename(temporary.name.c_str(), target.path.c_str()) != 0)
        throwWriteFailed(path, errno);
    temporary.name.clear();
    flushFolder(target.folder);
}

void checkWritable(const fs::path& path) {
    const Target target = targetOf(path);
    if (target.device)
        return;
    // A file without a name proves that the folder takes files, and goes away by itself.
    const Descriptor probe(::open(target.folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600));
    if (probe.get() >= 0)
        return;
    const bool unsupported = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL;
    if (!unsupported)
        throwFolderReadOnly(path, target, errno);
    TemporaryFile temporary;
    const Descriptor named(openBeside(path, target, temporary));
}

}  // namespace scalescope
