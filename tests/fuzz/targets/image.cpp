// SPDX-License-Identifier: Apache-2.0
// A picture of any format, from the file to upright RGB: by OpenCV where the program has no decoder
// of its own.
#include "core/input/image_file.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

namespace {

void decodeAs(Bytes bytes, bool likeTorchvision) {
    DecodeOptions options;
    options.applyOrientation = !likeTorchvision;
    options.dropAlpha = likeTorchvision;
    options.beforePixels = [](std::int64_t pixels) {
        if (pixels > kMaxFuzzedPixels)
            throw Error(ErrorCode::LimitExceeded, "mutant: too large to be fuzzed.",
                        Subject::Input);
    };
    static_cast<void>(isRead(Subject::Input, "mutant: ", [&] {
        const Image image = decodeImage(bytes, "mutant", options).image;
        require(image.bytes.size() == image.stride() * static_cast<std::size_t>(image.height) &&
                    !image.empty(),
                "a picture has all its pixels");
    }));
}

}  // namespace

SCALESCOPE_FUZZ(image) {
    decodeAs(bytes, false);
    decodeAs(bytes, true);
}
