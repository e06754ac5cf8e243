// SPDX-License-Identifier: Apache-2.0
// How well a few typed letters fit a text: the letters in their order, anything between them.
#pragma once

#include <QString>

#include <optional>

namespace scalescope::ui {

/// nullopt: a letter is missing. More: letters at the start of the text or of words, and next to
/// each other. Words of the pattern are looked for one by one, in any order; case does not count.
[[nodiscard]] std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

}  // namespace scalescope::ui
