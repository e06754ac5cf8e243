// SPDX-License-Identifier: Apache-2.0
// What random values are drawn with, so that a network of them is calm on every picture.
#pragma once

#include "core/model/parameters.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace scalescope {

/// Normal values of one parameter; spread 0: all of them are the mean.
struct Draw {
    double mean = 0.0, spread = 0.0;
};

/// Convolutions and the classifier are He normal (He et al. 2015, eq. 10: variance 2 / fan-in).
/// Batch norms take no mean away and divide by one number per kind of layer, that of unit scale: a
/// mean by channel, as training leaves it, would magnify in every layer how a picture differs from
/// those it was measured on, and B7 would end at 1e6. They add a normal shift, which keeps a layer
/// alive where a picture gives nothing. The last one of a residual branch scales it, so that a
/// stage's sum does not grow with its blocks. Squeeze and excitation answers strength with smaller
/// gates, as an automatic gain control does: what scale is left over does not add up over depth.
/// Checked: standard deviations of all layers of B0 to B7, tests/core/exec/tst_random_scale.cpp.
class RandomScale {
public:
    explicit RandomScale(const Architecture& architecture);
    [[nodiscard]] Draw of(const ParameterSpec& parameter) const;

private:
    std::unordered_map<std::string, double> m_branchScales;  ///< by "stages.5.2.project.bn"
    std::unordered_set<std::string> m_onBlocks;  ///< depthwise ones that see a block's output
};

}  // namespace scalescope
