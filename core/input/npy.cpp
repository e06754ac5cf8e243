// SPDX-License-Identifier: Apache-2.0
// Source: NumPy's format specification, versions 1.0 to 3.0.
#include "core/input/npy.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/input/npy_header.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace scalescope {

namespace {

constexpr std::string_view kMagic{"\x93NUMPY", 6};
constexpr std::size_t kMaxHeaderBytes = 64 * 1024;
constexpr std::int64_t kMaxElements = std::int64_t{1} << 30;

[[noreturn]] void refuse(ErrorCode code, const std::string& name, const std::string& what) {
    throw Error(code, name + ": " + what, Subject::Input);
}

std::uint32_t littleEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = bytes.size(); i > 0; --i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[i - 1]);
    return value;
}

/// Splits into header text and data.
std::pair<std::string_view, std::string_view> sections(std::string_view file,
                                                       const std::string& name) {
    if (!file.starts_with(kMagic))
        refuse(ErrorCode::FormatUnknown, name, "this is not a .npy file; save it with numpy.save.");
    if (file.size() < 8)
        refuse(ErrorCode::HeaderInvalid, name, "the file ends within its header; save it again.");
    const auto version = static_cast<std::uint8_t>(file[6]);
    if (version < 1 || version > 3)
        refuse(
            ErrorCode::FormatUnknown, name,
            "version " + std::to_string(version) +
                " of the .npy format is not read; save it with numpy.save, which writes 1 to 3.");
    const std::size_t lengthBytes = version == 1 ? 2 : 4;
    if (file.size() < 8 + lengthBytes)
        refuse(ErrorCode::HeaderInvalid, name, "the file ends within its header; save it again.");
    const std::size_t length = littleEndian(file.substr(8, lengthBytes));
    if (length > kMaxHeaderBytes)
        refuse(ErrorCode::LimitExceeded, name,
               "the header claims " + std::to_string(length) + " bytes, the limit is " +
                   std::to_string(kMaxHeaderBytes) +
                   "; the file is damaged or not an array of numbers.");
    const std::string_view rest = file.substr(8 + lengthBytes);
    if (length > rest.size())
        refuse(ErrorCode::HeaderInvalid, name, "the file ends within its header; save it again.");
    return {rest.substr(0, length), rest.substr(length)};
}

/// How an element is stored.
struct Element {
    char kind = 'f';  ///< f float, u unsigned, i signed
    std::size_t bytes = 4;
    bool swapped = false;  ///< big-endian
};

Element elementOf(const NpyHeader& header, const std::string& name) {
    const std::string& dtype = header.dtype;
    constexpr std::string_view known[] = {"f2", "f4", "f8", "u1", "i1", "u2",
                                          "i2", "i4", "u4", "i8", "u8"};
    const bool order =
        dtype.size() == 3 && std::string_view("<>|=").find(dtype[0]) != std::string_view::npos;
    if (!order || std::ranges::find(known, std::string_view(dtype).substr(1)) == std::end(known))
        refuse(ErrorCode::DtypeUnsupported, name,
               "the elements are " + dtype.substr(0, 40) +
                   ", only integers of 8 to 64 bits and floats of 16 to 64 are read; convert with "
                   "astype(numpy.float32).");
    return {dtype[1], static_cast<std::size_t>(dtype[2] - '0'), dtype[0] == '>'};
}

float halfToFloat(std::uint16_t half) {
    const int exponent = half >> 10 & 31, fraction = half & 1023;
    const float sign = (half & 0x8000) != 0 ? -1.0F : 1.0F;
    if (exponent == 31)
        return fraction != 0 ? std::numeric_limits<float>::quiet_NaN()
                             : sign * std::numeric_limits<float>::infinity();
    return exponent == 0 ? sign * std::ldexp(static_cast<float>(fraction), -24)
                         : sign * std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
}

