// SPDX-License-Identifier: Apache-2.0
// Runs a network on a tensor and lets taps watch. Two executors stand behind it.
#pragma once

#include "core/base/run_context.h"
#include "core/base/tensor.h"
#include "core/exec/intervention.h"
#include "core/exec/run_options.h"
#include "core/exec/tap.h"
#include "core/model/cost.h"
#include "core/model/graph.h"
#include "core/model/memory_prediction.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

struct PassOptions {
    std::span<Tap* const> taps;
    std::span<const Intervention> interventions;
};

/// Logits of one pass. Shape: [N, classCount] float32.
struct PassResult {
    std::int64_t batch = 0;
    int classCount = 0;
    std::vector<float> logits;
    /// Taps wanted sums of activations that are not finite: every node was run again on its own.
    bool ranAgain = false;
};

/// A built network. Thread: one at a time.
class Executor {
public:
    virtual ~Executor() = default;
    /// Shape: input [N,3,H,W] float32. Throws: ShapeMismatch, OutOfMemory; Canceled.
    [[nodiscard]] virtual PassResult run(const TensorF32& input, const PassOptions& options,
                                         RunContext& context) = 0;
    /// Times plain passes of one prepared input; no taps. Result: ms per pass, one per repeat.
    /// Reports every repeat through onRepeat (for progress and time limits); it returns false to
    /// stop.
    virtual std::vector<double> time(const TensorF32& input, int warmup, int repeats,
                                     const std::function<bool(int done)>& onRepeat) = 0;
    [[nodiscard]] virtual const char* name() const noexcept = 0;  ///< "reference", "fused"
    [[nodiscard]] virtual std::string device() const = 0;         ///< "cpu", "cuda:0"
    [[nodiscard]] virtual Dtype dtype() const noexcept = 0;
    [[nodiscard]] virtual std::int64_t weightBytes() const noexcept = 0;
    /// Memory kept for the next pass of a size that was run before: plans and their arenas.
    [[nodiscard]] virtual std::int64_t workspaceBytes() const noexcept { return 0; }
    /// Gives it back; the next pass plans anew.
    virtual void releaseWorkspace() noexcept {}
    /// How it was built: what its need of memory is told by.
    [[nodiscard]] virtual RunOptions options() const;
    /// Live tensor bytes of run() with the same arguments, where the executor lays them out itself;
    /// the input is counted. nullopt: an allocator decides.
    [[nodiscard]] virtual std::optional<MemoryPrediction> memoryPlan(
        const TensorF32& /*input*/, const PassOptions& /*options*/) {
        return std::nullopt;
    }
};

/// Throws: ShapeMismatch unless the input is [N, 3, H, W] with as many values.
void checkInput(const TensorF32& input);

/// An executor and why it was chosen.
struct BuiltExecutor {
    std::unique_ptr<Executor> executor;
    std::string reason;  ///< why this one: what `auto` found, or "asked for"
};

/// Why the fused engine cannot run a network with these options, as the middle of a sentence; empty
/// when it can. device as resolveDevice gives it.
[[nodiscard]] std::string fusedObstacle(const Architecture& architecture, const std::string& device,
                                        const RunOptions& options);

/// Weights that are moved in give their memory back as far as the executor packs its own.
/// Throws: DeviceUnavailable, ArgumentInvalid, TensorMissing, ShapeMismatch, OutOfMemory.
[[nodiscard]] BuiltExecutor buildExecutor(const NetworkSpec& spec, StateDict weights,
                                          const RunOptions& options);

}  // namespace scalescope
