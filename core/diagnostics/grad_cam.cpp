// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/grad_cam.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

struct Extent {
    std::size_t channels = 0, height = 0, width = 0;
    [[nodiscard]] std::size_t positions() const { return height * width; }
};

Extent extentOf(const GradientProbe& probe) {
    const auto& shape = probe.activations.shape;
    if (shape.size() != 4 || shape[0] != 1 || shape[2] * shape[3] < 2)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Grad-CAM needs a node with a height and a width; choose an earlier block or a "
                    "larger input.");
    const Extent extent{static_cast<std::size_t>(shape[1]), static_cast<std::size_t>(shape[2]),
                        static_cast<std::size_t>(shape[3])};
    const std::size_t count = extent.channels * extent.positions();
    if (probe.gradients.shape != shape || probe.activations.values.size() != count ||
        probe.gradients.values.size() != count)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Grad-CAM needs one gradient for every activation of the node.");
    return extent;
}

/// Weighted sum of the channels; a channel's weight is its mean gradient (eq. 1), then the positive
/// part (eq. 2).
std::vector<double> positivePart(const GradientProbe& probe, const Extent& extent) {
    const std::size_t positions = extent.positions();
    std::vector<double> map(positions, 0.0);
    for (std::size_t c = 0; c < extent.channels; ++c) {
        const float* gradient = probe.gradients.values.data() + c * positions;
        const float* activation = probe.activations.values.data() + c * positions;
        double weight = 0.0;
        for (std::size_t i = 0; i < positions; ++i)
            weight += double{gradient[i]};
        weight /= static_cast<double>(positions);
        for (std::size_t i = 0; i < positions; ++i)
            map[i] += weight * double{activation[i]};
    }
    for (double& value : map) {
        if (!std::isfinite(value))
            throw Error(
                ErrorCode::ArgumentInvalid,
                "Grad-CAM has no map here: an activation or a gradient of the node is not finite.");
        value = std::max(value, 0.0);
    }
    return map;
}

}  // namespace

GradCam gradCam(const GradientProbe& probe) {
    const Extent extent = extentOf(probe);
    const std::vector<double> map = positivePart(probe, extent);
    const double top = *std::max_element(map.begin(), map.end());
    GradCam cam;
    cam.classIndex = probe.classIndex;
    if (const auto at = static_cast<std::size_t>(probe.classIndex); at < probe.logits.size())
        cam.score = double{probe.logits[at]};
    cam.map.title = "Grad-CAM";
    cam.map.rows = {"row", "", false};
    cam.map.columns = {"column", "", false};
    cam.map.rowCount = extent.height;
    cam.map.columnCount = extent.width;
    for (const double value : map)
        cam.map.values.push_back(top > 0.0 ? static_cast<float>(value / top) : 0.0F);
    return cam;
}

}  // namespace scalescope
