// SPDX-License-Identifier: Apache-2.0
// What is in a weights file, whatever network it is of.
#pragma once

#include "core/base/run_context.h"
#include "core/input/labels.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/load_report.h"
#include "core/weights/state_dict.h"
#include "core/weights/weights_info.h"

#include <filesystem>
#include <optional>

namespace scalescope {

/// A file's tensors as they are, with whatever naming: for `weights inspect`.
struct FileContents {
    WeightsInfo info;
    std::optional<int> variant;    ///< recognised from shapes
    NetworkSpec spec;              ///< of that variant, with the file's class count
    LoadReport report;             ///< against that variant
    StateDict raw;                 ///< keys as in the file
    std::optional<Labels> labels;  ///< found inside
};
/// Throws: as readContent.
[[nodiscard]] FileContents inspectFile(OpenedFile& file, RunContext& context);
[[nodiscard]] FileContents inspectFile(const std::filesystem::path& path, RunContext& context);

}  // namespace scalescope
