// SPDX-License-Identifier: Apache-2.0
// Everything that one variant's pass over the images told: the value that pages and reports share.
#pragma once

#include "core/base/image.h"
#include "core/base/provenance.h"
#include "core/base/table.h"
#include "core/base/throughput.h"
#include "core/diagnostics/confusion.h"
#include "core/diagnostics/dtype_error.h"
#include "core/diagnostics/findings/findings.h"
#include "core/diagnostics/gates.h"
#include "core/diagnostics/memory_timeline.h"
#include "core/diagnostics/prediction.h"
#include "core/diagnostics/saturation/saturation.h"
#include "core/diagnostics/thresholds.h"
#include "core/input/skipped_image.h"
#include "core/model/cost.h"
#include "core/weights/weights.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct DiagnosisState;

/// What was fed to the network for one image.
struct InputInfo {
    std::string name;
    std::filesystem::path path;  ///< empty: no file
    std::string digest;          ///< of the decoded pixels, or of the tensor
    std::string classLabel;
    int imageWidth = 0, imageHeight = 0;  ///< of the upright image; 0 for a given tensor
    int resize = 0, crop = 0;             ///< px; 0 for a given tensor
    bool squash = false;
    std::string interpolation;     ///< "bicubic"; "none" for a given tensor
    std::string recipe;            ///< in words
    std::vector<float> mean, std;  ///< of the normalisation; empty for a given tensor
    std::vector<std::int64_t> tensorShape;
    std::vector<std::string> notes;
    std::shared_ptr<const Image>
        fed;                 ///< pixels before normalisation; first image only, may be null
    bool generated = false;  ///< drawn by the program, or of a folder named like one of its kinds
};

/// Result of a DiagnoseJob; parts that were not asked for are empty.
struct Diagnosis {
    Provenance provenance;
    NetworkSpec spec;                    ///< classCount as in the weights
    std::shared_ptr<const Graph> graph;  ///< at the input's size
    Cost cost;
    WeightsInfo weights;
    std::shared_ptr<const LoadReport> loadReport;
    LabelsPtr labels;
    Thresholds thresholds;
    std::vector<InputInfo> inputs;               ///< one per image
    std::vector<SkippedImage> skipped;           ///< images that could not be read
    std::size_t leftOut = 0;                     ///< of `skipped`, by this run
    std::vector<Prediction> predictions;         ///< one per image
    std::vector<std::filesystem::path> folders;  ///< that images were found in; as they were named
    std::optional<Confusion> confusion;          ///< of class folders that the network knows
    std::string notJudged;  ///< why there is none although there are class folders; else empty
    std::optional<GateReport> gates;
    std::optional<SaturationReport> saturation;
    std::optional<MemoryReport> memory;    ///< of the first pass
    std::optional<DtypeError> dtypeError;  ///< over the images, when passes are not in float32
    std::vector<Finding> findings;         ///< worst first
    double passMs = 0.0;                   ///< of the first, instrumented pass: not a latency
    std::optional<Throughput> throughput;  ///< of several images
    std::optional<std::string> partial;    ///< "cancelled after 12 of 40 images"
    std::shared_ptr<const DiagnosisState> state;  ///< of a partial one: what going on needs
};

/// Rules over one variant's measures, worst first.
[[nodiscard]] std::vector<Finding> findingsOf(const Diagnosis& diagnosis);
/// Rules over several variants on the same first image (disagreement, flips); same order as given.
[[nodiscard]] std::vector<Finding> familyFindings(const std::vector<const Diagnosis*>& diagnoses);
[[nodiscard]] Table toTable(const std::vector<Finding>& findings);

}  // namespace scalescope
