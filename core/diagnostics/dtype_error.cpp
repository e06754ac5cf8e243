// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/dtype_error.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

bool finite(std::span<const float> logits) {
    return std::ranges::all_of(logits, [](float logit) { return std::isfinite(logit); });
}

}  // namespace

void DtypeErrorOver::add(std::span<const float> logits, std::span<const float> inFloat32,
                         int classCount) {
    const auto classes = static_cast<std::size_t>(std::max(classCount, 0));
    if (logits.empty() || logits.size() != inFloat32.size() || classes == 0 ||
        logits.size() % classes != 0)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Logits of two number formats must be of the same images and classes.");
    for (std::size_t at = 0; at < logits.size(); at += classes)
        addImage(logits.subspan(at, classes), inFloat32.subspan(at, classes));
}

void DtypeErrorOver::addImage(std::span<const float> logits, std::span<const float> inFloat32) {
    if (!finite(inFloat32))
        return;
    ++m_images;
    if (!finite(logits))
        return;
    double differences = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const double difference = double{logits[i]} - double{inFloat32[i]};
        differences += difference * difference;
        squares += double{inFloat32[i]} * double{inFloat32[i]};
        m_maxAbs = std::max(m_maxAbs, std::fabs(difference));
    }
    ++m_finite;
    m_relativeRms += squares > 0.0 ? std::sqrt(differences / squares) : 0.0;
    const auto top1 = [](std::span<const float> row) {
        return std::ranges::max_element(row) - row.begin();
    };
    m_sameTop1 += top1(logits) == top1(inFloat32) ? 1 : 0;
}

std::optional<DtypeError> DtypeErrorOver::result() const {
    if (m_images == 0)
        return std::nullopt;
    DtypeError error;
    error.images = m_images;
    error.sameTop1Share = static_cast<double>(m_sameTop1) / static_cast<double>(m_images);
    if (m_finite > 0) {
        error.relativeRms = m_relativeRms / static_cast<double>(m_finite);
        error.maxAbs = m_maxAbs;
    }
    return error;
}

std::optional<DtypeError> dtypeErrorOf(std::span<const float> logits,
                                       std::span<const float> inFloat32, int classCount) {
    DtypeErrorOver all;
    all.add(logits, inFloat32, classCount);
    return all.result();
}

}  // namespace scalescope
