// SPDX-License-Identifier: Apache-2.0
#include "core/weights/key_map.h"

#include <array>
#include <string_view>

namespace scalescope {

namespace {

/// Modules outside the blocks, and where the blocks are. Without prefix.
struct SchemeRow {
    TensorNames names;
    const char* name;
    std::string_view stem, stemNorm, head, headNorm, classifier;
    std::string_view blocks;     ///< start of all keys of blocks
    std::string_view depthwise;  ///< end of a key that each block has once
    std::string_view body = {};  ///< module of all but the classifier
};

constexpr std::array<SchemeRow, 6> kSchemes{{
    {TensorNames::ScaleScope, "scalescope", "stem.conv", "stem.bn", "head.conv", "head.bn",
     "classifier", "stages.", ".depthwise.conv.weight"},
    {TensorNames::Torchvision, "torchvision", "features.0.0", "features.0.1", "features.8.0",
     "features.8.1", "classifier.1", "features.", ".block.0.0.weight"},
    {TensorNames::Timm, "timm", "conv_stem", "bn1", "conv_head", "bn2", "classifier", "blocks.",
     ".conv_dw.weight"},
    {TensorNames::Lukemelas, "lukemelas", "_conv_stem", "_bn0", "_conv_head", "_bn1", "_fc",
     "_blocks.", "._depthwise_conv.weight"},
    {TensorNames::Transformers, "transformers", "embeddings.convolution", "embeddings.batchnorm",
     "encoder.top_conv", "encoder.top_bn", "classifier", "encoder.blocks.",
     ".depthwise_conv.depthwise_conv.weight", "efficientnet."},
    {TensorNames::Mmpretrain, "mmpretrain", "layers.0.conv", "layers.0.bn", "layers.6.conv",
     "layers.6.bn", "head.fc", "layers.", ".depthwise_conv.conv.weight", "backbone."},
}};

/// Modules of a block in our names, each with its name where the block has an expansion, and
/// without.
struct BlockRow {
    std::string_view ours;
    std::string_view torchvision, torchvisionPlain, timm, timmPlain, lukemelas, transformers,
        mmpretrain;
};

constexpr std::array<BlockRow, 8> kBlockModules{{
    {"expand.conv", "0.0", "", "conv_pw", "", "_expand_conv", "expansion.expand_conv",
     "expand_conv.conv"},
    {"expand.bn", "0.1", "", "bn1", "", "_bn0", "expansion.expand_bn", "expand_conv.bn"},
    {"depthwise.conv", "1.0", "0.0", "conv_dw", "conv_dw", "_depthwise_conv",
     "depthwise_conv.depthwise_conv", "depthwise_conv.conv"},
    {"depthwise.bn", "1.1", "0.1", "bn2", "bn1", "_bn1", "depthwise_conv.depthwise_norm",
     "depthwise_conv.bn"},
    {"se.reduce", "2.fc1", "1.fc1", "se.conv_reduce", "se.conv_reduce", "_se_reduce",
     "squeeze_excite.reduce", "se.conv1.conv"},
    {"se.expand", "2.fc2", "1.fc2", "se.conv_expand", "se.conv_expand", "_se_expand",
     "squeeze_excite.expand", "se.conv2.conv"},
    {"project.conv", "3.0", "2.0", "conv_pwl", "conv_pw", "_project_conv",
     "projection.project_conv", "linear_conv.conv"},
    {"project.bn", "3.1", "2.1", "bn3", "bn2", "_bn2", "projection.project_bn", "linear_conv.bn"},
}};

const SchemeRow& rowOf(TensorNames names) {
    for (const SchemeRow& row : kSchemes)
        if (row.names == names)
            return row;
    return kSchemes[0];
}

std::string_view outsideBlocks(const SchemeRow& row, std::string_view module) {
    const SchemeRow& ours = kSchemes[0];
    if (module == ours.stem)
        return row.stem;
    if (module == ours.stemNorm)
        return row.stemNorm;
    if (module == ours.head)
        return row.head;
    if (module == ours.headNorm)
        return row.headNorm;
    return module == ours.classifier ? row.classifier : module;
}

std::string together(std::string_view a, std::string_view b) {
    return std::string(a).append(b);
}

/// What stands before key when a key of the file ends with it as a whole; nullopt if none does.
std::optional<std::string> prefixOf(const StateDict& file, const std::string& key) {
    for (const auto& [name, tensor] : file.entries()) {
        if (!name.ends_with(key))
            continue;
        const std::string prefix = name.substr(0, name.size() - key.size());
        if (prefix.empty() || prefix.back() == '.')
            return prefix;
    }
    return std::nullopt;
}

std::int64_t firstSize(const StateDict& file, const std::string& key) {
    const WeightTensor* tensor = file.find(key);
    return tensor && !tensor->shape.empty() ? tensor->shape[0] : 0;
}

int countBlocks(const StateDict& file, const std::string& start, std::string_view end) {
    int count = 0;
    for (const auto& [name, tensor] : file.entries())
        count += name.starts_with(start) && name.ends_with(end) ? 1 : 0;
    return count;
}

/// Fused blocks: a dense 3x3 convolution where ours has a depthwise one.
bool looksLikeV2(const StateDict& file, const Recognised& found) {
    const auto dense = [&](const char* key) {
        const WeightTensor* tensor = file.find(found.prefix + key);
        return tensor && tensor->shape.size() == 4 && tensor->shape[1] > 1 && tensor->shape[2] == 3;
    };
    if (found.names == TensorNames::Torchvision)
        return dense("features.1.0.block.0.0.weight");
    if (found.names == TensorNames::Mmpretrain)
        return dense("layers.1.0.conv.weight");
    return found.names == TensorNames::Timm &&
           (dense("blocks.0.0.conv.weight") || dense("blocks.1.0.conv_exp.weight"));
}

std::optional<int> variantOf(const Recognised& found) {
    for (const VariantRow& row : family()) {
        const Architecture built = buildArchitecture(row.spec);
        if (built.stemChannels == found.stemChannels && built.headChannels == found.headChannels &&
            built.seBlockCount() == found.blockCount)
            return row.spec.variant;
    }
    return std::nullopt;
}

}  // namespace

const char* tensorNamesWord(TensorNames names) noexcept {
    return rowOf(names).name;
}

std::string classifierKey(TensorNames names) {
    return together(rowOf(names).classifier, ".weight");
}

std::string headPrefix(const Recognised& recognised) {
    const std::string_view body = rowOf(recognised.names).body;
    std::string prefix = recognised.prefix;
    if (!body.empty() && prefix.ends_with(body))
        prefix.erase(prefix.size() - body.size());
    return prefix;
}

KeyMap::KeyMap(TensorNames names, const Architecture& architecture) : m_names(names) {
    for (const BlockSpec& block : architecture.blocks) {
        m_blocks.emplace(block.key(), block);
        ++m_stageBlocks[block.stage];
    }
}

std::string KeyMap::fileKey(const std::string& ourKey) const {
    if (m_names == TensorNames::ScaleScope)
        return ourKey;
    const std::size_t lastDot = ourKey.rfind('.');
    const std::string module = ourKey.substr(0, lastDot), leaf = ourKey.substr(lastDot);
    if (!module.starts_with(kSchemes[0].blocks))
        return together(outsideBlocks(rowOf(m_names), module), leaf);
    const std::size_t stageDot = module.find('.', kSchemes[0].blocks.size());
    const std::size_t blockEnd = module.find('.', stageDot + 1);
    const auto block = m_blocks.find(module.substr(0, blockEnd));
    if (block == m_blocks.end())
        return ourKey;
    return blockModule(block->second, module.substr(blockEnd + 1)) + leaf;
}

/// There stages 4 and 5, and 6 and 7, are one layer.
std::string KeyMap::mmpretrainBlock(const BlockSpec& block) const {
    constexpr std::array<int, 8> kLayers{0, 1, 2, 3, 4, 4, 5, 5};
    const int layer = kLayers.at(static_cast<std::size_t>(block.stage));
    const bool second = block.stage == 5 || block.stage == 7;
    const int before = second ? m_stageBlocks.at(block.stage - 1) : 0;
    return "layers." + std::to_string(layer) + '.' + std::to_string(before + block.indexInStage) +
           '.';
}

std::string KeyMap::blockModule(const BlockSpec& block, const std::string& module) const {
    const bool plain = !block.hasExpand();
    for (const BlockRow& row : kBlockModules) {
        if (row.ours != module)
            continue;
        const std::string inStage = std::to_string(block.indexInStage) + '.';
        switch (m_names) {
            case TensorNames::Torchvision:
                return "features." + std::to_string(block.stage) + '.' + inStage + "block." +
                       std::string(plain ? row.torchvisionPlain : row.torchvision);
            case TensorNames::Timm:
                return "blocks." + std::to_string(block.stage - 1) + '.' + inStage +
                       std::string(plain ? row.timmPlain : row.timm);
            case TensorNames::Lukemelas:
                return "_blocks." + std::to_string(block.index) + '.' + std::string(row.lukemelas);
            case TensorNames::Transformers:
                return "encoder.blocks." + std::to_string(block.index) + '.' +
                       std::string(row.transformers);
            case TensorNames::Mmpretrain:
                return mmpretrainBlock(block) + std::string(row.mmpretrain);
            case TensorNames::ScaleScope:
                break;
        }
    }
    return block.key() + '.' + module;
}

std::optional<Recognised> recognise(const StateDict& file) {
    for (const SchemeRow& row : kSchemes) {
        const std::string stem = together(row.stem, ".weight");
        const auto prefix = prefixOf(file, stem);
        if (!prefix)
            continue;
        Recognised found;
        found.names = row.names;
        found.prefix = *prefix;
        found.stemChannels = firstSize(file, *prefix + stem);
        found.headChannels = firstSize(file, *prefix + together(row.head, ".weight"));
        found.blockCount = countBlocks(file, together(*prefix, row.blocks), row.depthwise);
        found.isV2 = looksLikeV2(file, found);
        if (found.blockCount == 0 && !found.isV2)
            continue;
        found.variant = found.isV2 ? std::nullopt : variantOf(found);
        return found;
    }
    return std::nullopt;
}

StateDict renamed(const StateDict& dict, TensorNames names, const Architecture& architecture) {
    const KeyMap map(names, architecture);
    StateDict result;
    for (const auto& [key, tensor] : dict.entries())
        result.set(map.fileKey(key), tensor);
    return result;
}

std::string networkText(const Recognised& recognised) {
    if (recognised.variant)
        return "EfficientNet-B" + std::to_string(*recognised.variant);
    return "a network of " + std::to_string(recognised.stemChannels) + " stem channels, " +
           std::to_string(recognised.blockCount) +
           (recognised.blockCount == 1 ? " block and " : " blocks and ") +
           std::to_string(recognised.headChannels) + " head channels, which is none of B0 to B7";
}

}  // namespace scalescope
