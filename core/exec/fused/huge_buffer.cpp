// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/huge_buffer.h"

#include "core/base/rounding.h"

#include <cstdint>
#include <cstdlib>
#include <new>
#include <utility>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace scalescope::fused {

namespace {

constexpr std::int64_t kHugePage = std::int64_t{2} << 20, kCacheLine = 64;

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)

/// Exactly the pages that are needed, from a border of a huge page on: an allocator would keep two
/// huge pages more, and then what fits a limit could not be told. The room to look for the border
/// in is never writable, so that it counts towards no limit.
std::byte* mapped(std::int64_t size) {
    const auto needed = static_cast<std::size_t>(size), room = static_cast<std::size_t>(kHugePage);
    void* const got = ::mmap(nullptr, needed + room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (got == MAP_FAILED)
        return nullptr;
    auto* const first = static_cast<std::byte*>(got);
    const std::size_t before = (room - reinterpret_cast<std::uintptr_t>(got) % room) % room;
    std::byte* const data = first + before;
    if (before > 0)
        static_cast<void>(::munmap(first, before));
    static_cast<void>(::munmap(data + needed, room - before));
    if (::mprotect(data, needed, PROT_READ | PROT_WRITE) != 0) {
        static_cast<void>(::munmap(data, needed));
        return nullptr;
    }
    static_cast<void>(::madvise(data, needed, MADV_HUGEPAGE));  // a wish: small pages work too
    return data;
}

void unmap(std::byte* data, std::int64_t size) {
    static_cast<void>(::munmap(data, static_cast<std::size_t>(size)));
}

#else

std::byte* mapped(std::int64_t size) {
    return static_cast<std::byte*>(std::aligned_alloc(
        static_cast<std::size_t>(kHugePage), static_cast<std::size_t>(roundUp(size, kHugePage))));
}

void unmap(std::byte* data, std::int64_t) {
    std::free(data);
}

#endif

bool isMapped(std::int64_t bytes) {
    return bytes >= kHugePage;
}

}  // namespace

std::int64_t HugeBuffer::heldBytes(std::int64_t bytes) {
    constexpr std::int64_t kPage = 4096;
    return bytes <= 0 ? 0 : roundUp(bytes, isMapped(bytes) ? kPage : kCacheLine);
}

HugeBuffer::HugeBuffer(std::int64_t bytes) {
    if (bytes <= 0)
        return;
    const std::int64_t size = heldBytes(bytes);
    m_data = isMapped(bytes) ? mapped(size)
                             : static_cast<std::byte*>(
                                   std::aligned_alloc(kCacheLine, static_cast<std::size_t>(size)));
    if (!m_data)
        throw std::bad_alloc();
    m_bytes = bytes;
}

HugeBuffer::~HugeBuffer() {
    if (isMapped(m_bytes))
        unmap(m_data, heldBytes(m_bytes));
    else
        std::free(m_data);
}

HugeBuffer::HugeBuffer(HugeBuffer&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_bytes(std::exchange(other.m_bytes, 0)) {}

HugeBuffer& HugeBuffer::operator=(HugeBuffer&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

}  // namespace scalescope::fused
