// SPDX-License-Identifier: Apache-2.0
// Memory for weights and activations: one piece, in huge pages where the system offers them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace scalescope::fused {

/// Uninitialised, aligned to 64 bytes or more. Throws: std::bad_alloc.
class HugeBuffer {
public:
    HugeBuffer() = default;
    explicit HugeBuffer(std::int64_t bytes);
    ~HugeBuffer();
    HugeBuffer(HugeBuffer&& other) noexcept;
    HugeBuffer& operator=(HugeBuffer&& other) noexcept;
    HugeBuffer(const HugeBuffer&) = delete;
    HugeBuffer& operator=(const HugeBuffer&) = delete;

    [[nodiscard]] std::byte* data() const { return m_data; }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    /// What so many bytes take from the system: whole pages.
    [[nodiscard]] static std::int64_t heldBytes(std::int64_t bytes);

private:
    std::byte* m_data = nullptr;
    std::int64_t m_bytes = 0;
};

}  // namespace scalescope::fused
