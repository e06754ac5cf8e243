// SPDX-License-Identifier: Apache-2.0
// OpenCV's thread count, which belongs to the process.
#pragma once

namespace scalescope::detail {

/// Every use of OpenCV in this program begins here. Pictures are decoded on threads of ours, so
/// OpenCV starts none. The setting belongs to the process and must not change while another thread
/// is inside OpenCV: whoever comes first makes it, the others wait until it is made.
void keepOpenCvOnCallingThread();

}  // namespace scalescope::detail
