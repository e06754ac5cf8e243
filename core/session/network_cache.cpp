// SPDX-License-Identifier: Apache-2.0
#include "core/session/network_cache.h"

#include "core/base/error.h"
#include "core/exec/device.h"
#include "core/weights/weights_state.h"

#include <algorithm>
#include <sstream>

namespace scalescope {

namespace {

std::string askedText(const AskedConventions& asked) {
    return std::string(asked.library ? libraryWord(*asked.library) : "") + '/' +
           (asked.padding ? paddingWord(*asked.padding) : "") + '/' +
           (asked.headActivation ? headActivationWord(*asked.headActivation) : "");
}

std::string keyOf(const RunRequest& request) {
    const NetworkSpec& network = request.network;
    const Recipe recipe = recipeOf(network);
    std::ostringstream key;
    key << network.name << '|' << network.scale.width << '|' << network.scale.depth << '|'
        << network.scale.resolution << '|' << network.classCount << '|' << network.batchNormEps
        << '|' << columnOf(network).value() << '|' << recipe.resize << '|' << recipe.crop << '|'
        << static_cast<int>(recipe.interpolation) << '|' << static_cast<int>(request.weights.source)
        << '|' << request.weights.path.string() << '|' << request.weights.seed << '|'
        << askedText(request.weights.asked) << '|' << paddingWord(network.padding) << '|'
        << static_cast<int>(request.options.engine) << '|' << request.options.device << '|'
        << static_cast<int>(request.options.dtype) << '|' << request.options.autocast;
    // A file that was replaced on disk is another file.
    key << weightsState(network, request.weights);
    return key.str();
}

std::unique_ptr<BuiltNetwork> build(const RunRequest& request, RunContext& context) {
    auto network = std::make_unique<BuiltNetwork>();
    const std::string name = displayName(request.network);
    // An option that cannot be met is told before minutes of reading.
    static_cast<void>(resolveDevice(request.options.device));
    context.checkpoint(0.0, name + " weights");
    network->weights = context.within(
        0.0, 0.9, [&] { return loadWeights(request.network, request.weights, context); });
    Weights& weights = network->weights;
    context.checkpoint(0.9, name + " network");
    StateDict dict = *weights.dict;
    weights.dict.reset();
    BuiltExecutor built = buildExecutor(weights.spec, std::move(dict), request.options);
    network->executor = std::move(built.executor);
    network->executorReason = std::move(built.reason);
    network->autocast = request.options.autocast;
    return network;
}

}  // namespace

const StateDict& tensorsOf(BuiltNetwork& network, const RunRequest& request, RunContext& context) {
    if (!network.weights.dict)
        network.weights.dict = std::make_shared<const StateDict>(
            NetworkCache::weightsAgain(request, network, context));
    return *network.weights.dict;
}

Executor* inFloat32(BuiltNetwork& network, const RunRequest& request, RunContext& context) {
    if (network.executor->dtype() == Dtype::F32)
        return nullptr;
    if (!network.inFloat32) {
        RunOptions exact = request.options;
        exact.dtype = Dtype::F32;
        exact.autocast = false;
        network.inFloat32 =
            buildExecutor(network.weights.spec,
                          NetworkCache::weightsAgain(request, network, context), exact)
                .executor;
    }
    return network.inFloat32.get();
}

BuiltNetwork& NetworkCache::get(const RunRequest& request, RunContext& context) {
    const int threads = useThreads(request.options.threads);
    const std::string key = keyOf(request);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    for (auto other = m_entries.begin(); other != m_entries.end(); ++other)
        if (other != found) {
            other->network->executor->releaseWorkspace();
            if (other->network->inFloat32)
                other->network->inFloat32->releaseWorkspace();
        }
    if (found != m_entries.end())
        m_entries.splice(m_entries.begin(), m_entries, found);
    else
        m_entries.push_front({key, build(request, context)});
    shrink();
    m_entries.front().network->threads = threads;
    return *m_entries.front().network;
}

StateDict NetworkCache::weightsAgain(const RunRequest& request, const BuiltNetwork& network,
                                     RunContext& context) {
    const Weights again = loadWeights(request.network, request.weights, context);
    if (again.info.sha256 != network.weights.info.sha256)
        throw Error(ErrorCode::DigestMismatch,
                    again.info.name + ": the weights of " + displayName(request.network) +
                        " changed while they were in use; run it again.",
                    Subject::Weights);
    return *again.dict;
}

void NetworkCache::shrink() {
    std::int64_t held = 0;
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        held += entry->network->executor->weightBytes();
        if (entry->network->prober)
            held += entry->network->prober->weightBytes();
        if (entry->network->inFloat32)
            held += entry->network->inFloat32->weightBytes();
        const bool inUse = entry == m_entries.begin();
        entry = !inUse && held > m_limitBytes ? m_entries.erase(entry) : std::next(entry);
    }
}

}  // namespace scalescope
