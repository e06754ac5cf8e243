// SPDX-License-Identifier: Apache-2.0
// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (header of a member), 4.3.12 (directory),
// 4.3.14-4.3.16 (end records), 4.5.3 (sizes of 64 bits).
#include "core/weights/formats/zip_directory.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <cstring>
#include <iterator>
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
                        kEntryMark = 0x02014B50, kHeaderMark = 0x04034B50;
constexpr std::size_t kHeaderBytes = 30;
constexpr std::uint16_t kWideSizes = 0x0001;      ///< the extra field of sizes of 64 bits
constexpr std::uint32_t kSeeExtra = 0xFFFFFFFFU;  ///< the number stands in it

template <typename Number>
Number at(Bytes bytes, std::size_t position) {
    Number number = 0;
    std::memcpy(&number, bytes.data() + position, sizeof(Number));
    return number;
}

[[noreturn]] void refuseDirectory(const Refusal& refuse) {
    refuse(ErrorCode::HeaderInvalid,
           "the zip directory is damaged; copy or download the file again.");
}

/// Of a file that was padded to whole blocks of a tape or a disk: more of them than a comment may
/// have. As many as a record has stay, for it may end with zeros.
std::size_t zerosBehind(Bytes bytes, const Fetch& fetch) {
    constexpr std::size_t kBlock = std::size_t{1} << 16;
    std::size_t size = bytes.size();
    while (size > 0) {
        const std::size_t begin = size - std::min(size, kBlock);
        fetch(begin, size - begin);
        while (size > begin && bytes[size - 1] == std::byte{0})
            --size;
        if (size > begin)
            break;
    }
    const std::size_t zeros = bytes.size() - size;
    return zeros > kMaxComment ? zeros - kEndBytes : 0;
}

