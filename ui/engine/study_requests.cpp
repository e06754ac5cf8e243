// SPDX-License-Identifier: Apache-2.0
// What the study asks the engine: requests for the chosen variants, and what each will cost.
#include "ui/base/convert.h"
#include "ui/engine/study.h"

#include <utility>

namespace scalescope::ui {

namespace {

const NetworkSpec* networkOf(const Question& question) {
    const auto* diagnose = std::get_if<DiagnoseJob>(&question);
    const auto* benchmark = std::get_if<BenchmarkJob>(&question);
    return diagnose ? &diagnose->run.network : benchmark ? &benchmark->run.network : nullptr;
}

/// Gate means of the diagnosed images: what GateMean puts in the place of an image's own gates. One
/// image is no reference set, its mean would change nothing: core then takes its own photographs.
std::vector<std::vector<float>> gateMeansOf(const std::shared_ptr<const Diagnosis>& diagnosis) {
    std::vector<std::vector<float>> means;
    if (diagnosis && diagnosis->gates && diagnosis->gates->imageCount > 1)
        for (const GateBlock& block : diagnosis->gates->blocks)
            means.emplace_back(block.mean.begin(), block.mean.end());
    return means;
}

}  // namespace

/// Work of a diagnosis in units of 10^9 MACs, for the time left; the constant is building the
/// network, reading its weights and gathering statistics.
double Study::passCost(int variant) const {
    return 4.0 + entry(variant).gmacs;
}

/// Timed passes are plain ones: quicker by far than a diagnosed pass.
double Study::benchmarkCost(int variant, int repeats) const {
    constexpr double kPlainPass = 0.3;
    return passCost(variant) + kPlainPass * repeats * (0.2 + entry(variant).gmacs);
}

void Study::runMissing() {
    run(m_selection.variants());
}

void Study::rerun() {
    forget([](const Tracked& job) { return job.kind == Kind::Diagnose; });
    for (const int variant : m_selection.variants())
        dropResults(variant, false);
    run(m_selection.variants());
}

/// Runs those that have no result and none on its way.
void Study::run(const std::vector<int>& variants) {
    std::vector<int> missing;
    for (const int variant : variants)
        if (!entry(variant).diagnosis && !isWaiting(entry(variant).state))
            missing.push_back(variant);
    if (m_image && !missing.empty())
        submitPlan(requestFor(missing));
}

void Study::runBenchmarks() {
    std::vector<int> variants;
    for (const int variant : m_selection.variants())
        if (!isWaiting(entry(variant).benchState))
            variants.push_back(variant);
    if (variants.empty())
        return;
    Request request = requestFor(variants);
    request.diagnose = false;
    request.benchmark = true;
    submitPlan(request);
}

void Study::requestGradCam(int variant, std::optional<int> classIndex, int block) {
    if (!m_image)
        return;
    Job job;
    job.replaceKey = "grad-cam " + entry(variant).spec.name;
    job.latestWins = true;
    job.title = displayName(entry(variant).spec) + ": Grad-CAM";
    job.question = GradCamJob{runRequest(variant), input(), classIndex.value_or(-1), block};
    track(std::move(job),
          {.kind = Kind::GradCam, .variant = variant, .cost = 3.0 * passCost(variant)});
}

void Study::requestAblation(int variant, InterventionKind kind, std::vector<int> blocks) {
    if (!m_image)
        return;
    constexpr double kTypicalBlocks = 25.0;
    const double passes = blocks.empty() ? kTypicalBlocks : static_cast<double>(blocks.size());
    Job job;
    job.replaceKey = "ablate " + entry(variant).spec.name;
    job.latestWins = true;
    job.title = displayName(entry(variant).spec) + ": ablation";
    job.question =
        AblateJob{runRequest(variant), input(), kind, std::move(blocks),
                  kind == InterventionKind::GateMean ? gateMeansOf(entry(variant).diagnosis)
                                                     : std::vector<std::vector<float>>{}};
    track(std::move(job), {.kind = Kind::Ablate,
                           .variant = variant,
                           .cost = passes * passCost(variant),
                           .intervention = kind});
}

void Study::requestFeatureMaps(int variant, int block) {
    const bool same = m_followed.variant == variant && m_followed.block == block;
    if (!m_image || (same && m_followed.state != RunState::Idle))
        return;
    m_followed.variant = variant;
    m_followed.block = block;
    forget([](const Tracked& job) { return job.kind == Kind::FeatureMaps; });
    Job job;
    job.replaceKey = "feature maps";
    job.latestWins = true;
    job.urgent = true;
    job.title = displayName(entry(variant).spec) + ": feature maps";
    job.question = FeatureMapsJob{.run = runRequest(variant), .input = input(), .block = block};
    track(
        std::move(job),
        {.kind = Kind::FeatureMaps, .variant = variant, .cost = passCost(variant), .block = block});
}

RunRequest Study::runRequest(int variant) const {
    return {entry(variant).spec, weightsFor(variant), m_options, m_thresholds};
}

InputRequest Study::input() const {
    InputRequest input;
    input.images = m_sources;
    input.preprocess = str(m_preprocess);
    return input;
}

Request Study::requestFor(const std::vector<int>& variants) const {
    Request request;
    for (const int variant : variants)
        request.networks.push_back(entry(variant).spec);
    request.weights = m_weights;
    request.weightsFor = m_weightsFor;
    request.input = input();
    request.options = m_options;
    request.thresholds = m_thresholds;
    return request;
}

void Study::submitPlan(const Request& request) try {
    for (Job& job : plan(request)) {
        const NetworkSpec* network = networkOf(job.question);
        if (!network)
            continue;
        const int variant = columnOf(*network);
        const bool benchmark = std::holds_alternative<BenchmarkJob>(job.question);
        const double cost = benchmark ? benchmarkCost(variant, request.benchmarkOptions.repeats)
                                      : passCost(variant);
        track(std::move(job), {.kind = benchmark ? Kind::Benchmark : Kind::Diagnose,
                               .variant = variant,
                               .cost = cost});
    }
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

}  // namespace scalescope::ui
