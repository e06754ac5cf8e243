// SPDX-License-Identifier: Apache-2.0
// State dicts that a script saved in two: parameters in one dict, running statistics in another.
#pragma once

#include "core/weights/find_networks.h"

namespace scalescope {

/// A dict of running statistics alone goes back to the one dict beside it that has the weights of
/// all their batch norms and no running statistics; nothing is joined where two dicts would do.
void joinPartedDicts(FoundNetworks& found);

}  // namespace scalescope
