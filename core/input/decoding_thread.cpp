// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoding_thread.h"

#include <opencv2/core/utility.hpp>

#include "core/input/stderr_capture.h"

namespace scalescope {

void prepareDecodingThread() {
    detail::separateStandardError();
    cv::setNumThreads(1);
}

}  // namespace scalescope
