// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/study.h"

#include "core/bench/benchmark.h"
#include "core/session/job.h"

#include <algorithm>
#include <utility>

namespace scalescope::ui {

Study::Study(Engine& engine, Selection& selection, QObject* parent)
    : QObject(parent),
      m_selection(selection),
      m_jobs(std::make_unique<JobLedger>(engine)),
      m_settings(std::make_unique<RunSettings>()),
      m_networks(std::make_unique<OwnNetworks>(selection)),
      m_weightColumns(
          std::make_unique<WeightColumns>(*m_networks, *m_settings, selection, *m_jobs)),
      m_files(std::make_unique<NetworkFiles>(*m_jobs)),
      m_follower(std::make_unique<BlockFollower>(*m_jobs, *m_settings, m_entries, m_images)) {
    for (const VariantRow& row : family())
        m_entries[columnOf(row.spec)] = entryFor(row.spec);
    connectParts();
    connectNetworks();
}

void Study::connectParts() {
    connect(&m_selection, &Selection::columnsChanged, this, &Study::followSelection);
    connect(m_jobs.get(), &JobLedger::stateChanged, this, &Study::settle);
    connect(m_jobs.get(), &JobLedger::advanced, this, [this](const AskedJob& job) {
        if (!job.asks<DiagnoseJob>())
            return;
        m_entries.at(job.column).progress = job.fraction;
        Q_EMIT entryProgress(job.column, job.fraction);
    });
    connect(m_settings.get(), &RunSettings::changed, this, [this](const auto& network) {
        restart(network ? m_networks->columnNamed(*network) : std::nullopt);
    });
    connect(m_jobs.get(), &JobLedger::failed, this, &Study::failed);
    connect(m_networks.get(), &OwnNetworks::failed, this, &Study::failed);
    connect(m_weightColumns.get(), &WeightColumns::failed, this, &Study::failed);
    connect(m_files.get(), &NetworkFiles::failed, this, &Study::failed);
}

void Study::connectNetworks() {
    const auto giveUp = [this](ColumnIndex column) {
        m_jobs->giveUp([column](const AskedJob& job) { return job.column == column; });
    };
    connect(m_networks.get(), &OwnNetworks::placed, this,
            [this, giveUp](ColumnIndex column, const NetworkSpec& spec) {
                giveUp(column);
                m_entries[column] = entryFor(spec);
            });
    connect(m_networks.get(), &OwnNetworks::replaced, this,
            [this](ColumnIndex column) { restart(column); });
    connect(m_networks.get(), &OwnNetworks::leaving, this, giveUp);
    connect(m_networks.get(), &OwnNetworks::removed, this,
            [this](ColumnIndex column, const NetworkSpec& spec) {
                m_follower->drop(column);
                m_settings->forget(spec.name);
                m_entries.erase(column);
            });
}

void Study::makeWay() {
    m_jobs->giveUp([](const AskedJob& job) {
        return !job.asks<BenchmarkJob>() && !job.asks<InspectWeightsJob>();
    });
}

/// The old image's work is given up at once, so that the new one's first result comes soon. Its
/// results stay until the new image is there; if that fails, the old work is taken up again.
void Study::openImages(ImageList sources) {
    if (sources.empty())
        return;
    constexpr double kCost = 0.1;
    makeWay();
    LoadImageJob job;
    job.source = sources.front();
    job.orElse = sources;
    m_jobs->ask(std::move(job), {.title = "Open image", .replaceKey = "image", .latestWins = true},
                {.cost = kCost}, this, [this, sources = std::move(sources)](auto image) {
                    showImages(std::move(image), sources);
                });
}

void Study::showImages(std::shared_ptr<const LoadedImage> first, ImageList sources) {
    // What was asked of the old images while these were read is asked of these.
    m_jobs->giveUp(
        [](const AskedJob& job) { return job.column.value() >= 0 && !job.asks<BenchmarkJob>(); });
    // The first one of a folder that can be read leads; those before it are then told as skipped.
    const auto shown = first->path.empty()
                           ? sources.begin()
                           : std::ranges::find(sources, first->path, &ImageSource::path);
    if (shown != sources.end() && shown != sources.begin()) {
        const auto place = shown - sources.begin();
        std::vector<ImageSource>& own = sources.edit();
        std::rotate(own.begin(), own.begin() + place, own.begin() + place + 1);
    }
    // Of very many, one that is decoded once more costs less than a list of its own.
    constexpr std::size_t kMany = 1000;
    if (sources.size() < kMany)
        sources.edit().front().loaded = first;
    m_images = {std::move(first), std::move(sources)};
    for (const auto& [column, entry] : m_entries)
        dropResults(column, false);
    Q_EMIT imageChanged();
    run();
}

/// After a change that makes the results of a network old, or (nullopt) of all.
void Study::restart(std::optional<ColumnIndex> only) {
    const auto concerned = [&](ColumnIndex column) {
        return column.value() >= 0 && column == only.value_or(column);
    };
    m_jobs->giveUp([&](const AskedJob& job) { return concerned(job.column); });
    for (const auto& [column, entry] : m_entries)
        if (concerned(column))
            dropResults(column, true);
    Q_EMIT settingsChanged();
    std::vector<ColumnIndex> again;
    std::ranges::copy_if(m_selection.columns(), std::back_inserter(again), concerned);
    runMissing(again);
}

void Study::followSelection() {
    const std::vector<ColumnIndex>& chosen = m_selection.columns();
    m_jobs->giveUp([&](const AskedJob& job) {
        return job.asks<DiagnoseJob>() && std::ranges::count(chosen, job.column) == 0;
    });
    std::vector<ColumnIndex> added;
    for (const ColumnIndex column : chosen)
        if (entry(column).state == RunState::Idle)
            added.push_back(column);
    runMissing(added);
}

void Study::run(bool again) {
    if (again) {
        m_jobs->giveUp([](const AskedJob& job) { return job.asks<DiagnoseJob>(); });
        for (const ColumnIndex column : m_selection.columns())
            dropResults(column, false);
    }
    runMissing(m_selection.columns(), true);
}

/// Those that have no result and none on its way. What was cancelled on its way through many images
/// is taken up where a person asks for it.
void Study::runMissing(const std::vector<ColumnIndex>& columns, bool partialToo) {
    std::vector<ColumnIndex> missing;
    for (const ColumnIndex column : columns) {
        const StudyEntry& known = entry(column);
        const bool lacks = partialToo ? !known.isComplete() : !known.diagnosis;
        if (lacks && !isWaiting(known.state))
            missing.push_back(column);
    }
    if (m_images.shown && !missing.empty())
        submitPlan(requestFor(missing));
}

void Study::runBenchmarks() {
    std::vector<ColumnIndex> columns;
    for (const ColumnIndex column : m_selection.columns())
        if (!isWaiting(entry(column).benchState))
            columns.push_back(column);
    if (columns.empty())
        return;
    Request request = requestFor(columns);
    request.diagnose = false;
    request.benchmark = true;
    submitPlan(request);
}

void Study::submitPlan(const Request& request) try {
    for (Job& job : plan(request)) {
        Turn& turn = job;
        if (auto* diagnose = std::get_if<DiagnoseJob>(&job.question))
            submit(std::move(*diagnose), std::move(turn));
        else if (auto* benchmark = std::get_if<BenchmarkJob>(&job.question))
            submit(std::move(*benchmark), std::move(turn));
    }
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

void Study::submit(DiagnoseJob job, Turn turn) {
    const ColumnIndex column = columnOf(job.run.network);
    const auto takeParts = [this, column](std::vector<DiagnosisPart> parts) {
        if (parts.empty())
            return;
        m_entries.at(column).part = std::make_shared<const DiagnosisPart>(std::move(parts.back()));
        Q_EMIT partChanged(column);
    };
    const double cost = diagnosisCost(entry(column), job.input.images.size());
    job.before = entry(column).diagnosis;  // a partial one goes on where it stopped
    m_jobs->ask(std::move(job), std::move(turn), {.column = column, .cost = cost}, this, takeParts,
                [this, column](auto result) { m_entries.at(column).take(std::move(result)); });
}

void Study::submit(BenchmarkJob job, Turn turn) {
    const ColumnIndex column = columnOf(job.run.network);
    const double cost = benchmarkCost(entry(column), job.options.repeats);
    m_jobs->ask(
        std::move(job), std::move(turn), {.column = column, .cost = cost}, this,
        [this, column](auto result) { m_entries.at(column).benchmark = std::move(result); });
}

void Study::requestGradCam(ColumnIndex column, std::optional<ClassIndex> classIndex) {
    if (!m_images.shown)
        return;
    constexpr double kPasses = 3.0;
    const NetworkSpec& spec = entry(column).spec;
    m_jobs->ask(GradCamJob{.run = m_settings->requestFor(spec),
                           .input = m_settings->inputOf(m_images.sources),
                           .classIndex = classIndex},
                newestOf(spec, "Grad-CAM", "grad-cam " + spec.name),
                {.column = column, .cost = kPasses * passCost(entry(column))}, this,
                [this, column](auto result) { m_entries.at(column).gradCam = std::move(result); });
}

void Study::requestAblation(ColumnIndex column, InterventionKind kind, std::vector<int> blocks) {
    if (!m_images.shown)
        return;
    const StudyEntry& known = entry(column);
    const double cost = ablationCost(known, blocks.size());
    AblateJob job{m_settings->requestFor(known.spec),
                  m_settings->inputOf(m_images.sources),
                  kind,
                  std::move(blocks),
                  {}};
    if (kind == InterventionKind::GateMean)
        job.gateMeans = gateMeansOf(known);
    m_jobs->ask(std::move(job), newestOf(known.spec, "ablation", "ablate " + known.spec.name),
                {.column = column, .cost = cost}, this, [this, column, kind](auto result) {
                    m_entries.at(column).ablations[kind] = std::move(result);
                });
}

void Study::requestPreprocessing(ColumnIndex column) {
    if (!m_images.shown)
        return;
    constexpr double kWays = 12.0;
    const NetworkSpec& spec = entry(column).spec;
    m_jobs->ask(
        PreprocessingJob{.run = m_settings->requestFor(spec),
                         .input = m_settings->inputOf(m_images.sources),
                         .pictures = true},
        newestOf(spec, "preprocessing", "preprocess " + spec.name),
        {.column = column, .cost = kWays * passCost(entry(column))}, this,
        [this, column](auto result) { m_entries.at(column).preprocessing = std::move(result); });
}

Request Study::requestFor(const std::vector<ColumnIndex>& columns) const {
    std::vector<NetworkSpec> networks;
    for (const ColumnIndex column : columns)
        networks.push_back(entry(column).spec);
    return m_settings->requestFor(std::move(networks), m_images.sources);
}

void Study::dropResults(ColumnIndex column, bool benchmarkToo) {
    StudyEntry& dropped = m_entries.at(column);
    dropped.dropResults();
    if (benchmarkToo) {
        dropped.dropBenchmark();
        Q_EMIT benchmarkChanged(column);
    }
    Q_EMIT entryChanged(column);
    Q_EMIT gradCamChanged(column);
    Q_EMIT ablationChanged(column);
    Q_EMIT preprocessingChanged(column);
    m_follower->drop(column);
}

/// What a job's new state means here, and who is to hear of it.
void Study::settle(const AskedJob& job) {
    const bool ended = job.state == RunState::Failed || job.state == RunState::Canceled;
    if ((job.asks<LoadImageJob>() || job.asks<FindImagesJob>()) && ended)
        runMissing(m_selection.columns());
    const auto found = m_entries.find(job.column);
    if (found == m_entries.end())
        return;
    found->second.settle(job);
    if (job.asks<DiagnoseJob>())
        Q_EMIT entryChanged(job.column);
    else if (job.asks<BenchmarkJob>())
        Q_EMIT benchmarkChanged(job.column);
    else if (job.asks<GradCamJob>())
        Q_EMIT gradCamChanged(job.column);
    else if (job.asks<AblateJob>())
        Q_EMIT ablationChanged(job.column);
    else if (job.asks<PreprocessingJob>())
        Q_EMIT preprocessingChanged(job.column);
}

}  // namespace scalescope::ui
