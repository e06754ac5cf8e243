// SPDX-License-Identifier: Apache-2.0
// What is known of a file before it is fetched, and what came.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace scalescope {

/// By what a file was told to be the one that was published.
enum class FetchCheck { FullSha256, Sha256Prefix, GitBlob };
/// "SHA-256", "first 8 digits of the SHA-256", "git's digest".
[[nodiscard]] const char* fetchCheckText(FetchCheck check) noexcept;
/// "sha256", "sha256-prefix", "git-blob": as JSON carries it.
[[nodiscard]] const char* fetchCheckWord(FetchCheck check) noexcept;

/// One file that is wanted. Its digest must be known: nothing is taken on trust.
struct FileWish {
    std::string url;
    std::filesystem::path target;
    std::string name;  ///< in messages and progress
    std::uint64_t leastBytes = 0, mostBytes = 0;
    FetchCheck check = FetchCheck::FullSha256;
    std::string digest;   ///< lower-case hex digits: 64, the first ones, or git's 40
    std::string token{};  ///< see TransferRequest
};

struct FetchedFile {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::string sha256;  ///< of all of it
    FetchCheck check = FetchCheck::FullSha256;
    bool wasThere = false;          ///< nothing had to be fetched
    std::uint64_t resumedFrom = 0;  ///< bytes that an earlier run had left
};

}  // namespace scalescope
