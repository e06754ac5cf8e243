// SPDX-License-Identifier: Apache-2.0
// Source: parameter names of torchvision 0.28, timm 1.0 and transformers 5.
#include "core/weights/other_networks.h"

#include <algorithm>
#include <string_view>

namespace scalescope {

namespace {

struct Signature {
    const char* part;    ///< of a key
    const char* second;  ///< of another key; may be empty
    const char* name;
};

// clang-format off
constexpr Signature kOthers[] = {
    {"attn.qkv.weight", "cls_token", "a vision transformer (ViT)"},
    {"encoder_layer_0.self_attention", "", "a vision transformer (ViT)"},
    {"vit.embeddings", "", "a vision transformer (ViT)"},
    {"relative_position_bias_table", "", "a Swin transformer"},
    {"attn.qkv.weight", "", "a transformer"},
    {"layer1.0.conv1.weight", "", "a ResNet"},
    {"layer1.0.conv2.weight", "", "a ResNet"},
    {"denseblock1.denselayer1", "", "a DenseNet"},
    {"features.1.conv.0.0.weight", "", "a MobileNetV2"},
    {"features.1.block.0.0.weight", "", "a MobileNetV3"},
    {"Mixed_5b", "", "an Inception network"},
    {"inception3a", "", "a GoogLeNet"},
    {"trunk_output.block1", "", "a RegNet"},
    {"stage2.0.branch1", "", "a ShuffleNet"},
    {"features.3.squeeze", "", "a SqueezeNet"},
    {"layer_scale", "features.1.0.block.0.weight", "a ConvNeXt"},
    {"stages.0.blocks.0.conv_dw", "", "a ConvNeXt"},
    {"fire2", "", "a SqueezeNet"},
    {"features.0.weight", "classifier.6.weight", "a VGG or AlexNet"},
    {"embeddings.word_embeddings", "", "a language model"},
    {"model.embed_tokens", "", "a language model"},
    {"visual.transformer", "", "a CLIP"},
    {"model.0.conv.weight", "", "a YOLO"},
    {"backbone.body.layer1", "", "a detector with a ResNet"},
};
// clang-format on

bool holds(const StateDict& tensors, std::string_view part) {
    return std::any_of(tensors.entries().begin(), tensors.entries().end(), [&](const auto& entry) {
        return entry.first.find(part) != std::string::npos;
    });
}

const WeightTensor* at(const StateDict& tensors, const Recognised& recognised, const char* key) {
    return tensors.find(recognised.prefix + key);
}

bool isLite(const StateDict& tensors, const Recognised& recognised) {
    const auto& blocks = recognised.blockCount;
    const bool hasSqueeze = holds(tensors, ".se.") || holds(tensors, "_se_reduce") ||
                            holds(tensors, ".fc1.") || holds(tensors, ".squeeze_excite.");
    return !hasSqueeze && recognised.stemChannels == 32 && recognised.headChannels == 1280 &&
           (blocks == 16 || blocks == 21 || blocks == 24 || blocks == 30);
}

/// The first convolution of any naming: the only one behind the prefix on whose inputs all depends.
std::int64_t inputChannels(const StateDict& tensors, const Recognised& recognised) {
    for (const char* key :
         {"features.0.0.weight", "conv_stem.weight", "_conv_stem.weight", "stem.conv.weight"})
        if (const WeightTensor* stem = at(tensors, recognised, key);
            stem && stem->shape.size() == 4)
            return stem->shape[1];
    return 3;
}

/// Cutting channels leaves numbers that no compound scaling gives: all of its are multiples of 8.
bool isPruned(const StateDict& tensors, const Recognised& recognised) {
    return std::any_of(tensors.entries().begin(), tensors.entries().end(), [&](const auto& entry) {
        const auto& [key, tensor] = entry;
        return key.starts_with(recognised.prefix) && tensor.shape.size() == 4 &&
               tensor.shape[0] >= 16 && tensor.shape[0] % 8 != 0 &&
               key.find("se.") == std::string::npos && key.find("_se_") == std::string::npos &&
               key.find(".squeeze_excite.") == std::string::npos &&
               key.find(".fc") == std::string::npos;
    });
}

}  // namespace

std::string nearRelative(const StateDict& tensors, const Recognised& recognised) {
    if (recognised.isV2)
        return at(tensors, recognised, "blocks.0.0.conv_exp.weight")
                   ? "EfficientNet-EdgeTPU (es, em or el: dense blocks without squeeze and "
                     "excitation), which is another network"
                   : "another network, with dense first blocks as EfficientNetV2 has";
    if (holds(tensors, ".routing_fn."))
        return "an EfficientNet with conditional convolutions (CondConv), which is another network";
    if (isLite(tensors, recognised))
        return "another network, without squeeze and excitation as EfficientNet-Lite";
    if (recognised.stemChannels == 72 && recognised.headChannels == 2816)
        return "EfficientNet-B8, which lies outside of B0 to B7";
    if (recognised.stemChannels == 136 && recognised.headChannels == 5504)
        return "EfficientNet-L2, which lies outside of B0 to B7";
    if (const std::int64_t inputs = inputChannels(tensors, recognised); inputs != 3)
        return "a network for pictures of " + std::to_string(inputs) +
               (inputs == 1 ? " channel" : " channels") + " (" +
               (recognised.variant ? networkText(recognised) : std::string("EfficientNet")) +
               " with another first convolution), but pictures have 3";
    if (isPruned(tensors, recognised))
        return "another network, with numbers of channels that no compound scaling gives (a pruned "
               "EfficientNet has such, others too)";
    return "";
}

std::string otherNetworkText(const StateDict& tensors) {
    std::string name;
    for (const Signature& other : kOthers)
        if (name.empty() && holds(tensors, other.part) && holds(tensors, other.second))
            name = other.name;
    std::string keys;
    constexpr std::size_t kShown = 3, kKeyLength = 80;
    const auto& entries = tensors.entries();
    for (std::size_t i = 0; i < std::min(entries.size(), kShown); ++i)
        keys += (i == 0 ? "" : ", ") + entries[i].first.substr(0, kKeyLength);
    return "it holds " + std::to_string(entries.size()) +
           (entries.size() == 1 ? " tensor" : " tensors") + " of another network" +
           (name.empty() ? "" : " (" + name + ")") + ", first " + keys +
           ", and none under the names of EfficientNet in torchvision, timm, "
           "EfficientNet-PyTorch, transformers or MMPretrain";
}

}  // namespace scalescope
