// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/tensor_choice.h"

#include "ui/pages/page_parts.h"

#include <cmath>

namespace scalescope::ui {

const TensorStats* TensorChoice::of(const WeightsReport& report) const {
    if (!report.statistics)
        return nullptr;
    const double depth = shownDepth(m_selection);
    const TensorStats* nearest = nullptr;
    for (const TensorStats& stats : report.statistics->tensors) {
        if (!m_fileKey.empty()) {
            if (stats.fileKey == m_fileKey)
                return &stats;
            continue;
        }
        if (stats.part != m_part)
            continue;
        if (!nearest ||
            std::abs(stats.relativeDepth - depth) < std::abs(nearest->relativeDepth - depth))
            nearest = &stats;
    }
    return nearest;
}

void TensorChoice::pick(const TensorStats& stats) {
    const std::string fileKey = stats.part.empty() ? stats.fileKey : std::string();
    const bool isNew = stats.part != m_part || fileKey != m_fileKey;
    if (!stats.part.empty())
        m_part = stats.part;
    m_fileKey = fileKey;
    if (stats.block >= 0)
        m_selection.setDepth(stats.relativeDepth);
    if (isNew)
        Q_EMIT changed();
}

void TensorChoice::setPart(const std::string& part) {
    if ((part == m_part && m_fileKey.empty()) || part.empty())
        return;
    m_part = part;
    m_fileKey.clear();
    Q_EMIT changed();
}

}  // namespace scalescope::ui
