// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_choice.h"

namespace scalescope::ui {

ScalingChoice::ScalingChoice(std::int64_t memoryBytes, QObject* parent)
    : QObject(parent), m_memoryBytes(memoryBytes) {
    set({.phi = 1.0});
}

void ScalingChoice::set(const Coefficients& coefficients) {
    m_coefficients = coefficients;
    m_network = networkOfSliders(coefficients, m_memoryBytes);
    Q_EMIT changed();
}

}  // namespace scalescope::ui
