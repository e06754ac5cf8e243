// SPDX-License-Identifier: Apache-2.0
// Source: APPNOTE.TXT 6.3, as far as numpy.savez and numpy.savez_compressed use it.
#include "core/input/npz.h"

#include "core/base/error.h"
#include "core/input/headers/byte_reader.h"
#include "core/input/npy.h"

#include <algorithm>
#include <vector>
#include <zlib.h>

namespace scalescope {

namespace {

using detail::ByteReader;

constexpr auto kLittle = detail::ByteOrder::Little;
constexpr std::uint64_t kMaxArrayBytes = std::uint64_t{4} << 30, kMaxMembers = 10'000;
constexpr std::uint32_t kStored = 0, kDeflated = 8;

struct Member {
    std::string name;  ///< without ".npy"
    std::uint32_t method = kStored;
    std::uint64_t packedBytes = 0, bytes = 0, headerAt = 0;
};

[[noreturn]] void failDamaged(const ByteReader& file) {
    file.fail(ErrorCode::HeaderInvalid,
              "the archive is cut off or damaged; save it again with numpy.savez.");
}

/// Offset of the record that ends the archive.
std::uint64_t endRecord(const ByteReader& file) {
    constexpr std::uint64_t recordBytes = 22, mostComment = 65535;
    const std::uint64_t size = file.size();
    for (std::uint64_t back = recordBytes; back <= std::min(size, recordBytes + mostComment);
         ++back)
        if (file.startsWith("PK\x05\x06", size - back))
            return size - back;
    failDamaged(file);
}

std::vector<Member> membersOf(const ByteReader& file) {
    constexpr std::uint64_t entryBytes = 46;
    const std::uint64_t end = endRecord(file);
    const std::uint64_t count = file.u16(end + 10, kLittle);
    std::uint64_t at = file.u32(end + 16, kLittle);
    std::vector<Member> members;
    for (std::uint64_t i = 0; i < std::min(count, kMaxMembers); ++i) {
        if (!file.startsWith("PK\x01\x02", at) || !file.has(at, entryBytes))
            failDamaged(file);
        const std::uint64_t nameBytes = file.u16(at + 28, kLittle);
        std::string name(file.text(at + entryBytes, nameBytes));
        if (name.ends_with(".npy")) {
            name.resize(name.size() - 4);
            members.push_back({std::move(name), file.u16(at + 10, kLittle),
                               file.u32(at + 20, kLittle), file.u32(at + 24, kLittle),
                               file.u32(at + 42, kLittle)});
        }
        at += entryBytes + nameBytes + file.u16(at + 30, kLittle) + file.u16(at + 32, kLittle);
    }
    return members;
}

std::string namesOf(const std::vector<Member>& members) {
    constexpr std::size_t shown = 10;
    std::string names;
    for (std::size_t i = 0; i < std::min(members.size(), shown); ++i)
        names.append(i == 0 ? "" : ", ").append(members[i].name.substr(0, 80));
    return names + (members.size() > shown ? ", ..." : "");
}

const Member& chosen(const std::vector<Member>& members, const ByteReader& file,
                     const std::string& array) {
    if (members.empty())
        file.fail(ErrorCode::FormatUnknown,
                  "the archive holds no array; save one with numpy.savez.");
    if (array.empty() && members.size() > 1)
        file.fail(ErrorCode::ArgumentInvalid, "the archive holds several arrays (" +
                                                  namesOf(members) +
                                                  "); name one behind the file: FILE#NAME.");
    const auto found =
        array.empty() ? members.begin() : std::ranges::find(members, array, &Member::name);
    if (found == members.end())
        file.fail(ErrorCode::ArgumentInvalid,
                  "there is no array \"" + array + "\"; there is " + namesOf(members) + ".");
    return *found;
}

/// Unpacks a member from its beginning, piece by piece.
class Inflater {
public:
    Inflater(std::span<const std::byte> packed, const ByteReader& file) : m_file(file) {
        // zlib takes bytes that it only reads; their size is below 4 GiB.
        auto* source = const_cast<std::byte*>(packed.data());
        m_stream.next_in = reinterpret_cast<Bytef*>(source);
        m_stream.avail_in = static_cast<uInt>(packed.size());
        if (inflateInit2(&m_stream, -MAX_WBITS) != Z_OK)
            failDamaged(file);
    }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Fills the buffer; fewer bytes where the member ends.
    std::size_t read(std::span<std::byte> buffer) {
        m_stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        m_stream.avail_out = static_cast<uInt>(buffer.size());
        const int end = inflate(&m_stream, Z_SYNC_FLUSH);
        if (end != Z_OK && end != Z_STREAM_END && end != Z_BUF_ERROR)
            failDamaged(m_file);
        m_ended = end == Z_STREAM_END;
        return buffer.size() - m_stream.avail_out;
    }
    /// Nothing follows what was read.
    bool ends() {
        std::byte more{};
        return m_ended || (read({&more, 1}) == 0 && m_ended);
    }

private:
    const ByteReader& m_file;
    z_stream m_stream{};
    bool m_ended = false;
};

/// The header comes first: what it states must be what the archive states before it is made.
std::vector<std::byte> inflated(std::span<const std::byte> packed, const Member& member,
                                const ByteReader& file, const std::string& label) {
    constexpr std::size_t kLongestHeader = (std::size_t{64} << 10) + 12;
    std::vector<std::byte> bytes(
        static_cast<std::size_t>(std::min<std::uint64_t>(member.bytes, kLongestHeader)));
    Inflater inflater(packed, file);
    if (inflater.read(bytes) != bytes.size() || npyFileBytes(bytes, label) != member.bytes)
        failDamaged(file);
    const std::size_t begin = bytes.size();
    bytes.resize(static_cast<std::size_t>(member.bytes));
    if (inflater.read(std::span(bytes).subspan(begin)) != bytes.size() - begin || !inflater.ends())
        failDamaged(file);
    return bytes;
}

}  // namespace

bool looksLikeNpz(std::span<const std::byte> bytes) {
    const ByteReader file(bytes, {});
    return file.startsWith("PK\x03\x04") || file.startsWith("PK\x05\x06");  // without a member
}

TensorF32 readNpz(std::span<const std::byte> bytes, const std::string& name,
                  const std::string& array) {
    const ByteReader file(bytes, name);
    const Member member = chosen(membersOf(file), file, array);
    if (member.bytes >= kMaxArrayBytes - 1 || member.packedBytes >= kMaxArrayBytes - 1)
        file.fail(ErrorCode::LimitExceeded, "the array is larger than 4 GiB; use a smaller batch.");
    if (!file.startsWith("PK\x03\x04", member.headerAt) || !file.has(member.headerAt, 30))
        failDamaged(file);
    const std::uint64_t dataAt = member.headerAt + 30 + file.u16(member.headerAt + 26, kLittle) +
                                 file.u16(member.headerAt + 28, kLittle);
    if (!file.has(dataAt, member.packedBytes))
        failDamaged(file);
    const auto packed = file.part(dataAt, member.packedBytes).bytes();
    const std::string label = name + "#" + member.name;
    if (member.method == kStored)
        return readNpy(packed, label);
    if (member.method != kDeflated)
        file.fail(ErrorCode::FormatUnknown,
                  "its compression is not read; save it with numpy.savez.");
    return readNpy(inflated(packed, member, file, label), label);
}

}  // namespace scalescope
