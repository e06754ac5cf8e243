// SPDX-License-Identifier: Apache-2.0
#include "core/input/opencv_resize.h"

#include "core/base/error.h"
#include "core/input/opencv_threads.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdint>
#include <string>

namespace scalescope::detail {

namespace {

/// Of the whole resized picture; 192 MiB.
constexpr std::int64_t kMaxPixels = std::int64_t{1} << 26;

int codeOf(OpenCvInterpolation interpolation) {
    switch (interpolation) {
        case OpenCvInterpolation::Nearest:
            return cv::INTER_NEAREST;
        case OpenCvInterpolation::Linear:
            return cv::INTER_LINEAR;
        case OpenCvInterpolation::Cubic:
            return cv::INTER_CUBIC;
        case OpenCvInterpolation::Area:
            return cv::INTER_AREA;
        case OpenCvInterpolation::Lanczos:
            return cv::INTER_LANCZOS4;
    }
    return cv::INTER_LINEAR;
}

}  // namespace

OpenCvInterpolation openCvInterpolationFor(Interpolation interpolation) noexcept {
    switch (interpolation) {
        case Interpolation::Nearest:
            return OpenCvInterpolation::Nearest;
        case Interpolation::Box:
            return OpenCvInterpolation::Area;
        case Interpolation::Bilinear:
        case Interpolation::Hamming:
            return OpenCvInterpolation::Linear;
        case Interpolation::Bicubic:
            return OpenCvInterpolation::Cubic;
        case Interpolation::Lanczos:
            return OpenCvInterpolation::Lanczos;
    }
    return OpenCvInterpolation::Linear;
}

Image prepareLikeOpenCv(const Image& image, const Placement& placement,
                        OpenCvInterpolation interpolation) {
    checkImage(image);
    if (std::int64_t{placement.width} * placement.height > kMaxPixels)
        throw Error(ErrorCode::LimitExceeded,
                    "OpenCV would resize the whole image to " + std::to_string(placement.width) +
                        " x " + std::to_string(placement.height) + " pixels, the limit is " +
                        std::to_string(kMaxPixels) + " in all; crop its long side first.",
                    Subject::Input);
    keepOpenCvOnCallingThread();
    Image resized{placement.width, placement.height, PixelFormat::Rgb8, {}};
    resized.bytes.resize(resized.stride() * static_cast<std::size_t>(resized.height));
    // OpenCV takes a matrix that it only reads.
    auto* data = const_cast<std::uint8_t*>(image.bytes.data());
    const cv::Mat from(image.height, image.width, CV_8UC3, data);
    cv::Mat to(resized.height, resized.width, CV_8UC3, resized.bytes.data());
    try {
        cv::resize(from, to, to.size(), 0.0, 0.0, codeOf(interpolation));
    } catch (const cv::Exception& exception) {
        throw Error(ErrorCode::ArgumentInvalid,
                    "OpenCV cannot resize the image to " + std::to_string(placement.width) + " x " +
                        std::to_string(placement.height) + " pixels.",
                    Subject::Input, exception.what());
    }
    return onSquare(cutOut(resized, placement.region()), placement);
}

}  // namespace scalescope::detail
