// SPDX-License-Identifier: Apache-2.0
// Files that are written whole, aside, and then renamed.
#pragma once

#include <filesystem>
#include <string_view>

namespace scalescope {

/// Writes beside the target, flushes to disk, then renames: a reader sees the old or the new file,
/// never a part. A link is followed; a device ("/dev/stdout") is written to as it is.
/// Throws: FileUnwritable; the target is then untouched and nothing is left beside it.
void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// Throws FileUnwritable early (before minutes of work) when path cannot be created or replaced.
/// Leaves no file behind and does not touch the target.
void checkWritable(const std::filesystem::path& path);

}  // namespace scalescope
