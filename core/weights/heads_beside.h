// SPDX-License-Identifier: Apache-2.0
// Layers that a training script saved in dicts of their own, beside the network's: a head that lies
// there is what the network answers through.
#pragma once

#include "core/weights/find_networks.h"
#include "core/weights/state_dict.h"

#include <map>
#include <string>
#include <vector>

namespace scalescope {

/// What one network is put together of.
struct NetworkTensors {
    StateDict tensors;
    std::map<std::string, std::string, std::less<>> fileKeys;  ///< where the file names them else
    std::vector<std::string> paths;                            ///< of the dicts that were added
    std::vector<std::string> notes;
};

/// Adds the tensors of dicts without convolutions ("classifier.weight") to those of the network; a
/// dict with convolutions is told, and so is a temperature. Losses, optimizers, and dicts that lie
/// nearer to another network of the file are none of its.
void takeHeadsBeside(const FoundNetworks& found, const FoundNetwork& chosen, NetworkTensors& into);

}  // namespace scalescope
