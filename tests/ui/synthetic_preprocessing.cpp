// SPDX-License-Identifier: Apache-2.0
// Ways of preprocessing that were never taken: each a little farther from the program's than the
// last.
#include "core/model/variant.h"
#include "tests/ui/synthetic.h"

namespace scalescope::test {

namespace {

constexpr int kPicturePx = 24;

std::shared_ptr<const Image> flat(std::uint8_t level) {
    Image image{kPicturePx, kPicturePx, PixelFormat::Rgb8, {}};
    image.bytes.assign(image.stride() * kPicturePx, level);
    return std::make_shared<const Image>(std::move(image));
}

/// The k-th way takes k from the class that was first, until another one is.
std::vector<float> movedLogits(const Prediction& prediction, std::size_t k) {
    std::vector<float> logits = prediction.logits;
    logits[static_cast<std::size_t>(prediction.topk.front().index)] -=
        0.25F * static_cast<float>(k);
    return logits;
}

}  // namespace

PreprocessingResult syntheticPreprocessing(int variant, const SyntheticOptions& options) {
    const Diagnosis diagnosis = syntheticDiagnosis(variant, options);
    const Prediction& prediction = diagnosis.predictions.front();
    const int side = static_cast<int>(diagnosis.graph->inputHeight);
    PreprocessingResult result;
    result.provenance = diagnosis.provenance;
    result.spec = diagnosis.spec;
    result.weights = diagnosis.weights;
    PreprocessingReport& report = result.report;
    report.imageName = "cat.png";
    report.recipe = diagnosis.provenance.recipe;
    if (!prediction.meaningful)
        report.noScores = "Random weights: logits have no meaning.";
    const std::vector<PreprocessingPath> paths = pathsFor(recipeOf(diagnosis.spec));
    for (std::size_t i = 0; i < paths.size(); ++i) {
        PreprocessingRow row;
        row.path = paths[i];
        row.side = row.path == PreprocessingPath::OtherSide ? 224 : side;
        row.picture = flat(static_cast<std::uint8_t>(100 + i));
        if (row.side == side) {
            const auto levels = static_cast<double>(i);
            row.difference = FedDifference{10.0 * levels, levels, 0.2 * levels, 0.02 * levels};
            row.differencePicture = flat(static_cast<std::uint8_t>(8 * i));
            row.differenceFactor = 8;
        }
        if (report.noScores.empty())
            row.scores = scoresOf(prediction.logits, movedLogits(prediction, i), *diagnosis.labels);
        report.rows.push_back(std::move(row));
    }
    return result;
}

}  // namespace scalescope::test
