// SPDX-License-Identifier: Apache-2.0
#include "core/weights/compare.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/model/graph.h"

#include <algorithm>
#include <numeric>

namespace scalescope {

namespace {

constexpr const char* kClassifier = "classifier";

/// The two, with what they are called in sentences.
struct Pair {
    const Weights &before, &after;
    std::string beforeTitle, afterTitle;
};

/// Two files of one name are told apart by their folders.
Pair pairOf(const Weights& before, const Weights& after) {
    const WeightsInfo &a = before.info, &b = after.info;
    const bool byPath = a.name == b.name && a.path != b.path;
    return {before, after, byPath ? a.path.string() : a.name, byPath ? b.path.string() : b.name};
}

void checkOneNetwork(const Pair& pair) {
    const NetworkSpec &a = pair.before.spec, &b = pair.after.spec;
    const bool same =
        a.variant == b.variant && a.scale.width == b.scale.width && a.scale.depth == b.scale.depth;
    if (!same)
        throw Error(ErrorCode::ShapeMismatch,
                    pair.beforeTitle + " is of " + networkTitle(a) + " and " + pair.afterTitle +
                        " of " + networkTitle(b) +
                        "; two checkpoints are compared tensor by tensor: give two of one network.",
                    Subject::Weights);
}

/// Places of a network, without numbers.
std::vector<PlaceChange> placesOf(const Graph& graph) {
    std::vector<PlaceChange> places;
    const auto add = [&](std::string name, int block, double depth) {
        PlaceChange& place = places.emplace_back();
        place.name = std::move(name);
        place.block = block;
        place.relativeDepth = depth;
    };
    add("stem", -1, 0.0);
    for (const BlockSpec& block : graph.architecture.blocks)
        add(block.name(), block.index, graph.relativeDepth(block.index));
    const int last = graph.architecture.blocks.back().index;
    add("head", -1, (1.0 + graph.relativeDepth(last)) / 2.0);
    add(kClassifier, -1, 1.0);
    return places;
}

/// "stages.5.2.depthwise.conv.weight" lies in "5.2", "stem.bn.bias" in "stem"; nullopt: in a part
/// that is not compared.
std::optional<std::size_t> placeOfKey(const std::string& key,
                                      const std::vector<PlaceChange>& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string prefix = (places[i].block >= 0 ? "stages." : "") + places[i].name + '.';
        if (key.starts_with(prefix))
            return i;
    }
    return std::nullopt;
}

bool sameLayers(const HeadRest& a, const HeadRest& b) {
    return std::ranges::equal(a.stages, b.stages, [](const HeadStage& x, const HeadStage& y) {
        return x.activation == y.activation && x.linear.in == y.linear.in &&
               x.linear.out == y.linear.out;
    });
}

std::string counted(int classes) {
    return std::to_string(classes) + (classes == 1 ? " output" : " outputs");
}

/// Why the last layers cannot be compared; empty: they can.
std::string classifierNote(const Pair& pair) {
    constexpr const char* kNotCompared = ": the classifiers are not compared.";
    const Weights &a = pair.before, &b = pair.after;
    if (!a.report.classifierUsable)
        return pair.beforeTitle + " has no classifier that is read" + kNotCompared;
    if (!b.report.classifierUsable)
        return pair.afterTitle + " has no classifier that is read" + kNotCompared;
    if (a.classCount() != b.classCount())
        return pair.beforeTitle + " has " + counted(a.classCount()) + " and " + pair.afterTitle +
               " has " + counted(b.classCount()) + kNotCompared;
    const bool alike = a.headRest && b.headRest ? sameLayers(*a.headRest, *b.headRest)
                                                : !a.headRest && !b.headRest;
    if (!alike || a.spec.classCount != b.spec.classCount)
        return "The heads of " + pair.beforeTitle + " and " + pair.afterTitle +
               " have other layers" + kNotCompared;
    return {};
}

/// The tensors of the network, and those of the layers behind its classifier.
struct ComparedTensors {
    StateDict dict;
    std::vector<ParameterSpec> parameters;
};

ComparedTensors tensorsWithHead(const Weights& weights) {
    ComparedTensors all{*weights.dict, expectedParameters(buildArchitecture(weights.spec))};
    const auto add = [&](const std::string& key, std::vector<std::int64_t> shape,
                         const std::vector<float>& values, ParameterRole role) {
        all.dict.set(key, makeTensor(shape, values));
        all.parameters.push_back({key, std::move(shape), role});
    };
    int layer = 1;
    if (weights.headRest)
        for (const HeadStage& stage : weights.headRest->stages) {
            const Affine& linear = stage.linear;
            const std::string key = std::string(kClassifier) + "." + std::to_string(++layer);
            add(key + ".weight", {linear.out, linear.in}, linear.weight,
                ParameterRole::LinearWeight);
            add(key + ".bias", {linear.out}, linear.bias, ParameterRole::LinearBias);
        }
    return all;
}

std::string conventionsOf(const Weights& weights) {
    return "padding " + weights.report.padding + ", batch norm eps " +
           formatReal(weights.report.batchNormEps);
}

std::vector<std::string> notesOf(const Pair& pair) {
    std::vector<std::string> notes;
    if (std::string note = classifierNote(pair); !note.empty())
        notes.push_back(std::move(note));
    const std::string a = conventionsOf(pair.before), b = conventionsOf(pair.after);
    if (a != b)
        notes.push_back(
            "They are run differently, which changes results as well: " + pair.beforeTitle +
            " with " + a + ", " + pair.afterTitle + " with " + b + ".");
    const WeightsInfo& info = pair.before.info;
    if (!info.sha256.empty() && info.sha256 == pair.after.info.sha256)
        notes.emplace_back("Both are the same file.");
    return notes;
}

void addNonFinite(WeightsComparison& comparison) {
    const std::int64_t count = comparison.parameters.nonFinite + comparison.statistics.nonFinite;
    if (count > 0)
        comparison.notes.push_back(std::to_string(count) +
                                   " values are not finite in one or both; they are in no norm and "
                                   "in no difference.");
}

ComparedWeights described(const Weights& weights, std::string title) {
    return {std::move(title), weights.info, weights.report.names, weights.classCount()};
}

/// Into the tensor's own row, its place and the whole.
void addTensor(WeightsComparison& comparison, const ParameterSpec& parameter, std::size_t place,
               const WeightChange& change) {
    comparison.tensors.push_back({parameter.key, parameter.role, parameter.shape, place, change});
    const bool statistic = isStatistic(parameter.role);
    PlaceChange& at = comparison.places[place];
    (statistic ? at.statistics : at.parameters).add(change);
    (statistic ? comparison.statistics : comparison.parameters).add(change);
}

void compareTensors(const ComparedTensors& before, const ComparedTensors& after,
                    WeightsComparison& comparison, RunContext& context) {
    const auto count = static_cast<double>(before.parameters.size());
    double done = 0.0;
    for (const ParameterSpec& parameter : before.parameters) {
        context.checkpoint(done++ / count, "comparing " + parameter.key);
        const auto place = placeOfKey(parameter.key, comparison.places);
        const WeightTensor* a = before.dict.find(parameter.key);
        const WeightTensor* b = after.dict.find(parameter.key);
        if (place && parameter.role != ParameterRole::BnTracked && a && b)
            addTensor(comparison, parameter, *place, changeOf(*a, *b));
    }
}

}  // namespace

bool isStatistic(ParameterRole role) noexcept {
    return role == ParameterRole::BnMean || role == ParameterRole::BnVar;
}

WeightsComparison compareWeights(const Weights& before, const Weights& after, RunContext& context) {
    const Pair pair = pairOf(before, after);
    checkOneNetwork(pair);
    WeightsComparison comparison;
    comparison.spec = before.spec;
    comparison.before = described(before, pair.beforeTitle);
    comparison.after = described(after, pair.afterTitle);
    comparison.notes = notesOf(pair);
    comparison.places = placesOf(*buildGraph(before.spec));
    if (!classifierNote(pair).empty())
        comparison.places.pop_back();  // its tensors have no place any more
    compareTensors(tensorsWithHead(before), tensorsWithHead(after), comparison, context);
    addNonFinite(comparison);
    return comparison;
}

std::vector<std::size_t> rankedTensors(const WeightsComparison& comparison) {
    std::vector<std::size_t> order(comparison.tensors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return comparison.tensors[a].change.rank() > comparison.tensors[b].change.rank();
    });
    return order;
}

}  // namespace scalescope
