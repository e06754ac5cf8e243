// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/study.h"

#include "ui/base/convert.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

namespace {

/// "efficientnet_b3_rwightman-b3899882.pth" -> 3: the variant that a file's name speaks of.
std::optional<int> variantInName(const QString& path) {
    static const QRegularExpression pattern(QStringLiteral("(?:^|[^a-z0-9])b([0-7])(?![a-z0-9])"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(QFileInfo(path).fileName());
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

}  // namespace

StudyEntry entryFor(const NetworkSpec& spec) {
    StudyEntry entry;
    entry.spec = spec;
    entry.gmacs = static_cast<double>(costOf(*buildGraph(spec)).macs) / 1e9;
    return entry;
}

Study::Study(Engine& engine, Selection& selection, QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection) {
    for (const VariantRow& row : family())
        m_entries[columnOf(row.spec)] = entryFor(row.spec);
    connectEngine();
    connect(&m_selection, &Selection::variantsChanged, this, &Study::followSelection);
}

std::vector<int> Study::everyVariant() const {
    std::vector<int> all;
    for (const auto& [variant, entry] : m_entries)
        all.push_back(variant);
    return all;
}

void Study::connectEngine() {
    connect(&m_engine, &Engine::jobStarted, this, &Study::onStarted);
    connect(&m_engine, &Engine::jobProgress, this, &Study::onProgress);
    connect(&m_engine, &Engine::jobFinished, this, &Study::onFinished);
    connect(&m_engine, &Engine::imageReady, this, [this](JobId id, const auto& image) {
        if (m_jobs.contains(id))
            showImage(image);
    });
    connect(&m_engine, &Engine::weightsFileReady, this, [this](JobId id, const auto& file) {
        if (const auto job = m_jobs.find(id); job != m_jobs.end())
            useWeightsFile(std::filesystem::path(job->second.path), *file);
    });
    connect(&m_engine, &Engine::diagnosisReady, this, [this](JobId id, const auto& diagnosis) {
        if (StudyEntry* entry = entryOf(id))
            entry->diagnosis = diagnosis;
    });
    connect(&m_engine, &Engine::benchmarkReady, this, [this](JobId id, const auto& benchmark) {
        if (StudyEntry* entry = entryOf(id))
            entry->benchmark = benchmark;
    });
    connect(&m_engine, &Engine::gradCamReady, this, [this](JobId id, const auto& gradCam) {
        if (StudyEntry* entry = entryOf(id))
            entry->gradCam = gradCam;
    });
    connect(&m_engine, &Engine::ablationReady, this, [this](JobId id, const auto& ablation) {
        if (StudyEntry* entry = entryOf(id))
            entry->ablations[m_jobs.at(id).intervention] = ablation;
    });
    connect(&m_engine, &Engine::featureMapsReady, this, [this](JobId id, const auto& maps) {
        if (const auto job = m_jobs.find(id); job != m_jobs.end()) {
            m_followed.result = maps;
            m_followed.resultVariant = job->second.variant;
        }
    });
}

WeightsRequest Study::weightsFor(int variant) const {
    const auto own = m_weightsFor.find(entry(variant).spec.name);
    return own == m_weightsFor.end() ? m_weights : own->second;
}

bool Study::busy() const {
    return !m_jobs.empty();
}

void Study::openImage(ImageSource source) {
    std::vector<ImageSource> sources;
    sources.push_back(std::move(source));
    openImages(std::move(sources));
}

/// The old image's work is given up at once, so that the new one's first result comes soon. Its
/// results stay until the new image is there; if that fails, the old work is taken up again.
void Study::openImages(std::vector<ImageSource> sources) {
    if (sources.empty())
        return;
    forget([](const Tracked& job) {
        return job.kind != Kind::Benchmark && job.kind != Kind::Weights;
    });
    m_nextSources = std::move(sources);
    Job job;
    job.replaceKey = "image";
    job.latestWins = true;
    job.title = "Open image";
    job.question = LoadImageJob{m_nextSources.front(), {}};
    track(std::move(job), {.kind = Kind::Image, .cost = 0.1});
}

void Study::showImage(std::shared_ptr<const LoadedImage> image) {
    m_image = std::move(image);
    m_sources = std::exchange(m_nextSources, {});
    if (m_sources.empty())
        m_sources.emplace_back();
    m_sources.front().loaded = m_image;
    for (const int variant : everyVariant())
        dropResults(variant, false);
    Q_EMIT imageChanged();
    run(m_selection.variants());
}

void Study::openWeights(const QString& fileOrFolder) {
    const WeightsRequest request{WeightsRequest::Source::Path, fspath(fileOrFolder), 0};
    if (QFileInfo(fileOrFolder).isDir())
        return setWeights(std::nullopt, request);
    Job job;
    job.title = "Look into " + request.path.filename().string();
    job.question = InspectWeightsJob{request.path};
    track(std::move(job), {.kind = Kind::Weights, .cost = 0.3, .path = request.path});
}

/// A file that does not say what it is goes where its name points, or to the focused variant; its
/// load report then tells what does not fit.
void Study::useWeightsFile(const std::filesystem::path& path, const WeightsFile& file) {
    const auto named = file.variant ? file.variant : variantInName(qpath(path));
    setWeights(named.value_or(m_selection.focus()), {WeightsRequest::Source::Path, path, 0});
}

void Study::setWeights(std::optional<int> variant, const WeightsRequest& request) {
    if (variant) {
        m_weightsFor[entry(*variant).spec.name] = request;
        return restartWith({*variant});
    }
    m_weights = request;
    m_weightsFor.clear();
    restartWith(everyVariant());
}

void Study::useRandomWeights() {
    setWeights(std::nullopt, {WeightsRequest::Source::Random, {}, 0});
}

void Study::useAutomaticWeights() {
    setWeights(std::nullopt, {});
}

void Study::setOptions(const RunOptions& options) {
    if (options == m_options)
        return;
    m_options = options;
    restartWith(everyVariant());
}

void Study::setPreprocess(const QString& preprocess) {
    if (preprocess == m_preprocess)
        return;
    m_preprocess = preprocess;
    restartWith(everyVariant());
}

/// After a change that makes the results of these variants old.
void Study::restartWith(const std::vector<int>& variants) {
    const auto concerned = [&](int variant) {
        return std::find(variants.begin(), variants.end(), variant) != variants.end();
    };
    forget([&](const Tracked& job) { return isAboutVariant(job.kind) && concerned(job.variant); });
    for (const int variant : variants)
        dropResults(variant, true);
    Q_EMIT settingsChanged();
    std::vector<int> again;
    for (const int variant : m_selection.variants())
        if (concerned(variant))
            again.push_back(variant);
    run(again);
}

void Study::followSelection() {
    const auto& chosen = m_selection.variants();
    const auto isChosen = [&](int variant) {
        return std::find(chosen.begin(), chosen.end(), variant) != chosen.end();
    };
    forget(
        [&](const Tracked& job) { return job.kind == Kind::Diagnose && !isChosen(job.variant); });
    std::vector<int> added;
    for (const int variant : chosen)
        if (entry(variant).state == RunState::Idle)
            added.push_back(variant);
    run(added);
}

void Study::cancel() {
    for (const auto& [id, job] : m_jobs)
        m_engine.cancel(id);
}

Report Study::report(const ReportSections& sections) const {
    std::vector<VariantResult> results;
    std::string missing;
    for (const int variant : m_selection.variants()) {
        const StudyEntry& known = entry(variant);
        if (!known.diagnosis && !known.failure)
            missing += (missing.empty() ? "" : ", ") + displayName(known.spec);
        else
            results.push_back({known.spec, known.diagnosis, known.benchmark, known.failure});
    }
    Report report = makeReport(std::move(results), m_image, m_thresholds, sections);
    if (!missing.empty())
        report.partial = "No result yet for " + missing + ".";
    return report;
}

void Study::dropResults(int variant, bool benchmarkToo) {
    StudyEntry& dropped = at(variant);
    dropped.diagnosis.reset();
    dropped.gradCam.reset();
    dropped.ablations.clear();
    dropped.failure.reset();
    if (!isWaiting(dropped.state))
        dropped.state = RunState::Idle;
    if (benchmarkToo) {
        dropped.benchmark.reset();
        if (!isWaiting(dropped.benchState))
            dropped.benchState = RunState::Idle;
        Q_EMIT benchmarkChanged(variant);
    }
    Q_EMIT entryChanged(variant);
    Q_EMIT gradCamChanged(variant);
    Q_EMIT ablationChanged(variant);
    dropFollowed(variant);
}

void Study::dropFollowed(int variant) {
    if (m_followed.variant != variant && m_followed.resultVariant != variant)
        return;
    m_followed = {};
    Q_EMIT followedChanged();
}

}  // namespace scalescope::ui
