// SPDX-License-Identifier: Apache-2.0
// Gathers the saturation of a pass while it runs.
#pragma once

#include "core/diagnostics/saturation/saturation.h"
#include "core/exec/tap.h"

#include <cstdint>
#include <memory>
#include <span>

namespace scalescope {

/// Streams over every activation of a pass once.
class SaturationTap final : public Tap {
public:
    explicit SaturationTap(const Thresholds& thresholds = {});
    SaturationTap(const SaturationTap& other);  ///< goes on from what the other has gathered
    SaturationTap& operator=(const SaturationTap&) = delete;
    ~SaturationTap() override;
    [[nodiscard]] TapInterest interest() const override;
    void beginPass(const Graph& graph, std::int64_t batch) override;
    void endPass() override;  ///< a pass counts when it ends; a cancelled one leaves nothing behind
    void preActivation(const Node& node, const ActivationView& x) override;
    void postActivation(const Node& node, const ActivationView& y) override;
    ActivationGather* gatherOf(const Node& node, std::int64_t batch, int threads) override;
    void endGather(const Node& node) override;
    void gates(const Node& node, std::span<const float> z, std::span<const float> s,
               std::int64_t batch) override;
    [[nodiscard]] SaturationReport report() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope
