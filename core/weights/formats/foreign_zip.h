// SPDX-License-Identifier: Apache-2.0
// Zip files that torch.save did not write, called by what they are.
#pragma once

#include "core/weights/formats/refusal.h"
#include "core/weights/formats/zip_directory.h"

#include <vector>

namespace scalescope {

/// Throws: FormatUnknown, always.
[[noreturn]] void refuseForeignZip(const std::vector<ZipMember>& directory, const Refusal& refuse);

}  // namespace scalescope
