// SPDX-License-Identifier: Apache-2.0
// What the user says of a weights file, as typed.
#pragma once

#include "core/weights/library.h"

#include <string>

namespace scalescope::cli {

/// --names, --padding, --head-activation.
struct TypedConventions {
    std::string names = "auto", padding = "auto", headActivation = "auto";

    /// Throws: ArgumentInvalid.
    [[nodiscard]] AskedConventions asked() const {
        return askedConventions(names, padding, headActivation);
    }
};

}  // namespace scalescope::cli
