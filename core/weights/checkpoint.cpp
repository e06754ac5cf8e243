// SPDX-License-Identifier: Apache-2.0
#include "core/weights/checkpoint.h"

#include "core/weights/checkpoint_labels.h"

#include <array>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

constexpr std::array<std::string_view, 8> kContainers{
    "state_dict", "model_state_dict", "model",     "net",
    "weights",    "state_dict_ema",   "model_ema", "ema"};
constexpr int kMaxNesting = 2;  ///< containers within containers that are looked into
constexpr std::size_t kMaxIgnoredShown = 200;

struct Candidate {
    std::string path;  ///< "model_state_dict", "checkpoint.model"; empty at the top
    const Value* dict = nullptr;
};

void collect(const Candidate& from, int nesting, std::vector<Candidate>& candidates) {
    candidates.push_back(from);
    if (nesting == kMaxNesting)
        return;
    for (const std::string_view name : kContainers) {
        const Value* inner = from.dict->find(name);
        if (inner && inner->kind == Value::Kind::Dict)
            collect({from.path.empty() ? std::string(name) : from.path + '.' + std::string(name),
                     inner},
                    nesting + 1, candidates);
    }
}

StateDict tensorsOf(const Archive& archive, const Value& dict) {
    StateDict tensors;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2)
        if (dict.items[i]->kind == Value::Kind::Text &&
            dict.items[i + 1]->kind == Value::Kind::Tensor)
            tensors.set(std::string(dict.items[i]->text),
                        archive.tensors[static_cast<std::size_t>(dict.items[i + 1]->integer)]);
    return tensors;
}

/// Names of a dict's entries that are not tensors, without the container on the way to the weights.
void listIgnored(const Value& dict, std::string_view except, std::vector<std::string>& ignored) {
    for (std::size_t i = 0; i + 1 < dict.items.size() && ignored.size() < kMaxIgnoredShown; i += 2)
        if (dict.items[i]->kind == Value::Kind::Text && dict.items[i]->text != except &&
            dict.items[i + 1]->kind != Value::Kind::Tensor)
            ignored.emplace_back(dict.items[i]->text);
}

void choose(Checkpoint& checkpoint, const Archive& archive, const Candidate& candidate,
            StateDict tensors) {
    checkpoint.tensors = std::move(tensors);
    checkpoint.container =
        candidate.path.empty() ? "state_dict at top level" : "under " + candidate.path;
    checkpoint.ignored.clear();
    const std::string top = candidate.path.substr(0, candidate.path.find('.'));
    listIgnored(*archive.root, top, checkpoint.ignored);
}

}  // namespace

Checkpoint openCheckpoint(const Archive& archive, const Refusal& refuse) {
    if (!archive.root || archive.root->kind != Value::Kind::Dict)
        refuse(ErrorCode::FormatUnknown,
               "it holds no dict of named tensors; save model.state_dict() with torch.save, or "
               "safetensors.");
    std::vector<Candidate> candidates;
    collect({"", archive.root}, 0, candidates);
    Checkpoint checkpoint;
    for (const Candidate& candidate : candidates) {
        StateDict tensors = tensorsOf(archive, *candidate.dict);
        auto recognised = recognise(tensors);
        if (checkpoint.recognised) {
            if (recognised)
                checkpoint.notes.push_back("The file also holds weights under " + candidate.path +
                                           "; those " + checkpoint.container + " were taken.");
        } else if (recognised || tensors.size() > checkpoint.tensors.size()) {
            checkpoint.recognised = std::move(recognised);
            choose(checkpoint, archive, candidate, std::move(tensors));
        }
    }
    if (checkpoint.tensors.size() == 0)
        refuse(ErrorCode::FormatUnknown,
               "it holds no named tensors at the top level or under state_dict, model_state_dict "
               "or model; save "
               "model.state_dict() instead.");
    checkpoint.labels = labelsInside(archive, refuse);
    return checkpoint;
}

void describe(const Checkpoint& checkpoint, LoadReport& report) {
    report.container = checkpoint.container;
    report.ignored = checkpoint.ignored;
    report.notes.insert(report.notes.begin(), checkpoint.notes.begin(), checkpoint.notes.end());
}

}  // namespace scalescope
