// SPDX-License-Identifier: Apache-2.0
// Class activation map of one class at one node.
// Source: Selvaraju et al. 2017, eq. 1-2.
#pragma once

#include "core/base/series.h"
#include "core/exec/gradient_probe.h"

#include <string>

namespace scalescope {

struct GradCam {
    int classIndex = 0;
    std::string classLabel;
    std::string node;    ///< "head", "5.2"
    double score = 0.0;  ///< logit of the class
    Grid2d map;          ///< h x w of the node, values in [0, 1]; all 0 when nothing is positive
    std::string imageName;
    bool meaningful = true;  ///< false for random weights
};

/// Throws: ArgumentInvalid when the node has no spatial extent.
[[nodiscard]] GradCam gradCam(const GradientProbe& probe);

}  // namespace scalescope
