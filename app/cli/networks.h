// SPDX-License-Identifier: Apache-2.0
// Which networks a command runs, and on what weights each.
#pragma once

#include "app/cli/options.h"

namespace scalescope::cli {

/// --network FILE, repeatable or a list.
void addNetworkFileOption(CLI::App& command, Arguments& arguments);

/// --column NAME=WEIGHTS, repeatable.
void addColumnOption(CLI::App& command, Arguments& arguments);

/// The networks of --network, in order; those of --variants before them if it was given, or if
/// there is no --network. Throws: as readDefinitions and parseVariants.
[[nodiscard]] std::vector<NetworkSpec> chosenNetworks(const Arguments& arguments);

/// The same, then those of --column as columns of their own, with their weights; these alone if no
/// other option names a network. Throws: as chosenNetworks; ArgumentInvalid.
void addNetworks(const Arguments& arguments, Request& request);

/// What --weights says, for the networks of the request; files whose variant is to be found choose
/// the networks if no option did. Throws: ArgumentInvalid, and as inspectFile.
void addWeights(const Arguments& arguments, Request& request);

}  // namespace scalescope::cli
