// SPDX-License-Identifier: Apache-2.0
// Two checkpoints of one network, tensor by tensor: what training has changed, and where.
#pragma once

#include "core/base/run_context.h"
#include "core/model/parameters.h"
#include "core/weights/weight_change.h"
#include "core/weights/weights.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// One tensor of the network, under our name.
struct TensorChange {
    std::string key;  ///< "stages.5.2.depthwise.conv.weight"
    ParameterRole role = ParameterRole::ConvWeight;
    std::vector<std::int64_t> shape;
    std::size_t place = 0;  ///< in WeightsComparison::places
    WeightChange change;
};

/// Stem, a block, head or classifier: all its tensors together.
struct PlaceChange {
    std::string name;            ///< "stem", "5.2", "head", "classifier"
    int block = -1;              ///< index into Architecture::blocks; -1 outside of them
    double relativeDepth = 0.0;  ///< as Graph::relativeDepth; stem 0, classifier 1, head between
    WeightChange parameters;     ///< what training moves: weights, biases, gamma, beta
    WeightChange statistics;     ///< running means and variances of its batch norms
};

/// One of the two.
struct ComparedWeights {
    std::string title;  ///< file name; the path where both have one name
    WeightsInfo info;
    std::string names;  ///< whose names the file has: LoadReport::names
    int classCount = 0;
};

struct WeightsComparison {
    NetworkSpec spec;  ///< of both, with the class count of the first
    ComparedWeights before, after;
    std::vector<TensorChange> tensors;    ///< that both have in one shape; in the network's order
    std::vector<PlaceChange> places;      ///< from the stem to the classifier
    WeightChange parameters, statistics;  ///< of all places
    std::vector<std::string> notes;       ///< what is not compared, and what else differs
};

[[nodiscard]] bool isStatistic(ParameterRole role) noexcept;

/// What changed from the first to the second. Heads of other class counts or layers, or that could
/// not be read, become a note; layers behind the classifier are "classifier.2.weight" and on. Batch
/// counters are no weights. Throws: ShapeMismatch with Subject::Weights for two networks; Canceled.
[[nodiscard]] WeightsComparison compareWeights(const Weights& before, const Weights& after,
                                               RunContext& context);

/// Positions in tensors, the largest relative change first; equal ones in the network's order.
[[nodiscard]] std::vector<std::size_t> rankedTensors(const WeightsComparison& comparison);

}  // namespace scalescope
