// SPDX-License-Identifier: Apache-2.0
// The few values of a file that tell how its network is run, where of the others only names and
// shapes are read: batch norms around the convolutions that tell of padding, a normalisation, a
// classifier without a bias.
#pragma once

#include "core/weights/checkpoint.h"
#include "core/weights/state_dict.h"

#include <cstddef>
#include <span>
#include <vector>

namespace scalescope {

/// Where they lie; empty where the network is none of B0 to B7.
[[nodiscard]] std::vector<std::span<const std::byte>> tellingBytes(const Checkpoint& checkpoint);

/// Of a Structure: true when some of them lie at no one place in the file (they are strided there,
/// or computed of several tensors), so that only the whole file tells. wanted: a network of one's
/// own to hold it against, of which nothing is fetched; else null.
[[nodiscard]] bool onlyWholeFileTells(const Checkpoint& checkpoint, const NetworkSpec* wanted);

/// Those that tell of padding, under our keys; what the file does not have is left out.
[[nodiscard]] StateDict tellingTensors(const Checkpoint& checkpoint,
                                       const Architecture& architecture);

}  // namespace scalescope
