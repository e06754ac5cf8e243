// SPDX-License-Identifier: Apache-2.0
// One function per question; each answers with a built network at hand.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Questions and answers are in questions/.
struct AblateJob;
struct AblationResult;
struct BatchCheck;
struct BenchmarkJob;
struct BenchmarkResult;
struct BudgetFit;
struct CheckBatchJob;
struct CompareJob;
struct DiagnoseJob;
struct Diagnosis;
struct ExportJob;
struct ExportedWeights;
struct FeatureMapsJob;
struct FeatureMapsResult;
struct FetchWeightsJob;
struct FetchedWeights;
struct FitJob;
struct GradCamJob;
struct GradCamResult;
struct LiveJob;
struct LiveRun;
struct MachineJob;
struct MachineRoof;
struct MeasureJob;
struct MeasuredNetworks;
struct PreprocessingJob;
struct PreprocessingResult;
struct SearchJob;
struct SearchResult;
struct Thumbnail;
struct ThumbnailJob;
struct WeightsReport;
struct WeightsReportJob;
struct WeightsComparison;

/// Passes over all images with every diagnostic that was asked for. Cancelled after the first of
/// several images it gives a partial result. Throws as makeFeed and Executor::run; Canceled.
[[nodiscard]] Diagnosis answer(const DiagnoseJob& job, BuiltNetwork& network, RunContext& context);
[[nodiscard]] BenchmarkResult answer(const BenchmarkJob& job, BuiltNetwork& network,
                                     RunContext& context);
[[nodiscard]] GradCamResult answer(const GradCamJob& job, BuiltNetwork& network,
                                   RunContext& context);
/// GateMean without given means takes them from the job's images when there are two or more, else
/// from the embedded sample photographs. Cancelled after the first block it gives a partial result.
[[nodiscard]] AblationResult answer(const AblateJob& job, BuiltNetwork& network,
                                    RunContext& context);
[[nodiscard]] FeatureMapsResult answer(const FeatureMapsJob& job, BuiltNetwork& network,
                                       RunContext& context);
/// One pass per way of preprocessing. Throws: ArgumentInvalid for a given tensor; as loadSource and
/// fedBy.
[[nodiscard]] PreprocessingResult answer(const PreprocessingJob& job, BuiltNetwork& network,
                                         RunContext& context);
/// Passes frame after frame. Cancelled after the first one, or where the video breaks then, it
/// gives a partial result.
/// Throws: as VideoSource and preparePixels; ArgumentInvalid for a block that there is not.
[[nodiscard]] LiveRun answer(const LiveJob& job, BuiltNetwork& network, RunContext& context);
/// Throws: FileUnwritable.
[[nodiscard]] ExportedWeights answer(const ExportJob& job, BuiltNetwork& network,
                                     RunContext& context);

/// Builds no network. Throws: as commonNetwork, loadWeights
/// and compareWeights.
[[nodiscard]] WeightsComparison answer(const CompareJob& job, RunContext& context);

/// Networks of the compound law: each is built with random weights, run and given up again.
/// Throws: as measureNetworks, fitBudget, gridSearch and accuracySearch.
[[nodiscard]] MeasuredNetworks answer(const MeasureJob& job, RunContext& context);
[[nodiscard]] BudgetFit answer(const FitJob& job, RunContext& context);
[[nodiscard]] SearchResult answer(const SearchJob& job, RunContext& context);

/// Throws: as checkBatch and programRunner.
[[nodiscard]] BatchCheck answer(const CheckBatchJob& job, RunContext& context);

/// About a second of full load. Throws: std::bad_alloc.
[[nodiscard]] MachineRoof answer(const MachineJob& job, RunContext& context);

/// A file that cannot be used, or read, is no failure: the report says why.
[[nodiscard]] WeightsReport answer(const WeightsReportJob& job, RunContext& context);

/// Throws: as loadSource.
[[nodiscard]] Thumbnail answer(const ThumbnailJob& job, RunContext& context);

/// Throws: as fetchFile; ArgumentInvalid.
[[nodiscard]] FetchedWeights answer(const FetchWeightsJob& job, RunContext& context);

}  // namespace scalescope
