// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_order.h"

#include <algorithm>

namespace scalescope {

LabelNames labelsInOrder(NumberedLabels numbered) {
    std::sort(numbered.begin(), numbered.end());
    const std::size_t count = numbered.size();
    bool fromOne = count > 0;
    for (std::size_t i = 0; i < count; ++i)
        fromOne = fromOne && numbered[i].first == i + 1;
    if (fromOne)
        return {{},
                "its indices run from 1 to " + std::to_string(count) +
                    ", but classes count from 0, so it is not certain which class is meant; write "
                    "them from 0.",
                ErrorCode::ArgumentInvalid};
    LabelNames found;
    for (std::size_t i = 0; i < count; ++i) {
        if (numbered[i].first != i)
            return {{},
                    "index " + std::to_string(numbered[i].first) + " stands twice or is above " +
                        std::to_string(count - 1) + kIndicesAre,
                    ErrorCode::ArgumentInvalid};
        found.names.push_back(std::move(numbered[i].second));
    }
    return found;
}

}  // namespace scalescope
