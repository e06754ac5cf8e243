// SPDX-License-Identifier: Apache-2.0
// Watches one block of a pass and keeps its maps.
#pragma once

#include "core/diagnostics/feature_maps/feature_maps.h"
#include "core/exec/tap.h"

#include <memory>

namespace scalescope {

/// Gathers the maps of one block from a pass, first image only. Bounded: levels up to a limit
/// (above it the largest maps are reduced), histograms, and a residual block's thin input as floats
/// until its output is there.
class FeatureMapTap final : public Tap {
public:
    explicit FeatureMapTap(int block, std::int64_t bytesLimit = kMapBytesLimit);
    ~FeatureMapTap() override;
    [[nodiscard]] TapInterest interest() const override;
    /// Throws: ArgumentInvalid when the network has no such block.
    void beginPass(const Graph& graph, std::int64_t batch) override;
    void preActivation(const Node& node, const ActivationView& x) override;
    void postActivation(const Node& node, const ActivationView& y) override;
    void squeeze(const Node& node, std::span<const float> values, std::int64_t batch) override;
    void gates(const Node& node, std::span<const float> z, std::span<const float> s,
               std::int64_t batch) override;
    void output(const Node& node, const ActivationView& y) override;
    /// Of the last pass.
    [[nodiscard]] FeatureMaps maps() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope
