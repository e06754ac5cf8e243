// SPDX-License-Identifier: Apache-2.0
#include "core/input/pixels.h"

#include "core/input/decoders/raster.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace scalescope::detail {

namespace {

/// Gray keeps its range, v / 257 rounded; colours keep their high byte, as Pillow reads them.
cv::Mat toEightBits(const cv::Mat& wide, bool gray) {
    cv::Mat narrow(wide.rows, wide.cols, CV_MAKETYPE(CV_8U, wide.channels()));
    const int count = wide.cols * wide.channels();
    for (int y = 0; y < wide.rows; ++y) {
        const auto* in = wide.ptr<std::uint16_t>(y);
        std::transform(in, in + count, narrow.ptr<std::uint8_t>(y), [gray](std::uint16_t v) {
            return static_cast<std::uint8_t>(gray ? (v + 128) / 257 : v >> 8);
        });
    }
    return narrow;
}

std::uint8_t overWhite(int colour, int alpha, AlphaKind kind) {
    const int scaled = kind == AlphaKind::Premultiplied ? colour * 255 : colour * alpha;
    return static_cast<std::uint8_t>(std::min((scaled + 255 * (255 - alpha) + 127) / 255, 255));
}

/// Composites over white; tells whether every pixel was opaque.
cv::Mat compositeOverWhite(const cv::Mat& bgra, AlphaKind kind, bool& opaque) {
    cv::Mat bgr(bgra.rows, bgra.cols, CV_8UC3);
    opaque = true;
    for (int y = 0; y < bgra.rows; ++y) {
        const auto* in = bgra.ptr<std::uint8_t>(y);
        auto* out = bgr.ptr<std::uint8_t>(y);
        for (int x = 0; x < bgra.cols; ++x, in += 4) {
            opaque = opaque && in[3] == 255;
            for (int channel = 0; channel < 3; ++channel)
                *out++ = overWhite(in[channel], in[3], kind);
        }
    }
    return bgr;
}

cv::Mat dropAlpha(const cv::Mat& bgra) {
    cv::Mat bgr;
    cv::cvtColor(bgra, bgr, cv::COLOR_BGRA2BGR);
    return bgr;
}

}  // namespace

cv::Mat flatten(const cv::Mat& decoded, const ImageHeader& header, const DecodeOptions& options,
                const std::string& name, std::vector<std::string>& notes) {
    const int channels = decoded.channels();
    const bool known = channels == 1 || channels == 3 || channels == 4;
    if (!known || (decoded.depth() != CV_8U && decoded.depth() != CV_16U))
        throw Error(ErrorCode::FormatUnknown,
                    name +
                        ": pixels that are not 8-bit or 16-bit gray or colour are not read; "
                        "save the image as 8-bit PNG.",
                    Subject::Input);
    cv::Mat pixels = decoded;
    if (decoded.depth() == CV_16U) {
        pixels = toEightBits(decoded, header.gray);
        notes.emplace_back(header.gray ? kGrayScaledNote : kColourCutNote);
    }
    if (channels < 4)
        return pixels;
    if (header.alpha == AlphaKind::Unused)
        return dropAlpha(pixels);
    if (options.dropAlpha) {
        notes.emplace_back("The alpha channel was dropped, as torchvision does.");
        return dropAlpha(pixels);
    }
    bool opaque = true;
    cv::Mat flat = compositeOverWhite(pixels, header.alpha, opaque);
    if (!opaque)
        notes.emplace_back("Transparent parts were composited over white.");
    return flat;
}

cv::Mat upright(const cv::Mat& pixels, int orientation) {
    if (orientation <= 1)
        return pixels;
    cv::Mat turned = pixels;
    if (orientation >= 5)  // 5 is the transpose; 6, 7 and 8 are the transpose, then a flip
        cv::transpose(pixels, turned);
    // Flip codes of OpenCV: 1 left and right, 0 up and down, -1 both.
    constexpr int none = 2;
    constexpr int flips[] = {none, none, 1, -1, 0, none, 1, -1, 0};
    const int code = flips[orientation];
    cv::Mat result;
    if (code == none)
        return turned;
    cv::flip(turned, result, code);
    return result;
}

Image toImage(const cv::Mat& pixels) {
    Image image{pixels.cols, pixels.rows, PixelFormat::Rgb8, {}};
    image.bytes.resize(image.stride() * static_cast<std::size_t>(image.height));
    cv::Mat rgb(pixels.rows, pixels.cols, CV_8UC3, image.bytes.data());
    cv::cvtColor(pixels, rgb, pixels.channels() == 1 ? cv::COLOR_GRAY2RGB : cv::COLOR_BGR2RGB);
    return image;
}

}  // namespace scalescope::detail
