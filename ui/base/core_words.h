// SPDX-License-Identifier: Apache-2.0
// What core calls measures, columns and findings, in the language of the window. Files for programs
// keep core's own words.
#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace scalescope::ui {

/// "Mean gate" in the language of the window; as it is where it has no translation.
[[nodiscard]] QString coreText(std::string_view words);
/// All that are known to be translated.
[[nodiscard]] std::span<const char* const> coreWords();

}  // namespace scalescope::ui
