// SPDX-License-Identifier: Apache-2.0
#include "core/weights/foreign_tensors.h"

#include "core/weights/other_networks.h"

#include <algorithm>
#include <string_view>

namespace scalescope {

namespace {

constexpr const char* kGivePlain = "; give weights of EfficientNet B0 to B7.";

template <typename Test>
const std::string* keyThat(const StateDict& tensors, Test&& test) {
    for (const auto& [key, tensor] : tensors.entries())
        if (test(std::string_view(key)))
            return &key;
    return nullptr;
}

const std::string* keyWith(const StateDict& tensors, std::string_view part) {
    return keyThat(tensors,
                   [&](std::string_view key) { return key.find(part) != std::string_view::npos; });
}

const std::string* keyEnding(const StateDict& tensors, std::string_view end) {
    return keyThat(tensors, [&](std::string_view key) { return key.ends_with(end); });
}

Unfit unfit(ErrorCode code, std::string what) {
    return {code, std::move(what)};
}

std::optional<Unfit> adapter(const StateDict& tensors) {
    const std::string* key = nullptr;
    for (const char* part : {"lora_", "hada_w1", "lokr_w", "ia3_l"})
        key = key ? key : keyWith(tensors, part);
    if (!key)
        return std::nullopt;
    return unfit(ErrorCode::FormatUnknown,
                 "it holds layers of LoRA (" + *key +
                     "), the changes to a network and not the network; in Python merge them "
                     "(merge_and_unload()) and save the state_dict().");
}

std::optional<Unfit> quantised(const StateDict& tensors) {
    for (const auto& [key, tensor] : tensors.entries())
        if (tensor.dtype == Dtype::I8 && tensor.shape.size() >= 2)
            return unfit(ErrorCode::DtypeUnsupported,
                         "its weights are quantised (" + key +
                             " is int8), which is not read; save the state_dict() from before "
                             "quantisation.");
    const std::string* key = nullptr;
    for (const char* part : {"_packed_params", ".qweight", ".quant_state", ".absmax", ".SCB"})
        key = key ? key : keyWith(tensors, part);
    for (const char* part : {"weight_fake_quant", "activation_post_process"})
        if (const std::string* prepared = keyWith(tensors, part); !key && prepared)
            return unfit(ErrorCode::FormatUnknown,
                         "it is a network prepared for quantisation (" + *prepared +
                             "), whose layers are others; save the state_dict() from before "
                             "quantisation.");
    if (!key && keyEnding(tensors, ".scale") && keyEnding(tensors, ".zero_point"))
        key = keyEnding(tensors, ".zero_point");
    if (!key)
        return std::nullopt;
    return unfit(ErrorCode::DtypeUnsupported,
                 "its weights are quantised (" + *key +
                     "), which is not read; save the state_dict() from before quantisation.");
}

/// Of a training that was spread over machines.
std::optional<Unfit> shard(const Archive& archive, const StateDict& tensors) {
    if (const std::string* key = keyWith(tensors, "_flat_param"))
        return unfit(ErrorCode::FormatUnknown,
                     "it is a shard of FSDP (" + *key +
                         " holds parts of many layers); save a full state_dict() "
                         "(StateDictType.FULL_STATE_DICT).");
    const Value* root = archive.root;
    const bool deepSpeed =
        root && (root->find("ds_config") || root->find("ds_version") || root->find("zero_stage"));
    const bool hollow =
        std::count_if(tensors.entries().begin(), tensors.entries().end(), [](const auto& entry) {
            return entry.second.shape.size() == 1 && entry.second.shape[0] == 0;
        }) > 10;
    if (hollow || (deepSpeed && root->find("optimizer_state_dict") && !root->find("module")))
        return unfit(ErrorCode::FormatUnknown, kDeepSpeedShard);
    return std::nullopt;
}

}  // namespace

std::optional<Unfit> foreignTensors(const Archive& archive, const StateDict& tensors,
                                    const std::optional<Recognised>& recognised,
                                    const UnreadableTensors& unreadable) {
    for (auto found : {adapter(tensors), quantised(tensors), shard(archive, tensors)})
        if (found)
            return found;
    // A few may be anything that a trainer saved; weights are most of a file's tensors.
    const bool many = !unreadable.empty() && 4 * unreadable.size() >= tensors.size();
    if (many && !recognised)
        return unfit(ErrorCode::DtypeUnsupported, unreadableText(unreadable));
    if (const UnreadableTensors stems = unreadableStems(unreadable); !recognised && !stems.empty())
        return unfit(ErrorCode::DtypeUnsupported, unreadableText(stems));
    if (recognised) {
        const UnreadableTensors needed = unreadableFeatures(unreadable, *recognised);
        return needed.empty()
                   ? std::nullopt
                   : std::optional(unfit(ErrorCode::DtypeUnsupported, unreadableText(needed)));
    }
    return unfit(ErrorCode::FormatUnknown, otherNetworkText(tensors) + kGivePlain);
}

}  // namespace scalescope
