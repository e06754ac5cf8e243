// SPDX-License-Identifier: Apache-2.0
#include "core/input/image_file.h"

#include "core/base/digest.h"
#include "core/base/file_io.h"
#include "core/input/decoders/avif_decoder.h"
#include "core/input/decoders/bmp_decoder.h"
#include "core/input/decoders/gif_decoder.h"
#include "core/input/decoders/heif_decoder.h"
#include "core/input/decoders/jpeg_decoder.h"
#include "core/input/decoders/png_decoder.h"
#include "core/input/decoders/pnm_decoder.h"
#include "core/input/decoders/tiff_decoder.h"
#include "core/input/headers/image_header.h"
#include "core/input/opencv_threads.h"
#include "core/input/pixels.h"
#include "core/input/stderr_capture.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <array>
#include <bit>
#include <cstring>

namespace scalescope {

namespace {

using detail::ByteReader;
using detail::ImageHeader;

std::string digestOf(const Image& image) {
    static_assert(std::endian::native == std::endian::little);
    const std::array<std::int32_t, 2> size{image.width, image.height};
    Sha256 sha;
    sha.add(std::as_bytes(std::span(size)));
    sha.add(std::as_bytes(std::span(image.bytes)));
    return sha.hex();
}

[[noreturn]] void failDamaged(const std::string& name, const std::string& details) {
    throw Error(ErrorCode::FileUnreadable,
                name + ": the image is damaged and cannot be decoded; copy or download it again.",
                Subject::Input, details);
}

/// Runs OpenCV's decoder; what the libraries below it print goes to complaints.
cv::Mat runDecoder(std::span<const std::byte> bytes, const std::string& name,
                   std::string& complaints) {
    // OpenCV takes a matrix that it only reads.
    auto* data = const_cast<std::byte*>(bytes.data());
    const cv::Mat buffer(1, static_cast<int>(bytes.size()), CV_8UC1, data);
    detail::StderrCapture capture;
    cv::Mat decoded;
    std::string problem;
    try {
        decoded = cv::imdecode(buffer, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception& exception) {
        problem = exception.what();
    }
    complaints = capture.finish() + problem;
    if (decoded.empty())
        failDamaged(name, complaints);
    return decoded;
}

void append(std::vector<std::byte>& bytes, const void* data, std::size_t count) {
    const auto* begin = static_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), begin, begin + count);
}

void appendNumber(std::vector<std::byte>& bytes, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
}

/// A still WebP of the first frame: OpenCV 4.6 does not read animations.
std::vector<std::byte> stillWebP(const ByteReader& file, const detail::WebPFrame& frame) {
    constexpr std::uint32_t alphaFlag = 0x10;
    const auto data = file.part(frame.dataAt, frame.dataBytes);
    const std::uint32_t extendedBytes = 18;
    std::vector<std::byte> still;
    append(still, "RIFF", 4);
    appendNumber(still, 4 + extendedBytes + static_cast<std::uint32_t>(data.size()), 4);
    append(still, "WEBPVP8X", 8);
    appendNumber(still, 10, 4);
    appendNumber(still, alphaFlag, 4);
    appendNumber(still, static_cast<std::uint32_t>(frame.width - 1), 3);
    appendNumber(still, static_cast<std::uint32_t>(frame.height - 1), 3);
    append(still, data.bytes().data(), data.bytes().size());
    return still;
}

/// The first frame on its canvas, which is transparent around it.
cv::Mat decodeWebPFrame(const ByteReader& file, const ImageHeader& header,
                        std::string& complaints) {
    const detail::WebPFrame& frame = *header.firstFrame;
    const auto still = stillWebP(file, frame);
    const ByteReader reader(still, file.name());
    const ImageHeader inner = detail::readImageHeader(reader);
    const cv::Rect place(frame.left, frame.top, frame.width, frame.height);
    const cv::Rect canvas(0, 0, static_cast<int>(header.width), static_cast<int>(header.height));
    if (inner.width != frame.width || inner.height != frame.height || (place & canvas) != place)
        file.failTruncated();
    const cv::Mat pixels = runDecoder(still, file.name(), complaints);
    if (place == canvas)
        return pixels;
    cv::Mat whole(canvas.size(), CV_8UC4, cv::Scalar::all(0));
    cv::cvtColor(pixels, whole(place),
                 pixels.channels() == 4 ? cv::COLOR_BGRA2RGBA : cv::COLOR_BGR2RGBA);
    cv::cvtColor(whole, whole, cv::COLOR_RGBA2BGRA);
    return whole;
}

detail::Raster decodeRaster(const ByteReader& file, const ImageHeader& header) {
    switch (header.decoder) {
        case detail::Decoder::Avif:
            return detail::decodeAvif(file, header);
        case detail::Decoder::Bmp:
            return detail::decodeBmp(file, header);
        case detail::Decoder::Gif:
            return detail::decodeGif(file, header);
        case detail::Decoder::Heif:
            return detail::decodeHeif(file, header);
        case detail::Decoder::Pnm:
            return detail::decodePnm(file, header);
        case detail::Decoder::Jpeg:
            return detail::decodeJpeg(file, header);
        case detail::Decoder::Png:
            return detail::decodePng(file, header);
        case detail::Decoder::Tiff:
            return detail::decodeTiff(file, header);
        case detail::Decoder::OpenCv:
            break;
    }
    throw Error(ErrorCode::Internal, "A kind of picture has no decoder; please report this defect.",
                Subject::Input);
}

void noteCut(const ImageHeader& header, const detail::Raster& raster,
             std::vector<std::string>& notes) {
    const bool allRows = raster.wholeRows == raster.height;
    if (!header.cut && allRows && !raster.coarse)
        return;
    const std::string rows = std::to_string(raster.height);
    std::string note = allRows ? "Truncated: the file lacks its end; all " + rows
                               : "Truncated: " + std::to_string(raster.wholeRows) + " of " + rows;
    note += raster.coarse ? " rows are there, without their finest details" : " rows are there";
    note += allRows ? "." : "; the others are not the picture's.";
    notes.push_back(std::move(note));
}

/// By our own decoders, in OpenCV's order of channels.
cv::Mat decodeOwn(const ByteReader& file, const ImageHeader& header, std::string& complaints,
                  std::vector<std::string>& notes) {
    detail::StderrCapture capture;
    detail::Raster raster = decodeRaster(file, header);
    complaints = capture.finish();
    const int type = CV_MAKETYPE(CV_8U, raster.channels);
    const cv::Mat pixels(static_cast<int>(raster.height), static_cast<int>(raster.width), type,
                         raster.bytes.data());
    noteCut(header, raster, notes);
    notes.insert(notes.end(), raster.notes.begin(), raster.notes.end());
    if (raster.channels == 1)
        return pixels.clone();
    cv::Mat ordered;
    cv::cvtColor(pixels, ordered, raster.channels == 4 ? cv::COLOR_RGBA2BGRA : cv::COLOR_RGB2BGR);
    return ordered;
}

cv::Mat decodePixels(const ByteReader& file, const ImageHeader& header, std::string& complaints,
                     std::vector<std::string>& notes) {
    if (header.decoder != detail::Decoder::OpenCv)
        return decodeOwn(file, header, complaints, notes);
    if (header.firstFrame)
        return decodeWebPFrame(file, header, complaints);
    return runDecoder(file.bytes(), file.name(), complaints);
}

void noteContent(const ImageHeader& header, const std::string& complaints,
                 std::vector<std::string>& notes) {
    if (header.severalFrames)
        notes.emplace_back("The file has several frames or pages; the first one is used.");
    if (header.cmyk)
        notes.emplace_back("CMYK was converted to RGB without colour management.");
    if (header.iccProfile)
        notes.emplace_back("The colour profile in the file was ignored.");
    if (complaints.find("Corrupt JPEG") != std::string::npos)
        notes.emplace_back(detail::kDamagedJpegNote);
}

LoadedImage decode(std::span<const std::byte> bytes, const std::string& label,
                   const DecodeOptions& options) {
    detail::keepOpenCvOnCallingThread();
    const ByteReader file(bytes, label);
    if (file.size() > detail::kMaxImageFileBytes)
        file.fail(ErrorCode::LimitExceeded, "the image is larger than 256 MiB; make it smaller.");
    const ImageHeader header = detail::readImageHeader(file);
    if (options.beforePixels)
        options.beforePixels(header.width * header.height);
    LoadedImage loaded;
    std::string complaints;
    const cv::Mat decoded = decodePixels(file, header, complaints, loaded.notes);
    if (decoded.cols != header.width || decoded.rows != header.height)
        failDamaged(label, complaints);
    noteContent(header, complaints, loaded.notes);
    cv::Mat pixels = detail::flatten(decoded, header, options, label, loaded.notes);
    if (header.orientation != 1) {
        const std::string which = "EXIF orientation " + std::to_string(header.orientation);
        loaded.notes.push_back(options.applyOrientation
                                   ? "Turned upright (" + which + ")."
                                   : "Not turned upright, as torchvision (" + which + " ignored).");
        if (options.applyOrientation)
            pixels = detail::upright(pixels, header.orientation);
    }
    loaded.image = detail::toImage(pixels);
    loaded.digest = digestOf(loaded.image);
    return loaded;
}

}  // namespace

