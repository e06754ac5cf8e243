// SPDX-License-Identifier: Apache-2.0
// Which variant a file of weights is for.
#pragma once

#include "core/base/column_index.h"

#include <filesystem>
#include <optional>

namespace scalescope {
struct WeightsFile;
}

namespace scalescope::ui {

/// What its tensors say, else its name ("efficientnet_b3_rwightman-b3899882.pth": 3).
[[nodiscard]] std::optional<ColumnIndex> columnFor(const std::filesystem::path& path,
                                                   const WeightsFile& file);

}  // namespace scalescope::ui
