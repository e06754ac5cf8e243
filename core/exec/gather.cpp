// SPDX-License-Identifier: Apache-2.0
#include "core/exec/gather.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

bool ActivationGather::isFinite() const {
    return std::all_of(threads.begin(), threads.end(), [](const ThreadGather& each) {
        return std::isfinite(each.squares) &&
               std::all_of(each.channelSquares.begin(), each.channelSquares.end(),
                           [](double squares) { return std::isfinite(squares); });
    });
}

}  // namespace scalescope
