// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/weight_definitions.h"

#include "core/base/format.h"

namespace scalescope {

void addWeightDefinitions(std::vector<Definition>& all, const Thresholds& t) {
    const std::string low = formatReal(t.weightNearDead);
    all.push_back({"weights.values", "Values of the weights",
                   "Of one tensor as it lies in the file, before it is converted: L2 norm √Σw², "
                   "population standard deviation, mean, range and share of values that are "
                   "exactly 0, over the finite ones. Counters of batches are left out.",
                   "", "standard"});
    all.push_back({"weights.nonfinite", "NaN and Inf in the weights",
                   "Count of weights that are not finite; they are left out of the other measures.",
                   "fail if > 0", "own"});
    all.push_back(
        {"weights.filters", "Dead and near-dead filters",
         "Output filters of a convolution or a linear layer by their L2 norm: dead at 0, near-dead "
         "at or below " +
             low + " of the tensor's median norm, dead ones included.",
         "dead: warn if > 0; near-dead: " + limitsText(t.weightNearDeadWarn, t.weightNearDeadFail) +
             " per tensor",
         "own"});
    all.push_back(
        {"weights.fp16", "Weights in fp16",
         "Shares of the finite weights that fp16 would round to infinity (|w| ≥ 65520), that are "
         "below its smallest normal number (2⁻²⁵ < |w| < 2⁻¹⁴: fewer digits), and that it would "
         "round to 0 (0 < |w| ≤ 2⁻²⁵).",
         "warn if one becomes infinite", "limits of IEEE 754 binary16; warning own"});
    all.push_back(
        {"weights.variance", "Running variances of batch norm",
         "Near zero: 0 ≤ variance ≤ eps, with the eps of the network, so that eps and not the data "
         "decides the scale. Exploding: variance > " +
             formatReal(t.normVarianceExploding) +
             ". Below 0: its root is no number. Largest over the median tells a few channels from "
             "a whole layer.",
         "near zero: " + limitsText(t.normEpsWarn, t.normEpsFail) + " per tensor" +
             "; exploding: warn if > 0; below 0: fail if > 0",
         "own"});
    all.push_back({"weights.gain", "Gain of batch norm",
                   "|γ| / √(variance + eps) is what the norm multiplies a channel with; low at or "
                   "below " +
                       low + " of the layer's median: the channel is next to its constant β.",
                   limitsText(t.weightNearDeadWarn, t.weightNearDeadFail) + " per tensor", "own"});
}

void addChangeDefinitions(std::vector<Definition>& all, const Thresholds& /*none has any*/) {
    all.push_back({"change.relative", "Relative change of weights",
                   "Of two checkpoints, tensor by tensor or several tensors together: the norm of "
                   "after - before over the norm of before, both Euclidean, over the values that "
                   "are finite in both. Sums are taken in double.",
                   "", "standard"});
    all.push_back({"change.largest", "Largest change of a weight",
                   "The largest |after - before| of a single value.", "", "standard"});
    all.push_back({"change.cosine", "Cosine of two checkpoints",
                   "Σ before · after over the product of both norms: 1 where a tensor kept its "
                   "direction, whatever its length.",
                   "", "standard"});
    all.push_back({"change.norm_ratio", "Ratio of norms of two checkpoints",
                   "The norm of after over the norm of before: below 1 where a tensor shrank.", "",
                   "standard"});
    all.push_back({"change.changed", "Changed weights",
                   "Values whose 32 bits in float32 are others; 0: the tensor is equal to the bit, "
                   "as a frozen layer is.",
                   "", "own"});
}

}  // namespace scalescope
