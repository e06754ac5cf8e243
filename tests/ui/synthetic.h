// SPDX-License-Identifier: Apache-2.0
// Results as core would give them, made without a network: for tests of the window.
#pragma once

#include "core/bench/benchmark.h"
#include "core/bench/machine_roof.h"
#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/preprocessing/preprocessing_result.h"
#include "core/diagnostics/weights/weights_report.h"
#include "core/scaling/definition.h"
#include "core/session/asking.h"
#include "core/session/questions/ablate_job.h"
#include "core/session/questions/feature_maps_job.h"
#include "core/session/questions/grad_cam_job.h"
#include "core/weights/compare.h"

namespace scalescope {
struct LiveJob;
}  // namespace scalescope

namespace scalescope::test {

/// What the made-up results should look like.
struct SyntheticOptions {
    std::uint64_t imageCount = 1;
    std::vector<std::string> classLabels{};  ///< image i is of class i % size; empty: no classes
    WeightsKind weights = WeightsKind::Verified;
    bool nonFinite = false;  ///< NaN in the middle of the network, spreading
    int flippedVariant = 2;  ///< its top-1 differs from the others; -1: none
};

/// A network of one's own, "mine", "mine-2", ...: the made-up results of column 8 + index are of
/// it.
[[nodiscard]] NetworkDefinition ownDefinition(int index);
/// A cat-like photograph of 640 x 480.
[[nodiscard]] LoadedImage syntheticImage();
/// Every part filled, on the real graph of B0..B7 or of ownDefinition; the same values at every
/// call.
[[nodiscard]] Diagnosis syntheticDiagnosis(int variant, const SyntheticOptions& options = {});
/// Sums, shares and quantiles fit the single values.
[[nodiscard]] GateReport syntheticGates(const Graph& graph, int variant,
                                        const SyntheticOptions& options = {});
[[nodiscard]] SaturationReport syntheticSaturation(const Graph& graph, int variant,
                                                   const SyntheticOptions& options = {});
[[nodiscard]] Prediction syntheticPrediction(int variant, const SyntheticOptions& options = {});
[[nodiscard]] BenchmarkResult syntheticBenchmark(int variant, const SyntheticOptions& options = {});
/// classIndex < 0: the top-1 class.
[[nodiscard]] GradCamResult syntheticGradCam(int variant, int classIndex = -1);
[[nodiscard]] AblationResult syntheticAblation(int variant, InterventionKind kind,
                                               const SyntheticOptions& options = {});

/// Waves of every channel, gates that fall from channel to channel, the block's random SE weights.
[[nodiscard]] FeatureMapsResult syntheticFeatureMaps(int variant, int block);

/// Of every way of the variant's recipe: the k-th feeds k levels more, and takes 0.25 k from the
/// logit of the best class. Pictures of one colour, 24 px.
[[nodiscard]] PreprocessingResult syntheticPreprocessing(int variant,
                                                         const SyntheticOptions& options = {});

/// Gate of a channel in a frame of a made-up video: a wave over both.
[[nodiscard]] float syntheticLiveGate(std::int64_t frame, std::size_t channel);
/// Takes the frames of the job's video as core does, and tells each without a network.
[[nodiscard]] Outcome syntheticLive(const LiveJob& job, RunContext& context,
                                    const SyntheticOptions& options);

/// A file of which one key is missing and one left over; values: with statistics, of which one
/// tensor holds NaN. hashed: known by its digest.
[[nodiscard]] WeightsReport syntheticWeights(int column, bool values, bool hashed = false);
/// The stem and the first blocks are equal; behind them weights grew, the deeper the more.
[[nodiscard]] WeightsComparison syntheticComparison(const NetworkSpec& network);

/// What the made-up machine attains.
constexpr MachineRoof kSyntheticRoof{200.0, 20.0};

/// Answers every job with the above, about a network once more with what its variant has; jobs
/// about failing columns fail as out of memory would.
[[nodiscard]] Runner syntheticRunner(const SyntheticOptions& options = {},
                                     std::vector<int> failingVariants = {});

}  // namespace scalescope::test
