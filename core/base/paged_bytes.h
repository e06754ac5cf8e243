// SPDX-License-Identifier: Apache-2.0
// A file in memory whose parts can be given back one by one.
#pragma once

#include "core/base/file_io.h"
#include "core/base/run_context.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace scalescope {

/// Memory in pages of its own. Thread: any, for parts that do not overlap.
class PagedBytes {
public:
    /// Zeroed. Throws: std::bad_alloc.
    explicit PagedBytes(std::size_t size);
    ~PagedBytes();
    PagedBytes(const PagedBytes&) = delete;
    PagedBytes& operator=(const PagedBytes&) = delete;

    [[nodiscard]] std::span<std::byte> bytes() { return m_bytes; }
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    /// Gives the pages back that lie wholly inside of part; they read as zeros from then on.
    void release(std::span<const std::byte> part) noexcept;

private:
    std::span<std::byte> m_bytes;
};

/// A copy, so that nobody who writes to the file can end the program (a mapped file would). Reads
/// from the begin, in pieces with progress. Throws: FileUnreadable (changed meanwhile); Canceled.
[[nodiscard]] std::shared_ptr<PagedBytes> readPaged(FileReader& reader, RunContext& context,
                                                    std::string_view what);

}  // namespace scalescope
