// SPDX-License-Identifier: Apache-2.0
#include "core/train/non_finite.h"

#include <cmath>

namespace scalescope {

namespace {

bool allFinite(const ActivationView& view) {
    const auto& [n, c, h, w] = view.size;
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t y = 0; y < h; ++y)
            for (std::int64_t x = 0; x < w; ++x)
                for (std::int64_t k = 0; k < c; ++k)
                    if (!std::isfinite(view.data[i * view.stride[0] + k * view.stride[1] +
                                                 y * view.stride[2] + x * view.stride[3]]))
                        return false;
    return true;
}

}  // namespace

void NonFiniteTap::look(const Node& node, const ActivationView& view) {
    if (m_place.empty() && !allFinite(view))
        m_place = "the output of " + node.name;
}

}  // namespace scalescope
