// SPDX-License-Identifier: Apache-2.0
// The head of a file: whatever its network has behind the features, found among the tensors that
// the features leave over.
#pragma once

#include "core/weights/head.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace scalescope {

/// What is known of a network before its head is looked for.
struct HeadSearch {
    const std::set<std::string>& used;  ///< keys of the features
    std::string usualModule;            ///< "module.classifier.1": where the library has it
    std::string prefix;                 ///< before every key of the features: "module."
    std::int64_t channels = 0;          ///< of the features
    std::optional<HeadActivation> asked;
    std::vector<std::string> unreadable =
        {};                              ///< "fc.weight (a sparse tensor)": not among the file's
    std::set<std::int64_t> widths = {};  ///< of what its blocks take, hold and give
    std::set<std::string> convolutions = {};  ///< modules that were convolutions of 1x1
};

struct FoundHead {
    std::vector<HeadLayer> layers;  ///< from the features to the outputs; empty: none is usable
    std::set<std::string> keys;     ///< of these layers
    std::string off;                ///< why there are no predictions; empty when there are
    std::string assumed;            ///< a sentence about what no file tells; empty: nothing
};

/// A head is usable when there is one way only to put together what is left over. Shapes and names
/// are looked at; values only of a layer without a bias (cosineSign).
[[nodiscard]] FoundHead findHead(const StateDict& file, const HeadSearch& search);

/// "a, b, c and 4 more".
[[nodiscard]] std::string firstOf(const std::vector<std::string>& names);

}  // namespace scalescope
