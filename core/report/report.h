// SPDX-License-Identifier: Apache-2.0
// Results of several variants as one document; the writers turn it into files.
#pragma once

#include "core/base/error.h"
#include "core/bench/benchmark.h"
#include "core/bench/machine.h"
#include "core/diagnostics/diagnosis.h"
#include "core/input/image_file.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// What is known of one variant; a failing one says why, the others go on.
struct VariantResult {
    NetworkSpec spec;
    std::shared_ptr<const Diagnosis> diagnosis;
    std::shared_ptr<const BenchmarkResult> benchmark;
    std::optional<Failure> failure;
};

/// Which sections a document carries.
struct ReportSections {
    bool predictions = true, gates = true, saturation = true, memory = true, latency = true,
         findings = true, weights = true, environment = true, definitions = true;
};

struct Report {
    std::string title = "ScaleScope report";
    std::string when;  ///< ISO 8601, UTC
    Environment environment;
    Thresholds thresholds;
    ReportSections sections;
    std::shared_ptr<const LoadedImage> image;  ///< first image; null for a tensor
    std::vector<VariantResult> variants;       ///< in order B0..B7
    Agreement agreement;                       ///< over all images
    std::vector<Finding> findings;             ///< of all variants and the family, worst first
    std::optional<std::string> partial;        ///< why something is missing
};

/// Fills agreement and findings from the variants.
[[nodiscard]] Report makeReport(std::vector<VariantResult> variants,
                                std::shared_ptr<const LoadedImage> image,
                                const Thresholds& thresholds, const ReportSections& sections = {});

enum class ReportFormat { Html, Json, Csv, Markdown, Pdf, Png };
/// By extension: .html .htm .json .csv .md .markdown .pdf .png. Throws: ArgumentInvalid.
[[nodiscard]] ReportFormat reportFormat(std::string_view fileName);

}  // namespace scalescope
