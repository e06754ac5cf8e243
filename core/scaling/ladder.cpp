// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/ladder.h"

#include "core/base/error.h"

namespace scalescope {

PhiLadder::PhiLadder(const Coefficients& bases, ResolutionPolicy policy, std::int64_t machineBytes)
    : m_bases(bases), m_policy(policy) {
    (void)at(0);  // refuses bases and policies that cannot be used
    m_first = edge(-1);
    m_last = edge(1);
    if (machineBytes > 0)
        m_last = largest([machineBytes](const ScaledNetwork& network) {
            return network.figures.totalBytes() <= machineBytes;
        });
    if (m_last < m_first)
        requireFits(at(m_first).figures, machineBytes);
}

ScaledNetwork PhiLadder::at(int step) const {
    return applyLaw(coefficients(step), m_policy);
}

Coefficients PhiLadder::coefficients(int step) const {
    Coefficients result = m_bases;
    result.phi = step / kStepsPerPhi;
    return result;
}

bool PhiLadder::canBuild(int step) const {
    try {
        (void)networkOf(multipliersOf(coefficients(step)), m_policy);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// The outermost step that can be built, by halving.
int PhiLadder::edge(int direction) const {
    int inside = 0, outside = static_cast<int>(kLargestPhi * kStepsPerPhi) + 1;
    while (outside - inside > 1) {
        const int middle = (inside + outside) / 2;
        (canBuild(direction * middle) ? inside : outside) = middle;
    }
    return direction * inside;
}

}  // namespace scalescope