/// The end record lies before a comment of any length, so it is searched from the back.
std::optional<std::size_t> findEnd(Bytes bytes, const Fetch& fetch) {
    const std::size_t size = bytes.size() - zerosBehind(bytes, fetch);
    if (size < kEndBytes)
        return std::nullopt;
    const std::size_t last = size - kEndBytes;
    const std::size_t first = last - std::min(last, kMaxComment);
    fetch(first, size - first);
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
    constexpr std::uint16_t kWide = 0xFFFF;  // the number stands in the record of 64 bits
    const auto disk = at<std::uint16_t>(bytes, *end + 4);
    if (disk != 0 && disk != kWide)
        refuse(ErrorCode::FormatUnknown,
               "this is the last of " + std::to_string(disk + 1) +
                   " parts of a zip archive that was split; join them (zip -s 0) and give the "
                   "whole.");
    if (directory.count == 0)
        refuse(ErrorCode::FormatUnknown,
               "this is an empty zip archive (as an .npz without arrays is) and holds no weights; "
               "give a .safetensors or .pth file.");
    fetch(*end - std::min(*end, kLocatorBytes), kLocatorBytes);
    if (*end >= kLocatorBytes && at<std::uint32_t>(bytes, *end - kLocatorBytes) == kLocatorMark) {
        const auto end64 = at<std::uint64_t>(bytes, *end - kLocatorBytes + 8);
        fetch(end64, kEnd64Bytes);
        if (end64 > bytes.size() || bytes.size() - end64 < kEnd64Bytes ||
            at<std::uint32_t>(bytes, end64) != kEnd64Mark)
            refuseDirectory(refuse);
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

/// Numbers that 32 bits cannot hold stand in an extra field, in this order, each where it is
/// needed.
void widen(ZipMember& member, Bytes extra, const Refusal& refuse) {
    std::uint64_t* const numbers[] = {&member.bytes, &member.packedBytes, &member.headerAt};
    const auto isNarrow = [](const std::uint64_t* number) { return *number != kSeeExtra; };
    if (std::all_of(std::begin(numbers), std::end(numbers), isNarrow))
        return;
    constexpr std::size_t kFieldHeader = 4, kNumber = 8;
    while (extra.size() >= kFieldHeader) {
        const std::size_t size = at<std::uint16_t>(extra, 2);
        if (size > extra.size() - kFieldHeader)
            break;
        Bytes field = extra.subspan(kFieldHeader, size);
        if (at<std::uint16_t>(extra, 0) != kWideSizes) {
            extra = extra.subspan(kFieldHeader + size);
            continue;
        }
        for (std::uint64_t* number : numbers) {
            if (isNarrow(number))
                continue;
            if (field.size() < kNumber)
                refuseDirectory(refuse);
            *number = at<std::uint64_t>(field, 0);
            field = field.subspan(kNumber);
        }
        return;
    }
    refuseDirectory(refuse);
}

/// The entry that rest begins with, taken from it.
ZipMember takeEntry(Bytes& rest, const Refusal& refuse) {
    if (rest.size() < kEntryBytes || at<std::uint32_t>(rest, 0) != kEntryMark)
        refuseDirectory(refuse);
    const std::size_t nameBytes = at<std::uint16_t>(rest, 28);
    const std::size_t extraBytes = at<std::uint16_t>(rest, 30);
    const std::size_t commentBytes = at<std::uint16_t>(rest, 32);
    if (rest.size() - kEntryBytes < nameBytes + extraBytes + commentBytes)
        refuseDirectory(refuse);
    const auto flags = at<std::uint16_t>(rest, 8);
    ZipMember member{
        {reinterpret_cast<const char*>(rest.data()) + kEntryBytes, nameBytes},
        at<std::uint32_t>(rest, 16),
        at<std::uint16_t>(rest, 10) != 0,
        (flags & kEncryptedFlags) != 0,
        at<std::uint32_t>(rest, 20),
        at<std::uint32_t>(rest, 24),
        at<std::uint32_t>(rest, 42),
    };
    widen(member, rest.subspan(kEntryBytes + nameBytes, extraBytes), refuse);
    rest = rest.subspan(kEntryBytes + nameBytes + extraBytes + commentBytes);
    return member;
}

/// Behind the header that lies where the directory says.
Bytes bytesOf(Bytes file, const ZipMember& member, const Refusal& refuse, const Fetch& fetch) {
    if (member.headerAt > file.size() || file.size() - member.headerAt < kHeaderBytes)
        refuseContainer(refuse);
    fetch(member.headerAt, kHeaderBytes + member.name.size());
    const Bytes header = file.subspan(member.headerAt);
    const std::size_t nameBytes = at<std::uint16_t>(header, 26);
    const std::size_t begin = kHeaderBytes + nameBytes + at<std::uint16_t>(header, 28);
    const bool isThere = at<std::uint32_t>(header, 0) == kHeaderMark && begin <= header.size() &&
                         member.packedBytes <= header.size() - begin;
    if (!isThere || nameBytes != member.name.size() ||
        std::memcmp(header.data() + kHeaderBytes, member.name.data(), nameBytes) != 0)
        refuseContainer(refuse);
    return header.subspan(begin, member.packedBytes);
}

/// From a header's first byte to the member's last one.
struct Place {
    std::uint64_t begin = 0, end = 0;
};

/// Members that lie over each other make a small file claim much.
void refuseOverlaps(std::vector<Place> places, const Refusal& refuse) {
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < places.size(); ++i)
        if (places[i].begin < places[i - 1].end)
            refuse(ErrorCode::HeaderInvalid,
                   "members of the zip lie over each other; the file is damaged or forged.");
}

}  // namespace

void refuseContainer(const Refusal& refuse) {
    refuse(ErrorCode::FileUnreadable,
           "the zip container is damaged or incomplete; copy or download the file again.");
}

std::vector<ZipMember> readZipDirectory(Bytes bytes, const Refusal& refuse, const Fetch& fetch) {
    const Directory directory = findDirectory(bytes, refuse, fetch);
    fetch(directory.offset, directory.size);
    Bytes rest = bytes.subspan(directory.offset, directory.size);
    std::vector<ZipMember> members;
    std::set<std::string> names;  // without case, as on some file systems
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        ZipMember member = takeEntry(rest, refuse);
        if (member.name.find('\0') != std::string::npos ||
            !names.insert(lowerCase(member.name)).second)
            refuse(ErrorCode::HeaderInvalid, "two members are named " + member.name.substr(0, 60) +
                                                 "; the file is damaged or forged.");
        members.push_back(std::move(member));
    }
    return members;
}

std::vector<Bytes> zipMemberBytes(Bytes bytes, const std::vector<ZipMember>& members,
                                  const Refusal& refuse, const Fetch& fetch) {
    std::vector<Bytes> result;
    std::vector<Place> places;
    for (const ZipMember& member : members) {
        result.push_back(bytesOf(bytes, member, refuse, fetch));
        const auto begin = static_cast<std::uint64_t>(result.back().data() - bytes.data());
        places.push_back({member.headerAt, begin + result.back().size()});
    }
    refuseOverlaps(std::move(places), refuse);
    return result;
}

}  // namespace scalescope