LoadedImage loadImage(const std::filesystem::path& path, const DecodeOptions& options) {
    const auto bytes = readFile(path, detail::kMaxImageFileBytes, Subject::Input);
    LoadedImage loaded = decode(bytes, path.string(), options);
    loaded.name = path.filename().string();
    loaded.path = path;
    return loaded;
}

LoadedImage decodeImage(std::span<const std::byte> bytes, const std::string& name,
                        const DecodeOptions& options) {
    LoadedImage loaded = decode(bytes, name, options);
    loaded.name = name;
    return loaded;
}

LoadedImage imageFromPixels(Image image, const std::string& name) {
    LoadedImage loaded;
    loaded.name = name;
    loaded.digest = digestOf(image);
    loaded.image = std::move(image);
    return loaded;
}

std::vector<std::byte> encodePng(const Image& image) {
    const bool colour = image.format == PixelFormat::Rgb8;
    if (image.width < 1 || image.height < 1 ||
        image.bytes.size() != image.stride() * static_cast<std::size_t>(image.height))
        throw Error(ErrorCode::ArgumentInvalid, "An image without pixels cannot be written as PNG.",
                    Subject::Output);
    detail::keepOpenCvOnCallingThread();
    // OpenCV takes a matrix that it only reads.
    auto* data = const_cast<std::uint8_t*>(image.bytes.data());
    const cv::Mat pixels(image.height, image.width, colour ? CV_8UC3 : CV_8UC1, data);
    cv::Mat ordered;
    if (colour)
        cv::cvtColor(pixels, ordered, cv::COLOR_RGB2BGR);
    else
        ordered = pixels;
    std::vector<std::uint8_t> encoded;
    if (!cv::imencode(".png", ordered, encoded))
        throw Error(ErrorCode::Internal, "The image could not be encoded as PNG.", Subject::Output);
    std::vector<std::byte> bytes(encoded.size());
    std::memcpy(bytes.data(), encoded.data(), encoded.size());
    return bytes;
}

}  // namespace scalescope
