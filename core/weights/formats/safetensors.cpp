// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/safetensors.h"

#include "core/weights/formats/safetensors_header.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kLengthBytes = 8;

std::uint64_t headerLength(Bytes bytes, const Refusal& refuse, const Fetch& fetch) {
    std::uint64_t length = 0;
    if (bytes.size() < kLengthBytes)
        refuse(ErrorCode::FileUnreadable,
               "the file ends within the header's length; copy it again.");
    fetch(0, kLengthBytes);
    std::memcpy(&length, bytes.data(), kLengthBytes);
    if (length > kSafetensorsHeaderLimit)
        refuse(ErrorCode::LimitExceeded,
               "the header claims " + std::to_string(length) +
                   " bytes, the limit is 100000000; the file is damaged or not safetensors.");
    if (length > bytes.size() - kLengthBytes)
        refuse(ErrorCode::FileUnreadable,
               "the file ends within its header; it is incomplete: copy or download it again.");
    fetch(kLengthBytes, length);
    if (length == 0 || bytes[kLengthBytes] != std::byte{'{'})
        refuse(ErrorCode::HeaderInvalid,
               "the header does not begin with {; the file is not safetensors.");
    return length;
}

std::vector<std::int64_t> shapeOf(const SafetensorsEntry& entry, const Refusal& refuse) {
    std::vector<std::int64_t> shape;
    for (const std::uint64_t size : entry.shape) {
        if (size > std::uint64_t{1} << 62)
            refuse(ErrorCode::LimitExceeded,
                   "tensor " + shownName(entry.name) + " claims an impossible size.");
        shape.push_back(static_cast<std::int64_t>(size));
    }
    return shape;
}

/// Bytes that shape and dtype ask for. The order of multiplication cannot hide an overflow behind a
/// zero.
std::uint64_t byteCount(const SafetensorsEntry& entry, Dtype dtype, const Refusal& refuse) {
    std::uint64_t bytes = dtypeSize(dtype);
    for (const std::uint64_t size : entry.shape)
        if (__builtin_mul_overflow(bytes, size, &bytes))
            refuse(ErrorCode::LimitExceeded, "tensor " + shownName(entry.name) +
                                                 " claims more bytes than 64 bits can count.");
    return bytes;
}

WeightTensor view(const SafetensorsEntry& entry, Bytes data,
                  const std::shared_ptr<const void>& owner, const Refusal& refuse) {
    const std::string name = shownName(entry.name);
    if (entry.dtype.empty() || !entry.hasShape || entry.offsets.size() != 2)
        refuse(ErrorCode::HeaderInvalid,
               "tensor " + name + " lacks dtype, shape or data_offsets; the file is damaged.");
    const auto dtype = safetensorsDtype(entry.dtype);
    if (!dtype)
        refuse(ErrorCode::DtypeUnsupported,
               "tensor " + name + " has the element type " + entry.dtype.substr(0, 20) +
                   ", which is not read; save it as F32, F16, BF16 or F64.");
    const std::uint64_t begin = entry.offsets[0], end = entry.offsets[1];
    if (begin > end)
        refuse(ErrorCode::HeaderInvalid,
               "tensor " + name + " ends before it begins; the file is damaged.");
    if (end > data.size())
        refuse(ErrorCode::FileUnreadable,
               "tensor " + name +
                   " lies beyond the end of the file; it is incomplete: copy or download it "
                   "again.");
    if (end - begin != byteCount(entry, *dtype, refuse))
        refuse(ErrorCode::HeaderInvalid,
               "tensor " + name + " has a shape that does not fit its bytes; the file is damaged.");
    return {*dtype, shapeOf(entry, refuse), data.subspan(begin, end - begin), owner};
}

/// The ranges must cover the data once: no holes, no overlaps, nothing behind.
void checkCover(std::vector<SafetensorsEntry>& entries, std::size_t dataBytes,
                const Refusal& refuse) {
    std::sort(
        entries.begin(), entries.end(),
        [](const SafetensorsEntry& a, const SafetensorsEntry& b) { return a.offsets < b.offsets; });
    std::uint64_t at = 0;
    for (const SafetensorsEntry& entry : entries) {
        if (entry.offsets[0] != at)
            refuse(
                ErrorCode::HeaderInvalid,
                "tensor " + shownName(entry.name) +
                    (entry.offsets[0] < at ? " overlaps another" : " follows a hole in the data") +
                    "; the file is damaged or forged.");
        at = entry.offsets[1];
    }
    if (at != dataBytes)
        refuse(ErrorCode::HeaderInvalid,
               "bytes follow the last tensor; the file is damaged or forged.");
}

}  // namespace

Archive readSafetensors(Bytes bytes, std::shared_ptr<const void> owner, const Refusal& refuse,
                        const Fetch& fetch) {
    const std::uint64_t length = headerLength(bytes, refuse, fetch);
    const auto* text = reinterpret_cast<const char*>(bytes.data()) + kLengthBytes;
    SafetensorsHeader header = parseSafetensorsHeader({text, length}, refuse);
    const Bytes data = bytes.subspan(kLengthBytes + length);

    Archive archive;
    archive.format = fileFormatName(FileFormat::Safetensors);
    Value& root = archive.add(Value::Kind::Dict);
    for (const SafetensorsEntry& entry : header.entries) {
        Value& tensor = archive.add(Value::Kind::Tensor);
        tensor.integer = static_cast<std::int64_t>(archive.tensors.size());
        archive.tensors.push_back(view(entry, data, owner, refuse));
        Value& key = archive.add(Value::Kind::Text);
        key.text = archive.texts.emplace_back(entry.name);
        root.items.insert(root.items.end(), {&key, &tensor});
    }
    checkCover(header.entries, data.size(), refuse);
    archive.metadata = std::move(header.metadata);
    archive.root = &root;
    archive.owners.push_back(std::move(owner));
    return archive;
}

}  // namespace scalescope
