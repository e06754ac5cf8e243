// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/hevc_size.h"

namespace scalescope::detail {

namespace {

constexpr std::uint64_t kUnitHeaderBytes = 2;

/// Bits of a unit, without the bytes that only keep start codes out of it.
class Bits {
public:
    explicit Bits(const ByteReader& unit) : m_unit(unit) {}

    std::uint32_t next(int count) {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value = value << 1 | nextBit();
        return value;
    }
    void skip(int count) {
        for (int i = 0; i < count; ++i)
            static_cast<void>(nextBit());
    }
    /// An unsigned Exp-Golomb number.
    std::uint32_t nextGolomb() {
        constexpr int mostZeros = 31;
        int zeros = 0;
        while (nextBit() == 0)
            if (++zeros > mostZeros)
                m_unit.failTruncated();
        return (std::uint32_t{1} << zeros) - 1 + next(zeros);
    }

private:
    std::uint32_t nextBit() {
        if (m_left == 0) {
            if (m_zeros >= 2 && m_unit.u8(m_at) == 3) {
                ++m_at;
                m_zeros = 0;
            }
            m_byte = m_unit.u8(m_at++);
            m_zeros = m_byte == 0 ? m_zeros + 1 : 0;
            m_left = 8;
        }
        return m_byte >> --m_left & 1U;
    }

    const ByteReader& m_unit;
    std::uint64_t m_at = kUnitHeaderBytes;
    std::uint32_t m_byte = 0;
    int m_left = 0, m_zeros = 0;
};

void skipProfile(Bits& bits, int subLayers) {
    constexpr int profileBits = 88, levelBits = 8, flagPairs = 8;
    bits.skip(profileBits + levelBits);
    bool profile[flagPairs] = {}, level[flagPairs] = {};
    for (int i = 0; i < subLayers; ++i) {
        profile[i] = bits.next(1) != 0;
        level[i] = bits.next(1) != 0;
    }
    if (subLayers > 0)
        bits.skip(2 * (flagPairs - subLayers));
    for (int i = 0; i < subLayers; ++i)
        bits.skip((profile[i] ? profileBits : 0) + (level[i] ? levelBits : 0));
}

}  // namespace

bool isHevcParameters(const ByteReader& unit) {
    constexpr int sequenceParameters = 33;
    return unit.has(0, kUnitHeaderBytes) && (unit.u8(0) >> 1 & 63) == sequenceParameters;
}

std::pair<std::int64_t, std::int64_t> hevcSize(const ByteReader& unit) {
    constexpr std::uint32_t separatePlanes = 3;
    Bits bits(unit);
    bits.skip(4);
    const auto subLayers = static_cast<int>(bits.next(3));
    bits.skip(1);
    skipProfile(bits, subLayers);
    static_cast<void>(bits.nextGolomb());
    if (bits.nextGolomb() == separatePlanes)
        bits.skip(1);
    const std::int64_t width = bits.nextGolomb(), height = bits.nextGolomb();
    return {width, height};
}

}  // namespace scalescope::detail
