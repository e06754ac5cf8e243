// SPDX-License-Identifier: Apache-2.0
// Results of several variants as one document; the writers turn it into files.
#pragma once

#include "core/base/error.h"
#include "core/bench/benchmark.h"
#include "core/bench/machine.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/grad_cam.h"
#include "core/input/image_file.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// Where a class was seen, and the pixels that the map lies over.
struct ClassMap {
    std::shared_ptr<const GradCam> cam;
    std::shared_ptr<const Image> fed;  ///< may be null
};

/// What is known of one variant; a failing one says why, the others go on.
struct VariantResult {
    NetworkSpec spec;
    std::shared_ptr<const Diagnosis> diagnosis;
    std::shared_ptr<const BenchmarkResult> benchmark;
    std::optional<Failure> failure;
    std::optional<ClassMap> classMap{};                              ///< where one was asked for
    std::vector<std::shared_ptr<const AblationReport>> ablations{};  ///< those that were asked for
};

/// Which sections a document carries.
struct ReportSections {
    bool predictions = true, gates = true, saturation = true, memory = true, latency = true,
         findings = true, weights = true, environment = true, definitions = true, scaling = true,
         architecture = true, classMaps = true, ablation = true;
};

struct Report {
    std::string title = "ScaleScope report";
    std::string when;  ///< ISO 8601, UTC
    Environment environment;
    Thresholds thresholds;
    ReportSections sections;
    std::shared_ptr<const LoadedImage> image;  ///< first image; null for a tensor
    std::string folder;                        ///< that all images lie in; empty: of none
    std::size_t imagesAsked = 0;               ///< 0: as many as there are results of
    std::vector<VariantResult> variants;       ///< in order B0..B7
    Agreement agreement;                       ///< over all images
    std::vector<Finding> findings;             ///< of all variants and the family (comesBefore)
    std::optional<std::string> partial;        ///< why something is missing
};

/// Which variants failed, and which were cancelled on their way through the images; nullopt when
/// all went well.
[[nodiscard]] std::optional<std::string> missingFrom(const std::vector<VariantResult>& variants);
/// Fills agreement and findings from the variants.
[[nodiscard]] Report makeReport(std::vector<VariantResult> variants,
                                std::shared_ptr<const LoadedImage> image,
                                const Thresholds& thresholds, const ReportSections& sections = {});

enum class ReportFormat { Html, Json, Csv, CsvTables, Markdown, Pdf, Png };
/// By extension: .html .htm .json .csv .md .markdown .pdf .png; a name that ends with "/" is a
/// folder of tables. Throws: ArgumentInvalid.
[[nodiscard]] ReportFormat reportFormat(std::string_view fileName);

}  // namespace scalescope
