// SPDX-License-Identifier: Apache-2.0
// The networks within whatever a training script saved: found by what tensors are, under any key
// and behind any prefix.
#pragma once

#include "core/weights/canonical_keys.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"
#include "core/weights/key_map.h"
#include "core/weights/unreadable_tensors.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// One dict with tensors under names.
struct TensorDict {
    std::string path;  ///< "model_state_dict", "checkpoint.model"; empty at the top
    const Value* dict = nullptr;
    std::shared_ptr<const CanonicalTensors> content;
    UnreadableTensors unreadable;  ///< beside them
};

/// One network: behind a prefix of such a dict.
struct FoundNetwork {
    std::size_t dict = 0;  ///< index
    Recognised recognised;
    std::string name;      ///< for FILE#NAME: "student"; unlike all others
    bool average = false;  ///< of the weights during training (EMA, SWA), by its name
};

struct FoundNetworks {
    std::deque<Value> made;         ///< dicts of what the file has as pairs
    std::vector<TensorDict> dicts;  ///< usual keys first, then as in the file
    std::vector<FoundNetwork> networks;
    std::vector<FoundNetwork> shadows;  ///< named as a network's, but without running means:
                                        ///< averages of parameters, moments of an optimizer
    UnreadableTensors unreadable;       ///< of all dicts
    std::string wholeModule;            ///< class of a pickled module that is in the file
};

/// Throws: LimitExceeded for names that are no network's, and for very many networks.
[[nodiscard]] FoundNetworks findNetworks(const Archive& archive, const Refusal& refuse);

/// True when both are made of the very same bytes.
[[nodiscard]] bool sameNetwork(const FoundNetworks& found, const FoundNetwork& a,
                               const FoundNetwork& b);

/// A network without the convolution of its head: the variant whose features have these shapes.
[[nodiscard]] std::optional<int> variantOfFeatures(const StateDict& file,
                                                   const Recognised& recognised);

}  // namespace scalescope
