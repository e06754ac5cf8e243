// SPDX-License-Identifier: Apache-2.0
// The networks of whole steps of phi, which of them can be built, and which satisfy a limit.
#pragma once

#include "core/scaling/law.h"

namespace scalescope {

class PhiLadder {
public:
    static constexpr double kStepsPerPhi = 100.0;

    /// machineBytes: larger networks are not looked at; 0: any.
    /// Throws: as applyLaw at phi 0; OutOfMemory when not even the smallest network fits.
    PhiLadder(const Coefficients& bases, ResolutionPolicy policy, std::int64_t machineBytes);
    [[nodiscard]] ScaledNetwork at(int step) const;
    [[nodiscard]] int first() const { return m_first; }
    [[nodiscard]] int last() const { return m_last; }
    /// The largest step whose network satisfies a condition that larger networks satisfy ever
    /// less; first() - 1 when none does.
    template <typename Condition>
    [[nodiscard]] int largest(Condition condition) const;

private:
    [[nodiscard]] Coefficients coefficients(int step) const;
    [[nodiscard]] bool canBuild(int step) const;
    [[nodiscard]] int edge(int direction) const;

    Coefficients m_bases;
    ResolutionPolicy m_policy;
    int m_first = 0, m_last = 0;
};

template <typename Condition>
int PhiLadder::largest(Condition condition) const {
    int inside = m_first - 1, outside = m_last + 1;
    while (outside - inside > 1) {
        const int middle = inside + (outside - inside) / 2;
        (condition(at(middle)) ? inside : outside) = middle;
    }
    return inside;
}

}  // namespace scalescope
