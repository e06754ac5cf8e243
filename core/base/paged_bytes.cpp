// SPDX-License-Identifier: Apache-2.0
#include "core/base/paged_bytes.h"

#include "core/base/file_io.h"
#include "core/base/format.h"

#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace scalescope {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Subject subject,
                         const std::string& why) {
    throw Error(code, path.string() + ": " + why, subject);
}

}  // namespace

PagedBytes::PagedBytes(std::size_t size) {
    if (size == 0)
        return;
    void* memory =
        ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    m_bytes = {static_cast<std::byte*>(memory), size};
}

PagedBytes::~PagedBytes() {
    if (!m_bytes.empty())
        ::munmap(m_bytes.data(), m_bytes.size());
}

void PagedBytes::release(std::span<const std::byte> part) noexcept {
    const long pageBytes = ::sysconf(_SC_PAGESIZE);
    if (pageBytes <= 0 || part.empty())
        return;
    const auto page = static_cast<std::size_t>(pageBytes);
    const auto offset = static_cast<std::size_t>(part.data() - m_bytes.data());
    const std::size_t first = (offset + page - 1) / page * page;
    const std::size_t end = (offset + part.size()) / page * page;
    if (first < end)
        ::madvise(m_bytes.data() + first, end - first, MADV_DONTNEED);
}

std::shared_ptr<PagedBytes> readFilePaged(const std::filesystem::path& path,
                                          std::uint64_t limitBytes, Subject subject) {
    FileReader reader(path, subject);
    if (reader.size() > limitBytes)
        refuse(path, ErrorCode::LimitExceeded, subject,
               "the file has " + formatBytes(static_cast<std::int64_t>(reader.size())) +
                   ", the limit is " + formatBytes(static_cast<std::int64_t>(limitBytes)) +
                   "; use a smaller file.");
    auto file = std::make_shared<PagedBytes>(static_cast<std::size_t>(reader.size()));
    std::span<std::byte> rest = file->bytes();
    while (!rest.empty()) {
        const std::size_t got = reader.read(rest);
        if (got == 0)
            break;
        rest = rest.subspan(got);
    }
    std::byte more{};
    if (!rest.empty() || reader.read({&more, 1}) != 0)
        refuse(path, ErrorCode::FileUnreadable, subject,
               "the file changed its size while it was read; wait until it is written.");
    return file;
}

}  // namespace scalescope
