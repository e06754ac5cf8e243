// SPDX-License-Identifier: Apache-2.0
// A file that is taken for published weights.
#pragma once

#include <QByteArray>

namespace scalescope::test {

/// Zeros and three numbers, as large as torchvision's B1 V2, with a SHA-256 that begins with the
/// same 8 digits. No more were published of that file, so it stands for it where one is needed
/// that arrives. The numbers were found by trying some 2^32 of them.
[[nodiscard]] QByteArray b1Lookalike();

}  // namespace scalescope::test
