// SPDX-License-Identifier: Apache-2.0
// One question to core, with progress.
#pragma once

#include "app/cli/console.h"
#include "core/session/session.h"

#include <string>

namespace scalescope::cli {

/// Throws: Error as the job fails; Canceled.
[[nodiscard]] ResultPtr ask(const std::string& title, Question question,
                            const OutputOptions& output);

}  // namespace scalescope::cli
