// SPDX-License-Identifier: Apache-2.0
// Weight files made byte by byte: what the product must read, and what it must refuse.
#pragma once

#include "core/base/error.h"
#include "core/model/parameters.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/crc32.h"
#include "core/weights/state_dict.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scalescope::test {

using namespace std::string_literals;

template <typename Number>
std::string littleEndian(Number value) {
    std::string bytes(sizeof(Number), '\0');
    std::memcpy(bytes.data(), &value, sizeof(Number));
    return bytes;
}

inline std::string floatBytes(const std::vector<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

// --- safetensors

inline std::string safetensorsBytes(const std::string& header, const std::string& data) {
    return littleEndian<std::uint64_t>(header.size()) + header + data;
}

// --- pickles

namespace pickle {
inline std::string text(const std::string& value) {
    return "X" + littleEndian(static_cast<std::uint32_t>(value.size())) + value;
}
inline std::string number(std::int32_t value) {
    return "J" + littleEndian(value);
}
inline std::string global(const std::string& module, const std::string& name) {
    return "c" + module + "\n" + name + "\n";
}
inline std::string tuple(const std::vector<std::int32_t>& values) {
    std::string bytes = "(";
    for (const std::int32_t value : values)
        bytes += number(value);
    return bytes + "t";
}
inline std::string storage(const std::string& key, std::int32_t count,
                           const std::string& type = "FloatStorage") {
    return "(" + text("storage") + global("torch", type) + text(key) + text("cpu") + number(count) +
           "tQ";
}
inline std::string tensor(const std::string& storageBytes, std::int32_t offset,
                          const std::vector<std::int32_t>& sizes,
                          const std::vector<std::int32_t>& strides) {
    return global("torch._utils", "_rebuild_tensor_v2") + "(" + storageBytes + number(offset) +
           tuple(sizes) + tuple(strides) + "\x89" + global("collections", "OrderedDict") + ")R" +
           "tR";
}
/// A dict of text keys and pickled values.
inline std::string dict(const std::vector<std::pair<std::string, std::string>>& items) {
    std::string bytes = "}(";
    for (const auto& [key, value] : items)
        bytes += text(key) + value;
    return bytes + "u";
}
inline std::string whole(const std::string& body) {
    return "\x80\x02" + body + ".";
}
/// os.system("touch MARK") as REDUCE would call it.
inline std::string attack(const std::filesystem::path& mark, const std::string& module = "os",
                          const std::string& name = "system") {
    return global(module, name) + text("touch " + mark.string()) + "\x85R";
}
}  // namespace pickle

// --- zip

struct ZipPart {
    std::string name, data;
    std::uint16_t method = 0, flags = 0;
    std::optional<std::uint32_t> crc;  ///< computed when empty
    std::optional<std::uint32_t> size = std::nullopt;
    std::optional<std::size_t> place = std::nullopt;  ///< of the part in whose data it lies, whole
    bool wide = false;  ///< sizes and place in 64 bits, in an extra field of the directory
};

inline std::uint32_t slowCrc32(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1U ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

/// Ours is checked against the slow one; files of many megabytes take the fast one.
inline std::uint32_t checksum(const std::string& bytes) {
    constexpr std::size_t kSlowLimit = 4096;
    return bytes.size() < kSlowLimit ? slowCrc32(bytes) : crc32(std::as_bytes(std::span(bytes)));
}

inline std::string zipBytes(const std::vector<ZipPart>& parts) {
    std::string file, directory;
    std::vector<std::size_t> begins;
    for (const ZipPart& part : parts) {
        const auto size = part.size.value_or(static_cast<std::uint32_t>(part.data.size()));
        const auto nameSize = littleEndian(static_cast<std::uint16_t>(part.name.size()));
        const auto common = [&](std::uint32_t bytes) {
            return littleEndian(part.flags) + littleEndian(part.method) + std::string(4, '\0') +
                   littleEndian(part.crc.value_or(checksum(part.data))) + littleEndian(bytes) +
                   littleEndian(bytes) + nameSize;
        };
        const std::string header = "PK\x03\x04"s + std::string("\x14\0", 2) + common(size) +
                                   std::string(2, '\0') + part.name;
        begins.push_back(file.size());
        std::size_t at = file.size();
        if (part.place)
            at = begins[*part.place] + 30 + parts[*part.place].name.size();
        else
            file += header + part.data;
        constexpr std::uint32_t kSeeExtra = 0xFFFFFFFF;
        const std::string extra =
            part.wide
                ? "\1\0"s + littleEndian(std::uint16_t{24}) + littleEndian(std::uint64_t{size}) +
                      littleEndian(std::uint64_t{size}) + littleEndian(std::uint64_t{at})
                : "";
        directory +=
            "PK\x01\x02"s + std::string("\x14\0\x14\0", 4) + common(part.wide ? kSeeExtra : size) +
            littleEndian(static_cast<std::uint16_t>(extra.size())) + std::string(10, '\0') +
            littleEndian(part.wide ? kSeeExtra : static_cast<std::uint32_t>(at)) + part.name +
            extra;
    }
    const auto count = static_cast<std::uint16_t>(parts.size());
    const auto start = static_cast<std::uint32_t>(file.size());
    return file + directory + "PK\x05\x06"s + std::string(4, '\0') + littleEndian(count) +
           littleEndian(count) + littleEndian(static_cast<std::uint32_t>(directory.size())) +
           littleEndian(start) + std::string(2, '\0');
}

using Storages = std::vector<std::pair<std::string, std::string>>;  ///< key, bytes

inline std::vector<ZipPart> pthParts(const std::string& pickleBytes, const Storages& storages) {
    std::vector<ZipPart> parts{{"archive/data.pkl", pickleBytes, 0, 0, {}},
                               {"archive/byteorder", "little", 0, 0, {}}};
    for (const auto& [key, bytes] : storages)
        parts.push_back({"archive/data/" + key, bytes, 0, 0, {}});
    parts.push_back({"archive/version", "3\n", 0, 0, {}});
    return parts;
}

inline std::string pthZip(const std::string& pickleBytes, const Storages& storages) {
    return zipBytes(pthParts(pickleBytes, storages));
}

// --- legacy

inline std::string pthLegacy(const std::string& objectPickle, const std::string& keysPickle,
                             const std::string& storages) {
    const std::string magic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."s;
    const std::string protocol = "\x80\x02M\xe9\x03."s;
    const std::string system = pickle::whole(pickle::dict({{"little_endian", "\x88"}}));
    return magic + protocol + system + objectPickle + keysPickle + storages;
}

inline std::string legacyStorage(const std::vector<float>& values) {
    return littleEndian(static_cast<std::int64_t>(values.size())) + floatBytes(values);
}

// --- files

/// A folder of one test's files.
class Files {
public:
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        const std::filesystem::path path = folder() / name;
        std::filesystem::create_directories(path.parent_path());
        writeAll(path, bytes);
        return path;
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

/// Reads a file that lies in memory: thousands of small files on a disk would take minutes.
inline Archive readBytes(std::string bytes, const std::filesystem::path& name) {
    RunContext context;
    const auto owner = std::make_shared<const std::string>(std::move(bytes));
    OpenedFile file(std::as_bytes(std::span(*owner)), owner, name);
    return readArchive(file, context);
}

inline std::optional<Failure> bytesFailure(std::string bytes, const std::filesystem::path& name) {
    return failureOf([&] { (void)readBytes(std::move(bytes), name); });
}

inline std::optional<Failure> readFailure(const std::filesystem::path& path) {
    return failureOf([&] {
        RunContext context;
        (void)readArchive(path, context);
    });
}

inline StateDict tensorsOf(const Archive& archive, const Value& dict) {
    StateDict tensors;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2)
        if (dict.items[i + 1]->kind == Value::Kind::Tensor)
            tensors.set(std::string(dict.items[i]->text),
                        archive.tensors.at(static_cast<std::size_t>(dict.items[i + 1]->integer)));
    return tensors;
}

}  // namespace scalescope::test
