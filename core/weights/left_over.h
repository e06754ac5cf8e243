// SPDX-License-Identifier: Apache-2.0
// Tensors of a file that belong to no feature of the network: layers of a head, and others.
#pragma once

#include "core/weights/head.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct LeftOver {
    std::vector<HeadLayer> layers;    ///< linear layers and batch norms
    std::vector<std::string> others;  ///< keys of what may change the output in another way
    std::vector<std::string> idle;    ///< keys of the rest
};

/// used: keys of the features, all behind the prefix. Losses, metrics, counters and a normalisation
/// of the input change no output; more than a number within a module of the features does.
[[nodiscard]] LeftOver leftOver(const StateDict& file, const std::set<std::string>& used,
                                const std::string& prefix);

/// Convolutions of 1x1 that take the features' channels, outside of them, become linear layers: a
/// mean behind them is the mean before them. Not those called attention, a gate or a mask. Returns
/// their modules.
[[nodiscard]] std::set<std::string> squeezeHeadConvolutions(StateDict& file,
                                                            const std::set<std::string>& used,
                                                            const std::string& prefix,
                                                            std::int64_t channels);

/// True of "head2", "aux.fc", "cls.out": by a word of it.
[[nodiscard]] bool namesAHead(const std::string& module);

/// "classifier" of "classifier.1"; empty at the top.
[[nodiscard]] std::string parentOf(const std::string& module);
[[nodiscard]] std::string lastPartOf(const std::string& module);
/// Of a name, as dots and underlines part it: "Val_F1.tp" is val, f1, tp.
[[nodiscard]] std::vector<std::string> lowerCaseWords(std::string_view name);

}  // namespace scalescope
