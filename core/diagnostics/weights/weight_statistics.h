// SPDX-License-Identifier: Apache-2.0
// How the values of weights are spread, tensor by tensor: no image and no pass is needed.
#pragma once

#include "core/base/run_context.h"
#include "core/diagnostics/thresholds.h"
#include "core/diagnostics/weights/tensor_scan.h"
#include "core/model/variant.h"
#include "core/weights/load_report.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Output filters of a convolution or a linear layer, by their L2 norms.
struct FilterNorms {
    std::uint64_t count = 0;
    std::uint64_t dead = 0;      ///< norm 0
    std::uint64_t nearDead = 0;  ///< norm <= weightNearDead of the median; dead ones included
    [[nodiscard]] double nearDeadShare() const;
};

/// The running variances of a batch norm, and what it multiplies its channels with.
struct NormVariances {
    std::uint64_t count = 0;
    std::uint64_t negative = 0;      ///< their root is no number
    std::uint64_t epsDominated = 0;  ///< 0 <= variance <= eps: eps decides the scale, not the data
    std::uint64_t exploding = 0;     ///< above normVarianceExploding
    std::optional<double> maxOverMedian;    ///< nullopt: the median is not positive
    std::optional<std::uint64_t> lowGains;  ///< |gamma| / sqrt(variance + eps) <= weightNearDead of
                                            ///< the median; nullopt: there is no gamma beside it
    [[nodiscard]] double epsShare() const;
    [[nodiscard]] std::optional<double> lowGainShare() const;
};

/// One floating tensor of the weights.
struct TensorStats {
    std::string fileKey;         ///< as the file names it
    std::string key;             ///< ours; empty: the network has no place for it
    std::string place;           ///< "5.2", "stem", "head", "classifier"; empty without key
    std::string part;            ///< "depthwise.conv.weight"; empty without key
    int block = -1;              ///< index; -1 outside of the blocks
    double relativeDepth = 0.0;  ///< stem 0, a block's middle, head and classifier 1
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    ScannedTensor scan;
    std::optional<FilterNorms> filters;      ///< of weights with an input and an output
    std::optional<NormVariances> variances;  ///< of running variances
    Verdict verdict = Verdict::Ok;           ///< of the thresholds
};

struct WeightStatistics {
    /// In the order of the network, then, in that of the file, what it has no place for; counters
    /// are left out.
    std::vector<TensorStats> tensors;
    double batchNormEps = 1e-5;        ///< that variances were compared with
    std::uint64_t normCount = 0;       ///< batch norms
    std::uint64_t untrainedNorms = 0;  ///< those with nothing but running means 0 and variances 1
    Thresholds thresholds;
};

/// Weights, what they were matched with, and of which network.
struct WeightsToMeasure {
    const StateDict& tensors;
    const LoadReport& load;  ///< says which tensor of the file is which of the network
    const NetworkSpec& spec;
};

/// Reads every floating value twice. Throws: Canceled.
[[nodiscard]] WeightStatistics weightStatistics(const WeightsToMeasure& weights,
                                                const Thresholds& thresholds, RunContext& context);

}  // namespace scalescope
