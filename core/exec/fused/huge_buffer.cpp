// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/huge_buffer.h"

#include "core/base/rounding.h"

#include <cstdlib>
#include <new>
#include <utility>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace scalescope::fused {

namespace {

constexpr std::int64_t kHugePage = std::int64_t{2} << 20, kCacheLine = 64;

}  // namespace

HugeBuffer::HugeBuffer(std::int64_t bytes) {
    if (bytes <= 0)
        return;
    const bool huge = bytes >= kHugePage;
    const std::int64_t alignment = huge ? kHugePage : kCacheLine;
    const auto size = static_cast<std::size_t>(roundUp(bytes, alignment));
    void* memory = std::aligned_alloc(static_cast<std::size_t>(alignment), size);
    if (!memory)
        throw std::bad_alloc();
#if defined(__linux__)
    if (huge)
        static_cast<void>(madvise(memory, size, MADV_HUGEPAGE));  // a wish: small pages work too
#endif
    m_data = static_cast<std::byte*>(memory);
    m_bytes = bytes;
}

HugeBuffer::~HugeBuffer() {
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
