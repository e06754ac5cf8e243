// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/study_entry.h"

#include "core/model/graph.h"
#include "core/session/questions/ablate_job.h"
#include "core/session/questions/benchmark_job.h"
#include "core/session/questions/diagnose_job.h"
#include "core/session/questions/grad_cam_job.h"

#include <utility>

namespace scalescope::ui {

namespace {

/// What a job's state means for the results that it was to renew.
RunState stateOf(const AskedJob& job, bool hasResult) {
    const bool ended = job.state == RunState::Idle || job.state == RunState::Canceled;
    return ended && hasResult ? RunState::Done : job.state;
}

}  // namespace

void StudyEntry::settle(const AskedJob& job) {
    const bool diagnoses = job.asks<DiagnoseJob>();
    if (!diagnoses && !job.asks<BenchmarkJob>())
        return;
    if (job.failure)
        failure = job.failure;
    if (!diagnoses) {
        benchState = stateOf(job, benchmark != nullptr);
        return;
    }
    if (job.state == RunState::Done || job.state == RunState::Canceled)
        failure.reset();
    state = stateOf(job, diagnosis != nullptr);
    if (!isWaiting(state))
        part.reset();
    progress = job.state == RunState::Done ? 1.0 : 0.0;
}

void StudyEntry::take(std::shared_ptr<const Diagnosis> result) {
    const bool less =
        diagnosis && result->partial && result->inputs.size() < diagnosis->inputs.size();
    if (!less)
        diagnosis = std::move(result);
}

bool StudyEntry::isComplete() const {
    return diagnosis && !diagnosis->partial;
}

void StudyEntry::dropResults() {
    diagnosis.reset();
    part.reset();
    gradCam.reset();
    ablations.clear();
    preprocessing.reset();
    failure.reset();
    if (!isWaiting(state))
        state = RunState::Idle;
}

void StudyEntry::dropBenchmark() {
    benchmark.reset();
    if (!isWaiting(benchState))
        benchState = RunState::Idle;
}

StudyEntry entryFor(const NetworkSpec& spec) {
    StudyEntry entry;
    entry.spec = spec;
    entry.gmacs = static_cast<double>(costOf(*buildGraph(spec)).macs) / 1e9;
    return entry;
}

Turn newestOf(const NetworkSpec& network, const std::string& what, const std::string& key) {
    return {.title = displayName(network) + ": " + what, .replaceKey = key, .latestWins = true};
}

/// The constant is building the network, reading its weights and gathering statistics.
double passCost(const StudyEntry& entry) {
    return 4.0 + entry.gmacs;
}

double diagnosisCost(const StudyEntry& entry, std::size_t images) {
    const std::size_t known =
        entry.diagnosis && entry.diagnosis->partial ? entry.diagnosis->inputs.size() : 0;
    const std::size_t left = images > known ? images - known : 1;
    return passCost(entry) + entry.gmacs * static_cast<double>(left - 1);
}

/// Timed passes are plain ones: quicker by far than a diagnosed pass.
double benchmarkCost(const StudyEntry& entry, int repeats) {
    constexpr double kPlainPass = 0.3;
    return passCost(entry) + kPlainPass * repeats * (0.2 + entry.gmacs);
}

double ablationCost(const StudyEntry& entry, std::size_t blocks) {
    constexpr double kTypicalBlocks = 25.0;
    return passCost(entry) * (blocks == 0 ? kTypicalBlocks : static_cast<double>(blocks));
}

std::vector<std::vector<float>> gateMeansOf(const StudyEntry& entry) {
    std::vector<std::vector<float>> means;
    if (entry.diagnosis && entry.diagnosis->gates && entry.diagnosis->gates->imageCount > 1)
        for (const GateBlock& block : entry.diagnosis->gates->blocks)
            means.emplace_back(block.mean.begin(), block.mean.end());
    return means;
}

}  // namespace scalescope::ui
