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
    /// Keys of numbers and vectors that may be applied to features or outputs, or scale a head.
    std::vector<std::string> factors;
    std::vector<std::string> idle;  ///< keys of the rest
};

/// What the features are, to tell what may act on them.
struct FeatureKeys {
    const std::set<std::string>& used;  ///< keys, all behind the prefix
    const std::string& prefix;
    std::set<std::int64_t> widths = {};  ///< of the features and of what their blocks take and give
};

/// Losses, metrics, optimizers, counters and a normalisation of the input change no output.
/// Whatever else lies within the features may, and so may numbers, vectors of a width of the
/// network, and what lies at the top or beside a head.
[[nodiscard]] LeftOver leftOver(const StateDict& file, const FeatureKeys& features);

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
