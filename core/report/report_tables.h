// SPDX-License-Identifier: Apache-2.0
// What several variants told, as tables: for the terminal, Markdown, PDF, JSON and HTML.
#pragma once

#include "core/base/table.h"
#include "core/report/report.h"

#include <vector>

namespace scalescope {

/// One row per variant: weights, cost, top-1, gates, saturation, memory, latency, findings.
[[nodiscard]] Table overviewTable(const std::vector<VariantResult>& variants,
                                  const ReportSections& sections = {});
/// One row per variant and SE block.
[[nodiscard]] Table gateTable(const std::vector<VariantResult>& variants);
/// One row per variant and activation.
[[nodiscard]] Table saturationTable(const std::vector<VariantResult>& variants);
/// One row per variant: measured beside predicted, the tensor at the peak.
[[nodiscard]] Table memoryTable(const std::vector<VariantResult>& variants);
/// One row per benchmark.
[[nodiscard]] Table latencyTable(const std::vector<VariantResult>& variants);
/// The family or a scale of one's own, per network.
[[nodiscard]] Table infoTable(const std::vector<NetworkSpec>& networks);

/// Every table of a document, in order, without those that have no row.
[[nodiscard]] std::vector<Table> reportTables(const Report& report);

}  // namespace scalescope
