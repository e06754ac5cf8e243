// SPDX-License-Identifier: Apache-2.0
// The newest answers about one network; the images that they are about.
#pragma once

#include "core/diagnostics/diagnosis.h"
#include "core/exec/intervention.h"
#include "core/input/image_file.h"
#include "core/session/run_request.h"
#include "ui/engine/job_ledger.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace scalescope {
struct AblationResult;
struct BenchmarkResult;
struct DiagnosisPart;
struct GradCamResult;
struct PreprocessingResult;
}  // namespace scalescope

namespace scalescope::ui {

/// One network's newest results. Results of an older image or weights are dropped when it changes.
struct StudyEntry {
    NetworkSpec spec;
    double gmacs = 0.0;               ///< of a pass at the spec's side, for the time left
    RunState state = RunState::Idle;  ///< of the diagnosis
    RunState benchState = RunState::Idle;
    double progress = 0.0;  ///< of the running job
    std::shared_ptr<const Diagnosis> diagnosis;
    std::shared_ptr<const DiagnosisPart> part;  ///< how far a run over several images is; else null
    std::shared_ptr<const BenchmarkResult> benchmark;
    std::shared_ptr<const GradCamResult> gradCam;
    std::map<InterventionKind, std::shared_ptr<const AblationResult>> ablations;
    std::shared_ptr<const PreprocessingResult> preprocessing;
    std::optional<Failure> failure;

    /// The new state of a job about it. A result that is there outlives a cancelled job.
    void settle(const AskedJob& job);
    /// Over the same images: of two cancelled runs the one that came further stays.
    void take(std::shared_ptr<const Diagnosis> result);
    /// There is a result, and no image is missing in it.
    [[nodiscard]] bool isComplete() const;
    void dropResults();
    void dropBenchmark();
};

/// What is run on.
struct StudyImages {
    std::shared_ptr<const LoadedImage> shown;  ///< the first one; null: nothing is open
    ImageList sources;                         ///< statistics run over all of them
};

/// Without results.
[[nodiscard]] StudyEntry entryFor(const NetworkSpec& spec);

/// "B3: Grad-CAM": a newer question with this key takes its place, also while it runs.
[[nodiscard]] Turn newestOf(const NetworkSpec& network, const std::string& what,
                            const std::string& key);

/// Work of a diagnosis in units of 10^9 MACs, for the time left.
[[nodiscard]] double passCost(const StudyEntry& entry);
/// Over so many images, less those that a partial result has.
[[nodiscard]] double diagnosisCost(const StudyEntry& entry, std::size_t images);
[[nodiscard]] double benchmarkCost(const StudyEntry& entry, int repeats);
/// blocks: how many are ablated; 0: all.
[[nodiscard]] double ablationCost(const StudyEntry& entry, std::size_t blocks);

/// Gate means of the diagnosed images: what GateMean puts in the place of an image's own gates.
/// Empty for a single image, whose mean would change nothing: core then takes its own photographs.
[[nodiscard]] std::vector<std::vector<float>> gateMeansOf(const StudyEntry& entry);

}  // namespace scalescope::ui
