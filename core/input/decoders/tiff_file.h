// SPDX-License-Identifier: Apache-2.0
// The first page of a TIFF in memory: its layout, and its samples row by row.
#pragma once

#include "core/input/decoders/tiff_layout.h"
#include "core/input/headers/byte_reader.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

struct tiff;

namespace scalescope::detail {

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
    /// Every run of the page. Throws: FileUnreadable; LimitExceeded.
    void read(const std::function<void(const Run&)>& take) const;
    /// Hands the first `channels` samples of every pixel to put(pixel, channel, bytes, index within
    /// bytes). Throws: as read.
    template <class Put>
    void eachSample(int channels, Put put) const {
        read([&](const Run& run) {
            const bool planes = m_layout.planar == 2;
            if (planes && run.sample >= channels)
                return;
            const std::size_t step = planes ? 1 : m_layout.samples;
            const std::size_t pixel = std::size_t{run.y} * m_layout.width + run.x;
            const int first = planes ? run.sample : 0, last = planes ? run.sample : channels - 1;
            for (std::size_t i = 0; i < run.count; ++i)
                for (int c = first; c <= last; ++c)
                    put(pixel + i, c, run.bytes,
                        i * step + (planes ? 0 : static_cast<std::size_t>(c)));
        });
    }
    /// The library's own conversion to RGB, rows as they are stored. Shape: 3 x width x height
    /// bytes in the raster. Throws: FileUnreadable.
    void readConverted(std::uint8_t* rgb) const;

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
