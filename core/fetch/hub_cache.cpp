// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/hub_cache.h"

#include "core/base/error.h"
#include "core/base/file_write.h"

#include <system_error>
#include <unistd.h>
#include <utility>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const std::error_code& error) {
    throw Error(ErrorCode::FileUnwritable,
                path.string() + ": this part of the cache cannot be written (" + error.message() +
                    "); choose another place.",
                Subject::Output);
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        refuse(folder, error);
}

}  // namespace

HubCache::HubCache(const fs::path& cache, const HubName& name, std::string commit)
    : m_name(name),
      m_commit(std::move(commit)),
      m_folder(cache / hubFolder(name)),
      m_snapshot(m_folder / "snapshots" / m_commit) {}

fs::path HubCache::blob(const HubFile& file) const {
    return m_folder / "blobs" / file.blob;
}

void HubCache::link(const HubFile& file) const {
    makeFolder(m_snapshot);
    const fs::path at = m_snapshot / file.name;
    const fs::path to = fs::path("..") / ".." / "blobs" / file.blob;
    std::error_code error;
    if (fs::is_symlink(at, error) && fs::read_symlink(at, error) == to)
        return;
    // Beside and renamed: who reads the commit meanwhile sees the old file or the new one.
    const fs::path made = m_snapshot / ("." + file.name + "." + std::to_string(::getpid()));
    fs::remove(made, error);
    fs::create_symlink(to, made, error);
    if (error)  // a disk without links holds a copy, as huggingface_hub's does
        fs::copy_file(blob(file), made, error);
    if (!error)
        fs::rename(made, at, error);
    if (error) {
        std::error_code ignored;
        fs::remove(made, ignored);
        refuse(at, error);
    }
}

void HubCache::nameRevision() const {
    if (m_name.revision == m_commit)
        return;
    const fs::path name = m_folder / "refs" / m_name.revision;
    makeFolder(name.parent_path());
    writeFileAtomically(name, m_commit);
}

}  // namespace scalescope
