// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoding_thread.h"

#include "core/input/stderr_capture.h"

namespace scalescope {

void prepareDecodingThread() {
    detail::separateStandardError();
}

void prepareVideoThread() {
    detail::separateStandardError();
    detail::dropStandardError();
}

}  // namespace scalescope
