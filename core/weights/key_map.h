// SPDX-License-Identifier: Apache-2.0
// Names of tensors: ours and those of other projects. The only place that knows foreign names.
// Source: torchvision 0.28 and timm 1.0 model code, EfficientNet-PyTorch 0.7, transformers 4 and 5,
// MMPretrain 1.x (and MMClassification 0.x); one-to-one with ours.
#pragma once

#include "core/model/block_spec.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace scalescope {

enum class TensorNames { ScaleScope, Torchvision, Timm, Lukemelas, Transformers, Mmpretrain };

/// "scalescope", "torchvision", "timm", "lukemelas", "transformers", "mmpretrain".
[[nodiscard]] const char* tensorNamesWord(TensorNames names) noexcept;

/// Translates our keys into those of a names, for one network.
class KeyMap {
public:
    KeyMap(TensorNames names, const Architecture& architecture);
    /// "features.5.2.block.1.0.weight" for "stages.5.2.depthwise.conv.weight".
    [[nodiscard]] std::string fileKey(const std::string& ourKey) const;

private:
    [[nodiscard]] std::string blockModule(const BlockSpec& block, const std::string& module) const;
    [[nodiscard]] std::string mmpretrainBlock(const BlockSpec& block) const;

    TensorNames m_names;
    std::map<std::string, BlockSpec, std::less<>> m_blocks;
    std::map<int, int> m_stageBlocks;  ///< number of blocks by stage
};

/// What the names and shapes of a file's tensors tell.
struct Recognised {
    TensorNames names = TensorNames::Torchvision;
    std::string prefix;  ///< before every key: "module." or empty
    std::int64_t stemChannels = 0, headChannels = 0;
    int blockCount = 0;
    bool isV2 = false;           ///< EfficientNetV2: same names, other blocks
    std::optional<int> variant;  ///< 0..7 when the three numbers above are those of one
};

/// "EfficientNet-B3", or what it is instead, for a sentence.
[[nodiscard]] std::string networkText(const Recognised& recognised);

/// nullopt when no names's names are there.
[[nodiscard]] std::optional<Recognised> recognise(const StateDict& file);

/// Key of the classifier's weight under a names, without prefix: "classifier.1.weight".
[[nodiscard]] std::string classifierKey(TensorNames names);

/// What stands before the classifier's key: transformers and MMPretrain have the body in a module,
/// the head outside.
[[nodiscard]] std::string headPrefix(const Recognised& recognised);

/// The same tensors under another names's keys. dict has ours.
[[nodiscard]] StateDict renamed(const StateDict& dict, TensorNames names,
                                const Architecture& architecture);

}  // namespace scalescope
