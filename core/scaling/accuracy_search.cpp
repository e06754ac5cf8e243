// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/accuracy_search.h"

#include "core/base/file_write.h"
#include "core/base/format.h"
#include "core/base/setting.h"
#include "core/exec/device.h"
#include "core/scaling/search_state.h"
#include "core/scaling/short_training.h"
#include "core/train/checkpoint.h"
#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>
#include <tuple>

namespace scalescope {

namespace {

/// Those nearest to the constraint, then in the order of the grid.
std::vector<SearchCandidate> entrants(const SearchOptions& grid, const AccuracyOptions& options) {
    std::vector<SearchCandidate> candidates;
    for (const Coefficients& point : gridCandidates(grid))
        candidates.push_back({applyLaw(point, grid.policy), 0.0, {}});
    std::ranges::stable_sort(candidates, {}, [](const SearchCandidate& candidate) {
        constexpr double kSame = 1e9;  // rounding errors do not decide
        return std::round(std::abs(candidate.network.violation) * kSame);
    });
    if (options.candidates > 0 && candidates.size() > static_cast<std::size_t>(options.candidates))
        candidates.resize(static_cast<std::size_t>(options.candidates));
    return candidates;
}

/// Best first within the last rung that all of them finished.
auto placeIn(const SearchCandidate& candidate, std::size_t rung) {
    const RungScore& score = candidate.rungs[rung];
    const Coefficients& c = candidate.network.coefficients;
    return std::tuple(-score.right, score.loss, c.alpha, c.beta, c.gamma);
}

std::unique_ptr<PictureSource> sourceOf(const AccuracyOptions& options) {
    return options.images == "generated"
               ? generatedPictures(options.seed)
               : folderPictures(options.images, options.seed, options.heldOutShare,
                                options.strict ? Unreadable::Refused : Unreadable::LeftOut);
}

class Halving {
public:
    Halving(const SearchOptions& grid, const AccuracyOptions& options, RunContext& context)
        : m_options(options), m_context(context), m_source(sourceOf(options)) {
        m_candidates = entrants(grid, options);
        const int threads = useThreads(options.threads);
        m_texts = searchOptionTexts(grid, options, m_source->description(), threads);
        for (const SearchCandidate& candidate : m_candidates)
            requireTrainingFits(shortTraining(candidate.network, options), options.memoryBytes);
        checkWritable(options.state);
        begin();
        m_work = workInAll();
    }

    std::vector<SearchCandidate> toEnd() {
        std::vector<SearchCandidate*> going;
        for (SearchCandidate& candidate : m_candidates)
            going.push_back(&candidate);
        for (int rung = 0; rung < m_options.rungs; ++rung) {
            for (SearchCandidate* candidate : going)
                climb(*candidate, rung);
            going = betterHalf(std::move(going), rung);
        }
        forget(*going.front(), true);
        return ranked();
    }

    [[nodiscard]] std::vector<SkippedImage> skipped() const { return m_source->skipped(); }

private:
    void begin() {
        std::error_code error;
        if (m_options.resume)
            return readSearchState(m_options.state, m_texts, m_candidates);
        for (const SearchCandidate& candidate : m_candidates) {
            std::filesystem::remove(fileOf(candidate), error);
            std::filesystem::remove(statePath(fileOf(candidate)), error);
        }
        std::filesystem::create_directories(trainedFolder(m_options.state), error);
        if (error)
            throw settingError(ErrorCode::FileUnwritable,
                               trainedFolder(m_options.state).string() +
                                   ": the folder cannot be created; give another " +
                                   settingMark("out") + ".",
                               Subject::Output);
        writeSearchState(m_options.state, m_texts, m_candidates);
    }

    /// Trains up to the rung and judges; nothing to do when the state has it.
    void climb(SearchCandidate& candidate, int rung) {
        const double work = workOf(candidate, rung);
        const double from = m_done / m_work, to = (m_done + work) / m_work;
        m_done += work;
        if (candidate.rungs.size() > static_cast<std::size_t>(rung))
            return;
        const Coefficients& c = candidate.network.coefficients;
        const std::string name = "rung " + std::to_string(rung + 1) + ": " + formatReal(c.alpha) +
                                 ", " + formatReal(c.beta) + ", " + formatReal(c.gamma);
        m_context.checkpoint(from, name);
        m_context.within(from, to, [&] {
            // The trainer's own words do not say which candidate it is.
            RunContext named([&](double done, std::string_view what) {
                m_context.checkpoint(done, name + ", " + std::string(what));
            });
            candidate.rungs.push_back(trainAndJudge(candidate, rung, named));
        });
        candidate.value = candidate.rungs.back().accuracy();
        writeSearchState(m_options.state, m_texts, m_candidates);
    }

