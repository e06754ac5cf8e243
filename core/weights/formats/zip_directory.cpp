// SPDX-License-Identifier: Apache-2.0
// Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 (directory), 4.3.14-4.3.16 (end records).
#include "core/weights/formats/zip_directory.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>
#include <string_view>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kEndBytes = 22, kLocatorBytes = 20, kEnd64Bytes = 56, kEntryBytes = 46;
constexpr std::uint16_t kEncryptedFlags = 0x0001 | 0x0040 | 0x2000;
constexpr std::size_t kMaxComment = 65535;
constexpr std::uint64_t kMaxMembers = 200'000;
constexpr std::uint32_t kEndMark = 0x06054B50, kLocatorMark = 0x07064B50, kEnd64Mark = 0x06064B50,
                        kEntryMark = 0x02014B50;

template <typename Number>
Number at(Bytes bytes, std::size_t position) {
    Number number = 0;
    std::memcpy(&number, bytes.data() + position, sizeof(Number));
    return number;
}

/// The end record lies before a comment of any length, so it is searched from the back.
std::optional<std::size_t> findEnd(Bytes bytes, const Fetch& fetch) {
    if (bytes.size() < kEndBytes)
        return std::nullopt;
    const std::size_t last = bytes.size() - kEndBytes;
    const std::size_t first = last - std::min(last, kMaxComment);
    fetch(first, bytes.size() - first);
    for (std::size_t position = last + 1; position-- > first;)
        if (at<std::uint32_t>(bytes, position) == kEndMark)
            return position;
    return std::nullopt;
}

struct Directory {
    std::uint64_t offset = 0, size = 0, count = 0;
};

Directory findDirectory(Bytes bytes, const Refusal& refuse, const Fetch& fetch) {
    const auto end = findEnd(bytes, fetch);
    if (!end)
        refuse(ErrorCode::FileUnreadable,
               "the zip directory at the end of the file is missing; the file is incomplete: copy "
               "or download "
               "it again.");
    Directory directory{at<std::uint32_t>(bytes, *end + 16), at<std::uint32_t>(bytes, *end + 12),
                        at<std::uint16_t>(bytes, *end + 10)};
    fetch(*end - std::min(*end, kLocatorBytes), kLocatorBytes);
    if (*end >= kLocatorBytes && at<std::uint32_t>(bytes, *end - kLocatorBytes) == kLocatorMark) {
        const auto end64 = at<std::uint64_t>(bytes, *end - kLocatorBytes + 8);
        fetch(end64, kEnd64Bytes);
        if (end64 > bytes.size() || bytes.size() - end64 < kEnd64Bytes ||
            at<std::uint32_t>(bytes, end64) != kEnd64Mark)
            refuse(ErrorCode::HeaderInvalid,
                   "the zip directory is damaged; copy or download the file again.");
        directory = {at<std::uint64_t>(bytes, end64 + 48), at<std::uint64_t>(bytes, end64 + 40),
                     at<std::uint64_t>(bytes, end64 + 32)};
    }
    if (directory.offset > bytes.size() || directory.size > bytes.size() - directory.offset)
        refuse(
            ErrorCode::HeaderInvalid,
            "the zip directory lies outside the file; it is damaged: copy or download it again.");
    if (directory.count > kMaxMembers)
        refuse(ErrorCode::LimitExceeded,
               "the zip claims " + std::to_string(directory.count) +
                   " members, the limit is 200000; the file is damaged or forged.");
    return directory;
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

}  // namespace

std::vector<ZipMember> readZipDirectory(Bytes bytes, const Refusal& refuse, const Fetch& fetch) {
    const Directory directory = findDirectory(bytes, refuse, fetch);
    fetch(directory.offset, directory.size);
    const Bytes entries = bytes.subspan(directory.offset, directory.size);
    std::vector<ZipMember> members;
    std::set<std::string> names;  // without case: the container's look-up has none
    std::size_t position = 0;
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        if (entries.size() - position < kEntryBytes ||
            at<std::uint32_t>(entries, position) != kEntryMark)
            refuse(ErrorCode::HeaderInvalid,
                   "the zip directory is damaged; copy or download the file again.");
        const std::size_t nameBytes = at<std::uint16_t>(entries, position + 28);
        const std::size_t more = at<std::uint16_t>(entries, position + 30) +
                                 std::size_t{at<std::uint16_t>(entries, position + 32)};
        if (entries.size() - position - kEntryBytes < nameBytes + more)
            refuse(ErrorCode::HeaderInvalid,
                   "the zip directory is damaged; copy or download the file again.");
        const auto flags = at<std::uint16_t>(entries, position + 8);
        ZipMember member{
            {reinterpret_cast<const char*>(entries.data()) + position + kEntryBytes, nameBytes},
            at<std::uint32_t>(entries, position + 16),
            at<std::uint16_t>(entries, position + 10) != 0,
            (flags & kEncryptedFlags) != 0};
        if (member.name.find('\0') != std::string::npos ||
            !names.insert(lowerCase(member.name)).second)
            refuse(ErrorCode::HeaderInvalid, "two members are named " + member.name.substr(0, 60) +
                                                 "; the file is damaged or forged.");
        members.push_back(std::move(member));
        position += kEntryBytes + nameBytes + more;
    }
    return members;
}

}  // namespace scalescope
