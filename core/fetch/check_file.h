// SPDX-License-Identifier: Apache-2.0
// Whether a file is the one that was published.
#pragma once

#include "core/base/file_io.h"
#include "core/base/run_context.h"
#include "core/fetch/fetched_file.h"

#include <string>

namespace scalescope {

struct CheckedFile {
    FetchedFile file;    ///< as it was read
    bool right = false;  ///< size and digest are those that are wanted
    std::string digest;  ///< of the kind that decides
};

/// Throws: FileUnreadable; Canceled.
[[nodiscard]] CheckedFile checkFile(FileReader& reader, const FileWish& wish, RunContext& context);

}  // namespace scalescope
