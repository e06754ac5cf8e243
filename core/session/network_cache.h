// SPDX-License-Identifier: Apache-2.0
// Built networks, the last used ones kept under a memory limit.
#pragma once

#include "core/base/run_context.h"
#include "core/exec/executor.h"
#include "core/exec/gradient_probe.h"
#include "core/session/run_request.h"
#include "core/weights/weights.h"

#include <list>
#include <memory>
#include <string>

namespace scalescope {

/// A network that is ready to run, and all that is known of its weights.
struct BuiltNetwork {
    Weights weights;  ///< dict is null until tensorsOf: the executor has packed it
    std::unique_ptr<Executor> executor;
    std::string executorReason;
    bool autocast = false;
    int threads = 0;
    std::unique_ptr<GradientProber> prober;  ///< made for the first class map
    std::unique_ptr<Executor> inFloat32;     ///< made for the first comparison of another dtype
};

/// The network's tensors, for questions that the executor cannot answer: read or drawn again when
/// they are first asked for, then kept. Throws as NetworkCache::weightsAgain.
[[nodiscard]] const StateDict& tensorsOf(BuiltNetwork& network, const RunRequest& request,
                                         RunContext& context);

/// The same network in float32 on the same device; nullptr when it computes in it already.
/// Throws as NetworkCache::weightsAgain and buildExecutor.
[[nodiscard]] Executor* inFloat32(BuiltNetwork& network, const RunRequest& request,
                                  RunContext& context);

class NetworkCache {
public:
    /// limitBytes: of weights held; the network in use is always kept.
    explicit NetworkCache(std::int64_t limitBytes) : m_limitBytes(limitBytes) {}

    /// Builds it, or gives the one that was built for an equal request. Valid until the next call.
    /// The others keep their weights and give back what passes need.
    /// Throws as loadWeights and buildExecutor.
    BuiltNetwork& get(const RunRequest& request, RunContext& context);
    /// The tensors of a network's weights once more, read or drawn again.
    /// Throws as loadWeights; DigestMismatch when the file is another one by now.
    [[nodiscard]] static StateDict weightsAgain(const RunRequest& request,
                                                const BuiltNetwork& network, RunContext& context);
    /// Frees everything (after running out of memory).
    void clear() { m_entries.clear(); }

private:
    struct Entry {
        std::string key;
        std::unique_ptr<BuiltNetwork> network;
    };
    void shrink();

    std::int64_t m_limitBytes;
    std::list<Entry> m_entries;  ///< last used first
};

}  // namespace scalescope
