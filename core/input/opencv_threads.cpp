// SPDX-License-Identifier: Apache-2.0
#include "core/input/opencv_threads.h"

#include <opencv2/core/utility.hpp>

#include <mutex>

namespace scalescope::detail {

void keepOpenCvOnCallingThread() {
    static std::once_flag once;
    std::call_once(once, [] { cv::setNumThreads(1); });
}

}  // namespace scalescope::detail
