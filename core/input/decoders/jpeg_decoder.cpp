// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/jpeg_decoder.h"

#include "core/input/decoders/cmyk.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <jerror.h>
#include <jpeglib.h>

namespace scalescope::detail {

namespace {

constexpr int kMaxScans = 500;  // more are made to cost time

/// The library's error manager, and what it met. The base comes first: the library knows only that.
struct Trouble {
    jpeg_error_mgr base{};
    std::jmp_buf leave{};
    char text[JMSG_LENGTH_MAX] = {};
    bool ended = false;      ///< the data ended before the picture did
    bool lacking = false;    ///< units had to be made up
    bool damaged = false;    ///< something else was wrong before that
    bool firstScan = true;   ///< of the picture, where they were first made up
    JDIMENSION unitRow = 0;  ///< rows of units that were whole there
};

Trouble& troubleOf(j_common_ptr info) {
    return *reinterpret_cast<Trouble*>(info->err);
}

[[noreturn]] void leave(j_common_ptr info) {
    Trouble& trouble = troubleOf(info);
    info->err->format_message(info, trouble.text);
    std::longjmp(trouble.leave, 1);
}

void note(j_common_ptr info, int level) {
    Trouble& trouble = troubleOf(info);
    if (level >= 0)
        return;
    const int what = info->err->msg_code;
    if (what == JWRN_JPEG_EOF)
        trouble.ended = true;
    else if (!trouble.ended)
        trouble.damaged = true;
    else if (what == JWRN_HIT_MARKER && !trouble.lacking) {
        const auto* picture = reinterpret_cast<j_decompress_ptr>(info);
        trouble.lacking = true;
        trouble.firstScan = picture->input_scan_number <= 1;
        trouble.unitRow = picture->input_iMCU_row;
    }
}

void limitScans(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMaxScans)
        leave(info);
}

/// The bytes are inverted, as Adobe writes them.
void rgbOfInvertedCmyk(const std::uint8_t* in, std::uint8_t* out, std::int64_t width) {
    for (std::int64_t x = 0; x < width; ++x, in += 4)
        for (int channel = 0; channel < 3; ++channel)
            *out++ = withoutInk(in[3], 255 - in[channel]);
}

struct JpegDecoding {
    jpeg_decompress_struct info{};
    jpeg_progress_mgr progress{};
    Trouble trouble{};
    std::vector<std::uint8_t> line{};
    Raster raster{};

    JpegDecoding() = default;
    ~JpegDecoding() { jpeg_destroy_decompress(&info); }
    JpegDecoding(const JpegDecoding&) = delete;
    JpegDecoding& operator=(const JpegDecoding&) = delete;
};

/// Up to the first row. No object that must be destroyed may live in here: errors jump out.
bool begin(JpegDecoding& d, const ByteReader& file) {
    d.info.err = jpeg_std_error(&d.trouble.base);
    d.trouble.base.error_exit = leave;
    d.trouble.base.emit_message = note;
    d.progress.progress_monitor = limitScans;
    if (setjmp(d.trouble.leave) != 0)
        return false;
    jpeg_create_decompress(&d.info);
    d.info.progress = &d.progress;
    jpeg_mem_src(&d.info, reinterpret_cast<const unsigned char*>(file.bytes().data()),
                 static_cast<unsigned long>(file.size()));
    jpeg_read_header(&d.info, TRUE);
    d.info.out_color_space = d.info.num_components == 4   ? JCS_CMYK
                             : d.info.num_components == 1 ? JCS_GRAYSCALE
                                                          : JCS_RGB;
    jpeg_start_decompress(&d.info);
    return true;
}

bool readRows(JpegDecoding& d) {
    if (setjmp(d.trouble.leave) != 0)
        return false;
    while (d.info.output_scanline < d.info.output_height) {
        std::uint8_t* const row = d.raster.row(d.info.output_scanline);
        JSAMPROW target = d.line.empty() ? row : d.line.data();
        if (jpeg_read_scanlines(&d.info, &target, 1) != 1)
            return false;
        if (!d.line.empty())
            rgbOfInvertedCmyk(d.line.data(), row, d.raster.width);
    }
    return true;
}

[[noreturn]] void fail(const ByteReader& file, const JpegDecoding& d) {
    throw Error(
        ErrorCode::FileUnreadable,
        file.name() + ": the image is damaged and cannot be decoded; copy or download it again.",
        Subject::Input, d.trouble.text);
}

}  // namespace

Raster decodeJpeg(const ByteReader& file, const ImageHeader& header) {
    JpegDecoding d;
    if (!begin(d, file))
        fail(file, d);
    if (d.info.output_width != header.width || d.info.output_height != header.height)
        fail(file, d);
    const bool cmyk = d.info.output_components == 4;
    d.raster = blankRaster(header, cmyk ? 3 : d.info.output_components);
    if (cmyk)
        d.line.resize(static_cast<std::size_t>(header.width) * 4);
    if (!readRows(d))
        fail(file, d);
    if (d.trouble.lacking) {
        const std::int64_t rows = std::int64_t{d.trouble.unitRow} * d.info.max_v_samp_factor * 8;
        d.raster.coarse = !d.trouble.firstScan;
        d.raster.wholeRows = d.raster.coarse ? header.height : std::min(rows, header.height);
    }
    if (d.trouble.damaged)
        d.raster.notes.emplace_back(kDamagedJpegNote);
    if (d.raster.wholeRows == 0)
        file.failTruncated();
    return std::move(d.raster);
}

}  // namespace scalescope::detail
