// SPDX-License-Identifier: Apache-2.0
// Names of well-known files that are not read, so that a refusal says what was given.
#pragma once

#include "core/input/headers/byte_reader.h"

namespace scalescope::detail {

/// Throws: FormatUnknown, with what the file is, as far as its bytes tell, and what is read.
[[noreturn]] void failUnknown(const ByteReader& file);

}  // namespace scalescope::detail
