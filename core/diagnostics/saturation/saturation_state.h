// SPDX-License-Identifier: Apache-2.0
// What is streamed of one activation and of one SE block, and the statistics made of it.
#pragma once

#include "core/diagnostics/saturation/channel_states.h"

#include <cstdint>
#include <string>

namespace scalescope {

/// What is streamed of one activation.
struct LayerState {
    ActivationStats place;  // name, shape and position; the rest is filled in the report
    std::uint64_t images = 0;
    PreActivationStats pre;
    ChannelSet before, after;  // after: depthwise outputs times their gates

    void merge(const LayerState& other);
};

struct GateState {
    std::string name;
    std::uint64_t count = 0, closed = 0, open = 0;
    Moments logits;
    FixedHistogram gates{0.0, 1.0, 200};
    NonFinite nonFinite;

    void merge(const GateState& other);
};

/// Closed and open by the logit: s itself rounds to 1 early.
void addGate(GateState& state, float z, float s, double logitLimit);

[[nodiscard]] ActivationStats statsOf(const LayerState& state, const Thresholds& thresholds);
[[nodiscard]] GateSaturation gateSaturation(int block, const GateState& state,
                                            const Thresholds& thresholds);

}  // namespace scalescope
