// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_preprocessing.h"

#include "core/session/answer_parts.h"
#include "core/session/feeding.h"
#include "core/session/questions/preprocessing_job.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace scalescope {

namespace {

void checkHasImage(const InputRequest& input) {
    if (input.tensor || input.images.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    (input.tensor ? input.tensorName + ": a tensor is fed as it is"
                                  : std::string("There is no image")) +
                        "; ways of preprocessing are compared for an image.",
                    Subject::Input);
}

/// The first image alone, decoded.
InputRequest firstImage(const InputRequest& input) {
    InputRequest first;
    first.images.push_back(input.images.front());
    first.images.edit().front().loaded = loadSource(input.images.front(), input.decode);
    first.preprocess = input.preprocess;
    first.labels = input.labels;
    return first;
}

std::string whyNoScores(const Weights& weights) {
    if (!weights.report.classifierUsable)
        return weights.info.name + ": " + weights.report.predictionsOff;
    return predictionsMeaningful(weights.info.kind)
               ? std::string()
               : std::string("Random weights: logits have no meaning.");
}

/// Feeds one path after the other; each tensor is given up before the next one is made.
class Paths {
public:
    Paths(const PreprocessingJob& job, BuiltNetwork& network, const InputRequest& input,
          const Recipe& recipe, TensorF32 program, PreprocessingReport& report, RunContext& context)
        : m_job(job),
          m_network(network),
          m_picture(*input.images.front().loaded),
          m_recipe(recipe),
          m_labels(labelsOf(network.weights, input.labels)),
          m_program(std::move(program)),
          m_report(report),
          m_context(context) {}

    void run() {
        const std::vector<PreprocessingPath> paths = pathsFor(m_recipe);
        const double step = 1.0 / static_cast<double>(paths.size());
        for (std::size_t i = 0; i < paths.size(); ++i)
            m_context.within(step * static_cast<double>(i), step * static_cast<double>(i + 1),
                             [&] { add(paths[i]); });
    }

private:
    void add(PreprocessingPath path) {
        m_context.checkpoint(0.0, infoOf(path).name);
        PreprocessingRow row;
        row.path = path;
        if (path == PreprocessingPath::Program) {
            fill(row, m_program);
        } else {
            fill(row,
                 naming(m_picture.name, [&] { return fedBy(path, m_picture.image, m_recipe); }));
        }
        m_report.rows.push_back(std::move(row));
    }

    void fill(PreprocessingRow& row, const TensorF32& fed) {
        row.side = static_cast<int>(fed.shape[3]);
        const bool comparable = fed.shape == m_program.shape;
        if (comparable)
            row.difference = differenceOf(m_program, fed, m_recipe);
        if (m_job.pictures)
            addPictures(row, fed, comparable);
        if (m_report.noScores.empty())
            score(row, fed);
    }

    void addPictures(PreprocessingRow& row, const TensorF32& fed, bool comparable) const {
        row.picture = std::make_shared<const Image>(takenFor(fed, m_recipe));
        if (!comparable)
            return;
        AmplifiedDifference difference = amplified(m_program, fed, m_recipe);
        row.differenceFactor = difference.factor;
        row.differencePicture = std::make_shared<const Image>(std::move(difference.picture));
    }

    void score(PreprocessingRow& row, const TensorF32& fed) {
        const std::vector<float> logits =
            throughHead(m_network.executor->run(fed, {}, m_context), m_network.weights).logits;
        if (row.path == PreprocessingPath::Program) {
            m_logits = logits;
            if (!std::ranges::all_of(m_logits, [](float z) { return std::isfinite(z); })) {
                m_report.noScores = "The logits of what this program feeds are not finite.";
                return;
            }
        }
        row.scores = scoresOf(m_logits, logits, *m_labels);
    }

    const PreprocessingJob& m_job;
    BuiltNetwork& m_network;
    const LoadedImage& m_picture;
    const Recipe& m_recipe;
    LabelsPtr m_labels;
    TensorF32 m_program;
    std::vector<float> m_logits;  ///< of the program's path
    PreprocessingReport& m_report;
    RunContext& m_context;
};

}  // namespace

PreprocessingResult answer(const PreprocessingJob& job, BuiltNetwork& network,
                           RunContext& context) {
    const Weights& weights = network.weights;
    checkHasImage(job.input);
    const Recipe recipe = recipeFor(weights, job.input);
    const InputRequest input = firstImage(job.input);
    Feed feed = makeFeed(input, 0, recipe, false);
    PreprocessingResult result;
    result.spec = weights.spec;
    result.spec.classCount = weights.classCount();
    result.weights = weights.info;
    PreprocessingReport& report = result.report;
    report.imageName = feed.info.name;
    report.recipe = feed.info.recipe;
    report.noScores = whyNoScores(weights);
    const std::string note = paperSideText(weights.spec, recipe.side(), recipe.side());
    report.sideNote = note.empty() ? note : note + '.';
    result.provenance = provenanceOf(network, feed.info.recipe, {feed.info});
    Paths(job, network, input, recipe, std::move(feed.tensor), report, context).run();
    return result;
}

}  // namespace scalescope
