// SPDX-License-Identifier: Apache-2.0
#include "core/weights/checkpoint.h"

#include "core/base/setting.h"
#include "core/weights/checkpoint_labels.h"
#include "core/weights/find_networks.h"
#include "core/weights/foreign_tensors.h"
#include "core/weights/heads_beside.h"
#include "core/weights/tensor_dicts.h"

#include <algorithm>
#include <utility>

namespace scalescope {

namespace {

constexpr std::size_t kMaxIgnoredShown = 200, kMaxIgnoredBytes = 200;

std::string placeText(const TensorDict& dict) {
    return dict.path.empty() ? "state_dict at top level" : "under " + dict.path;
}

/// Names of a dict's entries that are not tensors, without the container on the way to the weights.
void listIgnored(const Value& root, std::string_view except, std::vector<std::string>& ignored) {
    if (root.kind != Value::Kind::Dict)
        return;
    for (std::size_t i = 0; i + 1 < root.items.size() && ignored.size() < kMaxIgnoredShown; i += 2)
        if (root.items[i]->kind == Value::Kind::Text && root.items[i]->text != except &&
            root.items[i + 1]->kind != Value::Kind::Tensor)
            ignored.emplace_back(root.items[i]->text.substr(0, kMaxIgnoredBytes));
}

void takeDict(Checkpoint& checkpoint, const Archive& archive, const TensorDict& dict) {
    checkpoint.tensors = dict.content->tensors;
    checkpoint.fileKeys = dict.content->fileKeys;
    checkpoint.unreadable = dict.unreadable;
    checkpoint.container = placeText(dict);
    checkpoint.notes.insert(checkpoint.notes.end(), dict.content->notes.begin(),
                            dict.content->notes.end());
    listIgnored(*archive.root, dict.path.substr(0, dict.path.find('.')), checkpoint.ignored);
}

/// Tensors of other networks in the same dict are no leftovers of this one.
void leaveOutOthers(Checkpoint& checkpoint, const FoundNetworks& found,
                    const FoundNetwork& chosen) {
    StateDict own;
    for (const auto& [key, tensor] : checkpoint.tensors.entries()) {
        const auto isOf = [&, &name = key](const FoundNetwork& n) {
            const std::string& prefix = n.recognised.prefix;
            return n.dict == chosen.dict && prefix != chosen.recognised.prefix &&
                   name.starts_with(prefix) &&
                   !(chosen.recognised.prefix.starts_with(prefix) &&
                     name.starts_with(chosen.recognised.prefix));
        };
        if (std::none_of(found.networks.begin(), found.networks.end(), isOf) &&
            std::none_of(found.shadows.begin(), found.shadows.end(), isOf))
            own.set(key, tensor);
    }
    checkpoint.tensors = std::move(own);
}

/// A head in a dict of its own is the network's.
void addHeadsBeside(Checkpoint& checkpoint, const FoundNetworks& found,
                    const FoundNetwork& chosen) {
    NetworkTensors all{std::move(checkpoint.tensors), std::move(checkpoint.fileKeys), {}, {}};
    takeHeadsBeside(found, chosen, all);
    checkpoint.tensors = std::move(all.tensors);
    checkpoint.fileKeys = std::move(all.fileKeys);
    checkpoint.notes.insert(checkpoint.notes.end(), all.notes.begin(), all.notes.end());
    std::erase_if(checkpoint.ignored, [&](const std::string& name) {
        return std::find(all.paths.begin(), all.paths.end(), name) != all.paths.end();
    });
}

void takeNetwork(Checkpoint& checkpoint, const Archive& archive, const FoundNetworks& found,
                 const FoundNetwork& chosen) {
    takeDict(checkpoint, archive, found.dicts[chosen.dict]);
    checkpoint.recognised = chosen.recognised;
    leaveOutOthers(checkpoint, found, chosen);
    addHeadsBeside(checkpoint, found, chosen);
    for (const FoundNetwork& shadow : found.shadows)
        checkpoint.notes.push_back(
            "The tensors under " + shadow.name +
            " have the names of a network but no running means (an average of its parameters, or "
            "the state of an optimizer); they were not taken.");
    for (const FoundNetwork& other : found.networks)
        if (&other != &chosen)
            checkpoint.notes.push_back(
                "The file also holds " +
                std::string(other.average ? "an average of the weights (" : "weights (") +
                networkText(other.recognised) + ") under " + other.name + "; those of " +
                chosen.name + " were taken: FILE#" + other.name + " takes the others.");
}

std::string listed(const std::vector<const FoundNetwork*>& networks) {
    std::string text;
    for (const FoundNetwork* network : networks)
        text += (text.empty() ? "" : ", ") + network->name + " (" +
                networkText(network->recognised) + ")";
    return text;
}

std::vector<const FoundNetwork*> pointersTo(const std::vector<FoundNetwork>& networks) {
    std::vector<const FoundNetwork*> pointers;
    for (const FoundNetwork& network : networks)
        pointers.push_back(&network);
    return pointers;
}

/// By its whole name, else by a part between dots that no other has.
const FoundNetwork* named(const FoundNetworks& found, std::string_view part) {
    std::vector<const FoundNetwork*> inside;
    for (const FoundNetwork& network : found.networks) {
        const std::string place = found.dicts[network.dict].path + '.' + network.recognised.prefix;
        if (network.name == part || place == part || place == '.' + std::string(part))
            return &network;
        if (('.' + place + '.').find('.' + std::string(part) + '.') != std::string::npos)
            inside.push_back(&network);
    }
    return inside.size() == 1 ? inside.front() : nullptr;
}

/// One of those that differ; averages only where there is nothing else.
std::vector<const FoundNetwork*> choices(const FoundNetworks& found) {
    std::vector<const FoundNetwork*> different;
    for (const bool average : {false, true}) {
        for (const FoundNetwork& network : found.networks)
            if (network.average == average &&
                std::none_of(different.begin(), different.end(), [&](const FoundNetwork* other) {
                    return sameNetwork(found, *other, network);
                }))
                different.push_back(&network);
        if (!different.empty())
            return different;
    }
    return different;
}

void choose(Checkpoint& checkpoint, const Archive& archive, const FoundNetworks& found,
            std::string_view part, const Refusal& refuse) {
    if (!part.empty()) {
        const FoundNetwork* chosen = named(found, part);
        if (!chosen)
            refuse(ErrorCode::FormatUnknown,
                   "it holds no network named " + std::string(part) + ", but " +
                       (found.networks.empty() ? std::string("none of EfficientNet")
                                               : listed(pointersTo(found.networks))) +
                       "; name one of them behind #.");
        return takeNetwork(checkpoint, archive, found, *chosen);
    }
    const std::vector<const FoundNetwork*> different = choices(found);
    if (different.size() == 1)
        return takeNetwork(checkpoint, archive, found, *different.front());
    takeDict(checkpoint, archive, found.dicts[different.front()->dict]);
    for (const FoundNetwork* network : different)
        checkpoint.networks.push_back(network->name);
    checkpoint.unfit =
        Unfit{ErrorCode::FormatUnknown, "it holds " + std::to_string(different.size()) +
                                            " networks: " + listed(different) +
                                            "; choose one with " + settingMark("weights") + " " +
                                            refuse.file() + "#" + different.front()->name + "."};
}

[[noreturn]] void refuseWithoutTensors(const Archive& archive, const FoundNetworks& found,
                                       const Refusal& refuse) {
    if (!found.wholeModule.empty())
        refuse(ErrorCode::FormatUnknown,
               "this is a pickled whole module (" + found.wholeModule +
                   "), which only Python could rebuild; nothing was executed. Save "
                   "model.state_dict() instead.");
    if (!found.unreadable.empty())
        refuse(ErrorCode::DtypeUnsupported, unreadableText(found.unreadable));
    const Value* root = archive.root;
    if (root && root->find("optimizer_state_dict") &&
        (root->find("ds_config") || root->find("ds_version")))
        refuse(ErrorCode::FormatUnknown, kDeepSpeedShard);
    if (!archive.tensors.empty())
        refuse(ErrorCode::FormatUnknown,
               "it holds " + std::to_string(archive.tensors.size()) +
                   (archive.tensors.size() == 1 ? " tensor, but not under a name"
                                                : " tensors, but none of them under a name") +
                   "; save model.state_dict() instead.");
    if (archive.root && archive.root->kind == Value::Kind::Opaque)
        refuse(ErrorCode::FormatUnknown,
               "it is a pickled object of " + std::string(archive.root->text.substr(0, 80)) +
                   " without tensors; nothing was executed. Save model.state_dict() instead.");
    if (archive.format.starts_with("TorchScript"))
        refuse(ErrorCode::FormatUnknown,
               "this TorchScript archive holds no parameters under names (it was frozen); save "
               "the state_dict() of the network that it was made of.");
    refuse(ErrorCode::FormatUnknown,
           "it holds no named tensors; save model.state_dict() with torch.save, or as "
           "safetensors.");
}

}  // namespace

Checkpoint openCheckpoint(const Archive& archive, const Refusal& refuse, std::string_view part) {
    const FoundNetworks found = findNetworks(archive, refuse);
    // Beside a whole module only an optimizer has tensors, a few of each parameter.
    const bool onlyModule =
        !found.wholeModule.empty() &&
        std::all_of(found.dicts.begin(), found.dicts.end(), [](const TensorDict& dict) {
            return dict.content->tensors.size() < kFewTensors;
        });
    if (found.dicts.empty() || onlyModule)
        refuseWithoutTensors(archive, found, refuse);
    Checkpoint checkpoint;
    checkpoint.notes = archive.notes;
    if (!found.networks.empty() || !part.empty()) {
        choose(checkpoint, archive, found, part, refuse);
    } else {
        const auto largest = std::max_element(
            found.dicts.begin(), found.dicts.end(), [](const TensorDict& a, const TensorDict& b) {
                return a.content->tensors.size() < b.content->tensors.size();
            });
        takeDict(checkpoint, archive, *largest);
    }
    if (!checkpoint.unfit)
        checkpoint.unfit =
            foreignTensors(archive, checkpoint.tensors, checkpoint.recognised,
                           checkpoint.recognised ? checkpoint.unreadable : found.unreadable);
    checkpoint.labels = labelsInside(archive, refuse);
    return checkpoint;
}

void describe(const Checkpoint& checkpoint, LoadReport& report) {
    report.container = checkpoint.container;
    report.ignored = checkpoint.ignored;
    report.notes.insert(report.notes.begin(), checkpoint.notes.begin(), checkpoint.notes.end());
    for (KeyRecord& record : report.keys)
        if (const auto other = checkpoint.fileKeys.find(record.fileKey);
            other != checkpoint.fileKeys.end())
            record.fileKey = other->second;
}

}  // namespace scalescope
