// SPDX-License-Identifier: Apache-2.0
// Arguments of a network's constructor that lie beside its weights: what they change leaves no
// tensors, so nothing else tells of it.
#pragma once

#include "core/model/padding.h"
#include "core/weights/formats/archive.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// One value, whatever document it stands in.
struct OptionValue {
    std::optional<double> number;
    std::string text;  ///< a text, or the last part of the name of a class; empty: neither
};

/// A name of timm, of transformers or of EfficientNet-PyTorch, where it is stated, and its value.
struct StatedOption {
    std::string where;  ///< "args.model_kwargs.act_layer"
    std::string name;   ///< "act_layer"
    OptionValue value;
};
using StatedOptions = std::vector<StatedOption>;

/// What options make of a network.
struct OptionEffects {
    std::string otherNetwork;  ///< "args.act_layer is relu": its tensors run otherwise; else empty
    std::string pooling;  ///< "args.gp is max": features are not pooled by the mean; else empty
    std::string contradiction;  ///< two places that say otherwise; else empty
    std::string bgrPictures;    ///< where it is stated that pictures come as BGR; else empty
    std::string severalLabels;  ///< where, that a picture may have several classes; else empty
    std::optional<double> batchNormEps;
    std::optional<Padding> padding;
    std::string conventionsFrom;  ///< "bn_eps 0.001 (args.bn_eps)": of eps and padding
    std::optional<StatedOption> classCount, inputChannels;
};

/// True of names of which effectsOf knows the meaning.
[[nodiscard]] bool isNetworkOption(std::string_view name);
[[nodiscard]] OptionEffects effectsOf(const StatedOptions& options);

/// Of a configuration that lies in a checkpoint as a JSON text; empty where the text is none.
[[nodiscard]] StatedOptions optionsInJson(std::string_view text, const std::string& where);

/// The value of an entry of a checkpoint; nullopt where it states nothing (None, a list, an object
/// that is neither a class, nor a layer of torch, nor a node of OmegaConf).
[[nodiscard]] std::optional<OptionValue> optionValue(const Value& value);

}  // namespace scalescope
