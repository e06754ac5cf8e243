// SPDX-License-Identifier: Apache-2.0
// Tensors in a file that are no plain ones: quantised, sparse, of complex numbers, in shards.
#pragma once

#include "core/weights/key_map.h"

#include <string>
#include <vector>

namespace scalescope {

struct UnreadableTensor {
    std::string key;
    std::string type;  ///< the class or function that the file makes it with
};
using UnreadableTensors = std::vector<UnreadableTensor>;

/// The sentence about a file whose weights are such tensors: what they are, and what to do.
[[nodiscard]] std::string unreadableText(const UnreadableTensors& unreadable);

/// "fc.weight (sparse)" of each.
[[nodiscard]] std::vector<std::string> namesOf(const UnreadableTensors& unreadable);

/// First convolutions of a network, by which it is known: without one the rest is recognised as
/// nothing.
[[nodiscard]] UnreadableTensors unreadableStems(const UnreadableTensors& unreadable);

/// Those that the features of a network need, behind its prefix.
[[nodiscard]] UnreadableTensors unreadableFeatures(const UnreadableTensors& unreadable,
                                                   const Recognised& recognised);

}  // namespace scalescope
