// SPDX-License-Identifier: Apache-2.0
#include "core/model/parameters.h"

#include "core/base/tensor.h"

namespace scalescope {

namespace {

using Parameters = std::vector<ParameterSpec>;

void addConvNorm(Parameters& list, const std::string& key, std::int64_t out,
                 std::int64_t inPerGroup, std::int64_t kernel) {
    list.push_back(
        {key + ".conv.weight", {out, inPerGroup, kernel, kernel}, ParameterRole::ConvWeight});
    list.push_back({key + ".bn.weight", {out}, ParameterRole::BnWeight});
    list.push_back({key + ".bn.bias", {out}, ParameterRole::BnBias});
    list.push_back({key + ".bn.running_mean", {out}, ParameterRole::BnMean});
    list.push_back({key + ".bn.running_var", {out}, ParameterRole::BnVar});
    list.push_back({key + ".bn.num_batches_tracked", {}, ParameterRole::BnTracked});
}

void addPointwise(Parameters& list, const std::string& key, std::int64_t out, std::int64_t in) {
    list.push_back({key + ".weight", {out, in, 1, 1}, ParameterRole::ConvWeight});
    list.push_back({key + ".bias", {out}, ParameterRole::ConvBias});
}

void addBlock(Parameters& list, const BlockSpec& block) {
    const std::string key = block.key();
    if (block.hasExpand())
        addConvNorm(list, key + ".expand", block.expandedChannels, block.inChannels, 1);
    addConvNorm(list, key + ".depthwise", block.expandedChannels, 1, block.kernel);
    addPointwise(list, key + ".se.reduce", block.squeezeChannels, block.expandedChannels);
    addPointwise(list, key + ".se.expand", block.expandedChannels, block.squeezeChannels);
    addConvNorm(list, key + ".project", block.outChannels, block.expandedChannels, 1);
}

}  // namespace

std::int64_t ParameterSpec::elements() const {
    return elementCount(shape);
}

std::int64_t ParameterSpec::fanIn() const {
    const std::int64_t outputs = shape.size() < 2 ? elements() : shape.front();
    return outputs == 0 ? 1 : elements() / outputs;
}

std::vector<ParameterSpec> expectedParameters(const Architecture& architecture) {
    Parameters list;
    addConvNorm(list, "stem", architecture.stemChannels, 3, 3);
    for (const BlockSpec& block : architecture.blocks)
        addBlock(list, block);
    addConvNorm(list, "head", architecture.headChannels, architecture.blocks.back().outChannels, 1);
    const std::int64_t classes = architecture.spec.classCount;
    list.push_back(
        {"classifier.weight", {classes, architecture.headChannels}, ParameterRole::LinearWeight});
    list.push_back({"classifier.bias", {classes}, ParameterRole::LinearBias});
    return list;
}

}  // namespace scalescope
