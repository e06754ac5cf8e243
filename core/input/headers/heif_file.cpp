// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/heif_file.h"

#include "core/input/headers/heif_boxes.h"
#include "core/input/headers/hevc_size.h"

#include <algorithm>
#include <array>
#include <libheif/heif.h>
#include <mutex>

namespace scalescope::detail {

namespace {

/// Sequence parameters of the configuration of a stream.
void checkConfiguration(const ByteReader& configuration) {
    constexpr std::uint64_t arraysAt = 22;
    std::uint64_t at = arraysAt + 1;
    for (std::uint32_t arrays = configuration.u8(arraysAt); arrays > 0; --arrays) {
        std::uint32_t units = configuration.u16(at + 1, ByteOrder::Big);
        at += 3;
        for (; units > 0; --units) {
            const std::uint64_t length = configuration.u16(at, ByteOrder::Big);
            const ByteReader unit = configuration.part(at + 2, length);
            at += 2 + length;
            if (isHevcParameters(unit)) {
                const auto [width, height] = hevcSize(unit);
                checkPixelCount(width, height, configuration);
            }
        }
    }
}

std::vector<std::byte> joined(const std::vector<ByteReader>& parts, const ByteReader& file) {
    std::vector<std::byte> bytes;
    for (const ByteReader& part : parts) {
        if (bytes.size() + part.size() > file.size())
            file.failTruncated();  // parts that overlap
        bytes.insert(bytes.end(), part.bytes().begin(), part.bytes().end());
    }
    return bytes;
}

/// Parameters within a stream count as much as those of its configuration.
void checkStream(const ByteReader& stream) {
    for (std::uint64_t at = 0; stream.has(at, 4);) {
        const std::uint64_t length = stream.u32(at, ByteOrder::Big);
        const ByteReader unit = stream.part(at + 4, length);
        at += 4 + length;
        if (isHevcParameters(unit)) {
            const auto [width, height] = hevcSize(unit);
            checkPixelCount(width, height, stream);
        }
    }
}

/// A grid of pictures, or pictures laid over each other: the size of what they make.
void checkCanvas(const ByteReader& data, bool grid) {
    constexpr std::uint64_t gridSizeAt = 4, overlaySizeAt = 10;
    const bool wide = (data.u8(1) & 1) != 0;
    const std::uint64_t at = grid ? gridSizeAt : overlaySizeAt;
    const int bytes = wide ? 4 : 2;
    checkPixelCount(data.number(at, bytes, ByteOrder::Big),
                    data.number(at + static_cast<std::uint64_t>(bytes), bytes, ByteOrder::Big),
                    data);
}

/// libheif believes the file's word on sizes and then decodes what the streams hold.
void checkSizes(const HeifBoxes& boxes, const ByteReader& file) {
    constexpr std::array<std::string_view, 7> others{"av01", "avc1", "jpeg", "j2k1",
                                                     "unci", "vvc1", "mski"};
    for (const Box& property : boxes.properties)
        if (property.type == "hvcC")
            checkConfiguration(property.content);
    for (const HeifItem& item : boxes.items) {
        if (std::ranges::find(others, item.type) != others.end())
            file.fail(ErrorCode::FormatUnknown,
                      "this HEIF file holds \"" + std::string(item.type) +
                          "\" pictures, of which only HEVC is read; save it as JPEG or PNG.");
        const bool stream = item.type == "hvc1" || item.type == "hev1", grid = item.type == "grid";
        if (!stream && !grid && item.type != "iovl")
            continue;
        const std::vector<std::byte> bytes = joined(item.parts, file);
        const ByteReader data(bytes, file.name());
        stream ? checkStream(data) : checkCanvas(data, grid);
    }
}

bool turns(const Box& property) {
    return (property.type == "irot" && (property.content.u8(0) & 3) != 0) ||
           property.type == "imir";
}

/// Decoders that are packages of their own are found by it.
void startLibrary() {
    static std::once_flag once;
    std::call_once(once, [] { heif_init(nullptr); });
}

}  // namespace

struct HeifFile::Opened {
    heif_context* context = heif_context_alloc();
    heif_image_handle* picture = nullptr;
    Opened() = default;
    ~Opened() {
        heif_image_handle_release(picture);
        heif_context_free(context);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
};

bool looksLikeHeif(const ByteReader& file) {
    constexpr std::array<std::string_view, 7> brands{"heic", "heix", "heim", "heis",
                                                     "mif1", "hevc", "msf1"};
    return std::ranges::any_of(brands, [&](auto brand) { return hasBrand(file, brand); });
}

HeifFile::HeifFile(const ByteReader& file) {
    startLibrary();
    if (heif_have_decoder_for_format(heif_compression_HEVC) == 0)
        file.fail(ErrorCode::FormatUnknown,
                  "libheif has no decoder for HEVC here; install its plugin libde265, or save the "
                  "image as JPEG.");
    const HeifBoxes boxes = readHeifBoxes(file);
    checkSizes(boxes, file);
    m_turned = std::ranges::any_of(boxes.properties, turns);
    m_opened = std::make_unique<Opened>();
    heif_context_set_max_decoding_threads(m_opened->context, 1);  // pictures are on threads of ours
    heif_error problem = heif_context_read_from_memory_without_copy(
        m_opened->context, file.bytes().data(), file.bytes().size(), nullptr);
    if (problem.code == heif_error_Ok)
        problem = heif_context_get_primary_image_handle(m_opened->context, &m_opened->picture);
    if (problem.code != heif_error_Ok)
        file.failTruncated();
}

HeifFile::~HeifFile() = default;

const heif_image_handle& HeifFile::picture() const {
    return *m_opened->picture;
}

ImageHeader HeifFile::header() const {
    const heif_image_handle* const picture = m_opened->picture;
    const heif_color_profile_type profile = heif_image_handle_get_color_profile_type(picture);
    ImageHeader header;
    header.decoder = Decoder::Heif;
    header.width = heif_image_handle_get_width(picture);
    header.height = heif_image_handle_get_height(picture);
    header.severalFrames = heif_context_get_number_of_top_level_images(m_opened->context) > 1;
    header.iccProfile =
        profile == heif_color_profile_type_rICC || profile == heif_color_profile_type_prof;
    header.alpha = heif_image_handle_is_premultiplied_alpha(picture) != 0 ? AlphaKind::Premultiplied
                                                                          : AlphaKind::Straight;
    return header;
}

}  // namespace scalescope::detail
