// SPDX-License-Identifier: Apache-2.0
// Why a file that can be read cannot be used: one judgement for whoever asks.
#pragma once

#include "core/base/error.h"

#include <optional>
#include <string>

namespace scalescope {

struct Unfit {
    ErrorCode code = ErrorCode::FormatUnknown;
    std::string what;  ///< the sentence behind "FILE: "
};

struct Checkpoint;
struct Match;
struct NetworkSpec;

/// Of a checkpoint for a network, before its tensors are matched; without a network: for whichever
/// of B0 to B7 it is.
[[nodiscard]] std::optional<Unfit> unfitFor(const Checkpoint& checkpoint, const std::string& file,
                                            const NetworkSpec* wanted = nullptr);

/// Of the tensors that were matched with that network.
[[nodiscard]] std::optional<Unfit> unfitMatch(const Match& match, const NetworkSpec& wanted);

}  // namespace scalescope
