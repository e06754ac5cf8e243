// SPDX-License-Identifier: Apache-2.0
// The first page of a TIFF in memory: its layout, and its samples row by row.
#pragma once

#include "core/input/headers/byte_reader.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

struct tiff;

namespace scalescope::detail {

struct TiffLayout {
    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 1, samples = 1, format = 1, planar = 1, photometric = 1, extra = 0;
};

class TiffFile {
public:
    /// Throws: FileUnreadable.
    explicit TiffFile(const ByteReader& file);
    ~TiffFile();
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    [[nodiscard]] const TiffLayout& layout() const { return m_layout; }
    /// 3 x 2^bits entries, 8 bits each; empty: there is none.
    [[nodiscard]] std::vector<std::uint8_t> palette() const;

    /// A run of samples in native byte order, packed where they have less than 8 bits: `count`
    /// pixels from (x, y), of all samples or, where they lie in planes, of one.
    struct Run {
        std::uint32_t x = 0, y = 0, count = 0;
        std::uint16_t sample = 0;
        const std::uint8_t* bytes = nullptr;
    };
    /// Every run of the page. Throws: FileUnreadable.
    void read(const std::function<void(const Run&)>& take) const;

private:
    struct Memory {
        std::span<const std::byte> bytes;
        std::uint64_t at = 0;
    };
    struct Access;
    void readRows(std::uint16_t sample, const std::function<void(const Run&)>& take) const;
    void readTiles(std::uint16_t sample, const std::function<void(const Run&)>& take) const;

    const ByteReader& m_file;
    std::unique_ptr<Memory> m_memory;
    tiff* m_tiff = nullptr;
    TiffLayout m_layout;
};

}  // namespace scalescope::detail
