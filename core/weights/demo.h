// SPDX-License-Identifier: Apache-2.0
// The trained network that comes with the program: B0 on twenty kinds of generated pictures.
// Source: resources/demo/README.md says how it was made and how good it is.
#pragma once

#include "core/weights/inspect_file.h"
#include "core/weights/weights.h"

#include <optional>
#include <string>

namespace scalescope {

/// What is known of a variant's demo weights without reading tensors; nothing where there are none.
[[nodiscard]] std::optional<WeightsInfo> demoInfo(std::optional<int> variant);

/// What is told where it ran on other pictures: a sentence.
[[nodiscard]] std::string demoLimits();

/// What is told where random weights stand in for demo weights that there are none of.
[[nodiscard]] std::string noDemoNote(const NetworkSpec& spec);

/// Throws: ArgumentInvalid where demoInfo has nothing; OutOfMemory; Canceled.
[[nodiscard]] Weights loadDemo(const NetworkSpec& spec, const AskedConventions& asked,
                               RunContext& context);

/// The same file held against the network, as inspectFile does it.
[[nodiscard]] FileContents inspectDemo(const NetworkSpec& spec, const AskedConventions& asked,
                                       RunContext& context);

}  // namespace scalescope
