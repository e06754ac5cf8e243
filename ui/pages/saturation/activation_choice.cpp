// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/activation_choice.h"

#include "ui/pages/page_parts.h"

#include <algorithm>

namespace scalescope::ui {

const ActivationStats* ActivationChoice::of(const Diagnosis& diagnosis) const {
    if (!diagnosis.saturation || diagnosis.saturation->activations.empty() || !diagnosis.graph)
        return nullptr;
    const auto& all = diagnosis.saturation->activations;
    const double depth = shownDepth(m_selection);
    if (m_part == "stem" && depth == 0.0)
        return &all.front();
    if (m_part == "head" && depth == 1.0)
        return &all.back();
    const int block = diagnosis.graph->blockAtDepth(depth);
    const ActivationStats* found = nullptr;  // of the part, else the block's last one
    for (const ActivationStats& activation : all)
        if (activation.block == block && (!found || found->part != m_part))
            found = &activation;
    return found ? found : &all.front();
}

void ActivationChoice::pick(const Diagnosis& diagnosis, const ActivationStats& activation) {
    const double depth = activation.block >= 0 ? diagnosis.graph->relativeDepth(activation.block)
                         : activation.part == "stem" ? 0.0
                                                     : 1.0;
    setPart(activation.part);
    m_selection.setDepth(depth);
}

void ActivationChoice::setPart(const std::string& part) {
    if (part == m_part || part.empty())
        return;
    m_part = part;
    Q_EMIT changed();
}

}  // namespace scalescope::ui