    RungScore trainAndJudge(const SearchCandidate& candidate, int rung, RunContext& context) {
        constexpr double kTrainingShare = 0.85;
        const TrainOptions training = shortTraining(candidate.network, m_options);
        TrainRun run;
        run.out = fileOf(candidate);
        std::error_code ignored;
        run.resume = std::filesystem::exists(statePath(run.out), ignored);
        run.untilStep = stepsAtRung(m_options, rung);
        run.threads = m_options.threads;
        const TrainResult result = context.within(
            0.0, kTrainingShare, [&] { return train(training, *m_source, run, context); });
        RunOptions options;
        options.threads = m_options.threads;
        const BuiltExecutor built = buildExecutor(result.options.spec, result.weights, options);
        const Evaluation found = context.within(kTrainingShare, 1.0, [&] {
            return evaluate(*built.executor, result.classNames, *m_source, m_options.judged,
                            training.sizes.back().px, context);
        });
        if (found.pictures == 0)
            throw settingError(
                ErrorCode::ArgumentInvalid,
                m_options.images +
                    ": no picture is left to judge by; give a folder with more pictures.");
        return {.pictures = result.pictures,
                .right = found.right,
                .judged = found.pictures,
                .loss = found.loss};
    }

    std::vector<SearchCandidate*> betterHalf(std::vector<SearchCandidate*> going, int rung) {
        std::ranges::sort(going, {}, [rung](const SearchCandidate* candidate) {
            return placeIn(*candidate, static_cast<std::size_t>(rung));
        });
        const bool last = rung + 1 == m_options.rungs;
        const std::size_t kept = last ? 1 : (going.size() + 1) / 2;
        for (std::size_t i = kept; i < going.size(); ++i)
            forget(*going[i], false);
        going.resize(kept);
        return going;
    }

    /// Losers' files are as large as everything else together.
    void forget(const SearchCandidate& candidate, bool keepNetwork) const {
        std::error_code ignored;
        std::filesystem::remove(statePath(fileOf(candidate)), ignored);
        if (!keepNetwork)
            std::filesystem::remove(fileOf(candidate), ignored);
    }

    std::vector<SearchCandidate> ranked() {
        for (SearchCandidate& candidate : m_candidates)
            candidate.value = candidate.rungs.back().accuracy();
        std::ranges::sort(m_candidates, {}, [](const SearchCandidate& candidate) {
            const std::size_t rungs = candidate.rungs.size();
            return std::tuple_cat(std::tuple(-static_cast<std::int64_t>(rungs)),
                                  placeIn(candidate, rungs - 1));
        });
        return std::move(m_candidates);
    }

    [[nodiscard]] std::filesystem::path fileOf(const SearchCandidate& candidate) const {
        return trainedFolder(m_options.state) / trainedName(candidate.network.coefficients);
    }

    /// In proportion to MACs; the side of the training is in proportion to the candidate's.
    [[nodiscard]] double workOf(const SearchCandidate& candidate, int rung) const {
        const std::int64_t before = rung > 0 ? picturesAtRung(m_options, rung - 1) : 0;
        return static_cast<double>(picturesAtRung(m_options, rung) - before) *
               static_cast<double>(candidate.network.figures.macs);
    }

    /// Who goes on is not known yet: the later rungs count with the first candidates.
    [[nodiscard]] double workInAll() const {
        double work = 0.0;
        std::size_t count = m_candidates.size();
        for (int rung = 0; rung < m_options.rungs; ++rung, count = (count + 1) / 2)
            for (std::size_t i = 0; i < count; ++i)
                work += workOf(m_candidates[i], rung);
        return work;
    }

    const AccuracyOptions& m_options;
    RunContext& m_context;
    std::unique_ptr<PictureSource> m_source;
    std::vector<SearchCandidate> m_candidates;
    SearchOptionTexts m_texts;
    double m_work = 0.0, m_done = 0.0;
};

}  // namespace

std::filesystem::path trainedFolder(const std::filesystem::path& state) {
    std::filesystem::path folder = state;
    folder.replace_extension();  // .json
    return folder.replace_extension(".trained");
}

std::string trainedName(const Coefficients& c) {
    return std::string("a")
        .append(formatExact(c.alpha))
        .append("-b")
        .append(formatExact(c.beta))
        .append("-g")
        .append(formatExact(c.gamma))
        .append(".safetensors");
}

SearchResult accuracySearch(const SearchOptions& grid, const AccuracyOptions& options,
                            RunContext& context) {
    checkAccuracyOptions(options);
    SearchResult result;
    result.options = grid;
    result.options.objective = SearchObjective::Accuracy;
    result.looked = gridSize(grid);
    result.met = gridCandidates(grid).size();
    Halving halving(grid, options, context);
    result.ranked = halving.toEnd();
    result.skipped = halving.skipped();
    context.finish("search done");
    return result;
}

}  // namespace scalescope
