// SPDX-License-Identifier: Apache-2.0
// The weights of a network, written to a file.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct ExportJob;
struct ExportedWeights;

/// Throws: FileUnwritable.
[[nodiscard]] ExportedWeights answer(const ExportJob& job, BuiltNetwork& network,
                                     RunContext& context);

}  // namespace scalescope
