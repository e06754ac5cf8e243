// SPDX-License-Identifier: Apache-2.0
#include "core/base/paged_bytes.h"

#include "core/base/rounding.h"

#include <algorithm>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace scalescope {

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
    const std::size_t first = roundUp(offset, page);
    const std::size_t end = (offset + part.size()) / page * page;
    if (first < end)
        ::madvise(m_bytes.data() + first, end - first, MADV_DONTNEED);
}

std::shared_ptr<PagedBytes> readPaged(FileReader& reader, RunContext& context,
                                      std::string_view what) {
    constexpr std::size_t kPieceBytes = std::size_t{4} << 20;
    reader.rewind();
    auto file = std::make_shared<PagedBytes>(static_cast<std::size_t>(reader.size()));
    std::span<std::byte> rest = file->bytes();
    while (!rest.empty()) {
        const std::size_t got = reader.read(rest.first(std::min(rest.size(), kPieceBytes)));
        if (got == 0)
            break;
        rest = rest.subspan(got);
        const auto left = static_cast<double>(rest.size());
        context.checkpoint(1.0 - left / static_cast<double>(reader.size()), what);
    }
    std::byte more{};
    if (!rest.empty() || reader.read({&more, 1}) != 0)
        throw Error(ErrorCode::FileUnreadable,
                    reader.path().string() +
                        ": the file changed its size while it was read; wait until it is written.",
                    reader.subject());
    return file;
}

}  // namespace scalescope