float floatOf(const char* bytes, const Element& element) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < element.bytes; ++i) {
        const std::size_t from = element.swapped ? i : element.bytes - 1 - i;
        word = word << 8 | static_cast<std::uint8_t>(bytes[from]);
    }
    if (element.kind == 'f')
        return element.bytes == 2   ? halfToFloat(static_cast<std::uint16_t>(word))
               : element.bytes == 4 ? std::bit_cast<float>(static_cast<std::uint32_t>(word))
                                    : static_cast<float>(std::bit_cast<double>(word));
    if (element.kind == 'u')
        return static_cast<float>(word);
    const auto shift = static_cast<unsigned>(64 - 8 * element.bytes);
    return static_cast<float>(static_cast<std::int64_t>(word << shift) >> shift);
}

/// For every element in C order, its place in the file: the first index runs fastest there.
std::vector<float> readFortran(std::string_view data, const std::vector<std::int64_t>& shape,
                               const Element& element) {
    std::vector<float> values(data.size() / element.bytes);
    std::vector<std::int64_t> index(shape.size(), 0);
    for (float& value : values) {
        std::int64_t at = 0;
        for (std::size_t axis = shape.size(); axis-- > 0;)
            at = at * shape[axis] + index[axis];
        value = floatOf(data.data() + static_cast<std::size_t>(at) * element.bytes, element);
        for (std::size_t axis = shape.size(); axis-- > 0 && ++index[axis] == shape[axis];)
            index[axis] = 0;
    }
    return values;
}

std::vector<float> readElements(std::string_view data, const NpyHeader& header,
                                const Element& element) {
    if (header.fortranOrder)
        return readFortran(data, header.shape, element);
    std::vector<float> values(data.size() / element.bytes);
    if (element.kind == 'f' && element.bytes == 4 && !element.swapped)
        std::memcpy(values.data(), data.data(), data.size());
    else
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = floatOf(data.data() + i * element.bytes, element);
    return values;
}

/// [N, 3, H, W] of a shape that may lack N.
std::vector<std::int64_t> batchShape(std::vector<std::int64_t> shape, const std::string& name) {
    const std::string found = formatShape(shape);
    if (shape.size() == 3)
        shape.insert(shape.begin(), 1);
    const bool empty = std::any_of(shape.begin(), shape.end(), [](auto size) { return size == 0; });
    if (shape.size() != 4 || shape[1] != 3 || empty)
        refuse(ErrorCode::ShapeMismatch, name,
               "the shape is " + found + "; a network is fed with [N, 3, H, W] or [3, H, W].");
    return shape;
}

std::int64_t checkedCount(const std::vector<std::int64_t>& shape, const std::string& name) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        if (size > kMaxElements / count)
            refuse(ErrorCode::LimitExceeded, name,
                   "the shape " + formatShape(shape) + " has too many elements, the limit is " +
                       std::to_string(kMaxElements) + "; use a smaller batch.");
        count *= size;
    }
    return count;
}

/// What a header states, checked.
struct Stated {
    NpyHeader header;
    Element element;
    std::vector<std::int64_t> shape;
    std::uint64_t dataBytes = 0;
};

Stated statedIn(std::string_view text, const std::string& name) {
    auto header = parseNpyHeader(text);
    if (!header)
        refuse(ErrorCode::HeaderInvalid, name,
               "the header is not the dictionary that numpy.save writes; save it again.");
    const Element element = elementOf(*header, name);
    std::vector<std::int64_t> shape = batchShape(header->shape, name);
    const auto bytes =
        static_cast<std::uint64_t>(checkedCount(shape, name)) * std::uint64_t{element.bytes};
    return {std::move(*header), element, std::move(shape), bytes};
}

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TensorF32 readNpy(std::span<const std::byte> bytes, const std::string& name) {
    static_assert(std::endian::native == std::endian::little);
    const auto [text, data] = sections(textOf(bytes), name);
    Stated stated = statedIn(text, name);
    if (data.size() != stated.dataBytes)
        refuse(ErrorCode::HeaderInvalid, name,
               "the shape " + formatShape(stated.shape) + " needs " +
                   std::to_string(stated.dataBytes) + " bytes, the file has " +
                   std::to_string(data.size()) + "; it is cut off or damaged.");
    return {std::move(stated.shape), readElements(data, stated.header, stated.element)};
}

std::uint64_t npyFileBytes(std::span<const std::byte> begin, const std::string& name) {
    const auto [text, data] = sections(textOf(begin), name);
    return begin.size() - data.size() + statedIn(text, name).dataBytes;
}

}  // namespace scalescope
