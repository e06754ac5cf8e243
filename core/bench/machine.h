// SPDX-License-Identifier: Apache-2.0
// What this runs on: named in every report.
#pragma once

#include "core/bench/host.h"

#include <string>

namespace scalescope {

[[nodiscard]] Environment environment();
[[nodiscard]] bool cudaAvailable();
/// ISO 8601 UTC now.
[[nodiscard]] std::string utcNow();

}  // namespace scalescope
