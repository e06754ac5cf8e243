// SPDX-License-Identifier: Apache-2.0
// What several variants told, as tables: for the terminal, Markdown and PDF.
#pragma once

#include "core/base/table.h"
#include "core/report/report.h"

#include <vector>

namespace scalescope {

/// One row per variant: weights, cost, top-1, gates, saturation, memory, latency, findings.
[[nodiscard]] Table overviewTable(const std::vector<VariantResult>& variants);
/// One row per variant, image and rank. Random weights are marked.
[[nodiscard]] Table predictionTable(const std::vector<VariantResult>& variants);
/// One row per variant and SE block.
[[nodiscard]] Table gateTable(const std::vector<VariantResult>& variants);
/// One row per variant and activation.
[[nodiscard]] Table saturationTable(const std::vector<VariantResult>& variants);
/// One row per variant: measured beside predicted, the tensor at the peak.
[[nodiscard]] Table memoryTable(const std::vector<VariantResult>& variants);
/// One row per benchmark.
[[nodiscard]] Table latencyTable(const std::vector<VariantResult>& variants);
/// One row per variant: engine and why, device, number format; images per second of several images.
[[nodiscard]] Table runTable(const std::vector<VariantResult>& variants);
/// One row per variant: badge, file, digest.
[[nodiscard]] Table weightsTable(const std::vector<VariantResult>& variants);
/// The family or a scale of one's own, per network.
[[nodiscard]] Table infoTable(const std::vector<NetworkSpec>& networks);

/// Largest left-tail share over the activations of a variant; nullopt without any.
[[nodiscard]] std::optional<double> worstLeftShare(const SaturationReport& report);
/// Mean gate, closed and open share over all gates of all blocks.
struct GateTotals {
    double mean = 0.0, closedShare = 0.0, openShare = 0.0;
};
[[nodiscard]] std::optional<GateTotals> gateTotals(const GateReport& report);

}  // namespace scalescope
