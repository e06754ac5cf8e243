// SPDX-License-Identifier: Apache-2.0
// Pictures that decode to much: what each pixel may take is stated.
#include "core/input/image_file.h"
#include "tests/fuzz/bombs.h"

#include <array>
#include <vector>
#include <zlib.h>

namespace scalescope::fuzz {

namespace {

constexpr std::uint32_t kWidth = 4000, kHeight = 2500;
/// SECURITY.md states it: what 10 million pixels may take. Libraries have buffers of their own.
constexpr std::size_t kPerPixel = 24;
constexpr std::size_t kOfLibraries = std::size_t{128} << 20;
constexpr std::size_t kStatedForPicture = kPerPixel * kWidth * kHeight + kOfLibraries;

void readPicture(Bytes bytes) {
    static_cast<void>(isRead(Subject::Input,
                             "mutant: ", [&] { static_cast<void>(decodeImage(bytes, "mutant")); }));
}

std::string big(std::uint32_t value) {
    const std::string bytes = littleEndian(value);
    return {bytes.rbegin(), bytes.rend()};
}

std::string chunk(const std::string& type, const std::string& data) {
    const std::string body = type + data;
    const auto sum =
        ::crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big(static_cast<std::uint32_t>(data.size())) + body +
           big(static_cast<std::uint32_t>(sum));
}

std::string deflated(const std::string& bytes) {
    uLongf size = ::compressBound(bytes.size());
    std::string packed(size, '\0');
    ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 1);
    packed.resize(size);
    return packed;
}

/// Black and transparent: it packs to a thousandth.
std::string png(bool interlaced, std::size_t rows) {
    const std::string pixels((std::size_t{8} * kWidth + 1) * rows, '\0');
    return std::string("\x89PNG\r\n\x1a\n") +
           chunk("IHDR", big(kWidth) + big(kHeight) + std::string("\x10\x06\0\0", 4) +
                             (interlaced ? '\1' : '\0')) +
           chunk("IDAT", deflated(pixels)) + chunk("IEND", "");
}

std::string widePng() {
    return png(false, kHeight);
}

std::string interlacedPng() {
    return png(true, kHeight + 10);
}

std::string cutPng() {
    std::string file = png(false, kHeight);
    return file.substr(0, file.size() - 40);
}

/// One code over and over: the longest words of a GIF.
std::string gif() {
    const std::string header = std::string("GIF89a") + littleEndian(std::uint16_t{kWidth}) +
                               littleEndian(std::uint16_t{kHeight}) +
                               std::string("\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0", 14) +
                               littleEndian(std::uint16_t{kWidth}) +
                               littleEndian(std::uint16_t{kHeight}) + std::string("\0\x02", 2);
    std::string blocks;
    for (int i = 0; i < 60'000; ++i)
        blocks += '\xff' + std::string(255, static_cast<char>(i * 37));
    return header + blocks + std::string("\0;", 2);
}

struct Entry {
    std::uint32_t tag, type, count, value;
};

std::string tiff(const std::vector<Entry>& entries, std::size_t dataBytes) {
    std::string file = std::string("II*\0", 4) + littleEndian(std::uint32_t{8}) +
                       littleEndian(static_cast<std::uint16_t>(entries.size()));
    for (const Entry& entry : entries)
        file += littleEndian(static_cast<std::uint16_t>(entry.tag)) +
                littleEndian(static_cast<std::uint16_t>(entry.type)) + littleEndian(entry.count) +
                littleEndian(entry.value);
    return file + std::string(4 + dataBytes, '\0');
}

/// A tile as large as a picture may be, of 16 samples of 64 bits.
std::string tileOfManySamples() {
    return tiff({{256, 4, 1, 64},
                 {257, 4, 1, 64},
                 {258, 3, 1, 64},
                 {259, 3, 1, 1},
                 {262, 3, 1, 1},
                 {277, 3, 1, 16},
                 {322, 4, 1, 9984},
                 {323, 4, 1, 9984},
                 {324, 4, 1, 8},
                 {325, 4, 1, 64},
                 {339, 3, 1, 3}},
                200);
}

/// One strip, packed, of all rows.
std::string stripOfAllRows() {
    return tiff({{256, 4, 1, kWidth},
                 {257, 4, 1, kHeight},
                 {258, 3, 1, 32},
                 {259, 3, 1, 32773},
                 {262, 3, 1, 2},
                 {273, 4, 1, 8},
                 {277, 3, 1, 4},
                 {278, 4, 1, kHeight},
                 {279, 4, 1, 150},
                 {339, 3, 1, 3}},
                200);
}

constexpr std::array kBombs{
    Bomb{"PNG of 16 bits with alpha", widePng, readPicture, kStatedForPicture},
    Bomb{"interlaced PNG", interlacedPng, readPicture, kStatedForPicture},
    Bomb{"cut PNG", cutPng, readPicture, kStatedForPicture},
    Bomb{"GIF of long words", gif, readPicture, kStatedForPicture},
    Bomb{"TIFF with a tile of many samples", tileOfManySamples, readPicture, kStatedForPicture},
    Bomb{"TIFF of one strip", stripOfAllRows, readPicture, kStatedForPicture},
};

}  // namespace

std::span<const Bomb> pictureBombs() {
    return kBombs;
}

}  // namespace scalescope::fuzz
