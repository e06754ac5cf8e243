// SPDX-License-Identifier: Apache-2.0
// Finds where in a pass the first value that is not finite appears.
#pragma once

#include "core/exec/tap.h"

#include <string>

namespace scalescope {

class NonFiniteTap final : public Tap {
public:
    [[nodiscard]] TapInterest interest() const override {
        return {.activations = true, .gates = false, .outputs = true, .nodes = false};
    }
    void preActivation(const Node& node, const ActivationView& x) override { look(node, x); }
    void output(const Node& node, const ActivationView& y) override { look(node, y); }

    /// "the output of 5.2 depthwise"; empty while everything is finite.
    [[nodiscard]] const std::string& place() const { return m_place; }

private:
    void look(const Node& node, const ActivationView& view);

    std::string m_place;
};

}  // namespace scalescope
