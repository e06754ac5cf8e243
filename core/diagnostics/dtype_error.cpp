// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/dtype_error.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

DtypeError dtypeErrorOf(std::span<const float> logits, std::span<const float> inFloat32,
                        int classCount) {
    const auto classes = static_cast<std::size_t>(std::max(classCount, 0));
    if (logits.empty() || logits.size() != inFloat32.size() || classes == 0 ||
        logits.size() % classes != 0)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Logits of two number formats must be of the same images and classes.");
    DtypeError error;
    double differences = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const double difference = double{logits[i]} - double{inFloat32[i]};
        differences += difference * difference;
        squares += double{inFloat32[i]} * double{inFloat32[i]};
        error.maxAbs = std::max(error.maxAbs, std::fabs(difference));
    }
    error.relativeRms = squares > 0.0 ? std::sqrt(differences / squares) : 0.0;
    const auto top1 = [classes](std::span<const float> all, std::size_t image) {
        const auto row = all.subspan(image * classes, classes);
        return std::max_element(row.begin(), row.end()) - row.begin();
    };
    const std::size_t images = logits.size() / classes;
    std::size_t same = 0;
    for (std::size_t image = 0; image < images; ++image)
        same += top1(logits, image) == top1(inFloat32, image) ? 1 : 0;
    error.sameTop1Share = static_cast<double>(same) / static_cast<double>(images);
    return error;
}

}  // namespace scalescope
