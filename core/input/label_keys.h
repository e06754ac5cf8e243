// SPDX-License-Identifier: Apache-2.0
// The keys under which training scripts and configurations keep the names of classes.
#pragma once

#include <string_view>

namespace scalescope {

/// How much a key says: Maybe is a word for other things too ("names", "labels").
enum class LabelKey { No, Maybe, Yes };

/// "class_names", "CLASSES", "idx2label", "label_to_id", "classIndices", "names", ...
[[nodiscard]] LabelKey labelKey(std::string_view key);

/// "id", "index", "class_id", "label_idx", or nothing (pandas' own): numbers under it are indices
/// of classes. So are those under a key for labels.
[[nodiscard]] bool isIndexKey(std::string_view key);

}  // namespace scalescope
