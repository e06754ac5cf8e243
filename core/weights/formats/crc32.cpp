// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/crc32.h"

#include <array>
#include <cstring>

namespace scalescope {

namespace {

constexpr std::uint32_t kPolynomial = 0xEDB88320U;  // reflected
constexpr std::size_t kSlices = 8;                  // bytes per step
using Tables = std::array<std::array<std::uint32_t, 256>, kSlices>;

constexpr Tables makeTables() {
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ (value & 1U ? kPolynomial : 0U);
        tables[0][i] = value;
    }
    for (std::size_t slice = 1; slice < kSlices; ++slice)
        for (std::size_t i = 0; i < 256; ++i) {
            const std::uint32_t before = tables[slice - 1][i];
            tables[slice][i] = (before >> 8) ^ tables[0][before & 0xFFU];
        }
    return tables;
}

constexpr Tables kTables = makeTables();

}  // namespace

std::uint32_t crc32(std::span<const std::byte> bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    std::size_t at = 0;
    for (; at + kSlices <= bytes.size(); at += kSlices) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, kSlices);
        word ^= crc;
        crc = 0;
        for (std::size_t i = 0; i < kSlices; ++i)
            crc ^= kTables[kSlices - 1 - i][(word >> (8 * i)) & 0xFFU];
    }
    for (; at < bytes.size(); ++at)
        crc = (crc >> 8) ^ kTables[0][(crc ^ static_cast<std::uint32_t>(bytes[at])) & 0xFFU];
    return ~crc;
}

}  // namespace scalescope
