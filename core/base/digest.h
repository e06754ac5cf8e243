// SPDX-License-Identifier: Apache-2.0
// SHA-256.
#pragma once

#include "core/base/file_io.h"
#include "core/base/run_context.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace scalescope {

/// Streaming SHA-256.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::span<const std::byte> bytes);
    /// 64 lower-case hex digits. Call once.
    [[nodiscard]] std::string hex();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// As much of a digest as a sentence shows.
[[nodiscard]] inline std::string shownDigest(const std::string& digest) {
    return digest.substr(0, 12);
}
[[nodiscard]] std::string sha256Hex(std::span<const std::byte> bytes);
/// The same of much, with progress. Throws: Canceled.
[[nodiscard]] std::string sha256Hex(std::span<const std::byte> bytes, RunContext& context,
                                    std::string_view what);
/// Of a whole file, in pieces. Throws: FileUnreadable; Canceled.
[[nodiscard]] std::string sha256OfFile(FileReader& reader, RunContext& context,
                                       std::string_view what);

}  // namespace scalescope
