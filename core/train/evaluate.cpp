// SPDX-License-Identifier: Apache-2.0
#include "core/train/evaluate.h"

#include "core/base/error.h"
#include "core/bench/many_images.h"
#include "core/train/augment.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

constexpr std::int64_t kLargestBatch = 16, kChannels = 3;

/// Counts of (true class, answer) and the summed loss.
class Tally {
public:
    explicit Tally(std::size_t classes) : m_classes(classes), m_counts(classes * classes) {}

    void add(std::size_t label, const float* logits) {
        const float* best = std::max_element(logits, logits + m_classes);
        double sum = 0.0;
        for (std::size_t i = 0; i < m_classes; ++i)
            sum += std::exp(static_cast<double>(logits[i]) - *best);
        m_loss += std::log(sum) + *best - logits[label];
        ++m_counts[label * m_classes + static_cast<std::size_t>(best - logits)];
    }

    [[nodiscard]] Evaluation result(const std::vector<std::string>& names) const {
        Evaluation evaluation;
        for (std::size_t label = 0; label < m_classes; ++label) {
            ClassTally score{names[label], 0, 0, {}};
            std::int64_t most = 0;
            for (std::size_t answer = 0; answer < m_classes; ++answer) {
                const std::int64_t count = m_counts[label * m_classes + answer];
                score.pictures += count;
                if (answer == label)
                    score.right = count;
                else if (count > most) {
                    most = count;
                    score.mostOftenTakenFor = names[answer];
                }
            }
            evaluation.pictures += score.pictures;
            evaluation.right += score.right;
            evaluation.classes.push_back(std::move(score));
        }
        if (evaluation.pictures > 0)
            evaluation.loss = m_loss / static_cast<double>(evaluation.pictures);
        return evaluation;
    }

private:
    std::size_t m_classes;
    std::vector<std::int64_t> m_counts;
    double m_loss = 0.0;
};

/// The output of the network that stands for each class of the source.
std::vector<std::size_t> outputsOf(const std::vector<std::string>& classes,
                                   const std::vector<std::string>& networkClasses) {
    std::vector<std::size_t> outputs;
    for (const std::string& name : classes) {
        const auto found = std::ranges::find(networkClasses, name);
        if (found == networkClasses.end())
            throw Error(
                ErrorCode::ShapeMismatch,
                "The network has no class \"" + name +
                    "\"; judge weights by pictures of the classes that they were trained on.",
                Subject::Weights);
        outputs.push_back(static_cast<std::size_t>(found - networkClasses.begin()));
    }
    if (classes.size() != networkClasses.size())
        throw Error(ErrorCode::ShapeMismatch,
                    "The network knows " + std::to_string(networkClasses.size()) +
                        " classes, the pictures have " + std::to_string(classes.size()) +
                        "; judge weights by pictures of all their classes.",
                    Subject::Weights);
    return outputs;
}

}  // namespace

Evaluation evaluate(Executor& executor, const std::vector<std::string>& networkClasses,
                    PictureSource& source, std::int64_t pictures, int px, RunContext& context) {
    const std::vector<std::string>& names = source.classNames();
    const std::vector<std::size_t> outputs = outputsOf(names, networkClasses);
    const Recipe recipe = recipeAt(px);
    const std::int64_t count = std::min(pictures, source.heldOutCount());
    std::vector<std::size_t> labels(static_cast<std::size_t>(count));  // of those not left out
    std::size_t read = 0;
    Tally tally(names.size());
    RunContext quiet;
    ManyImages images;
    images.count = static_cast<std::size_t>(count);
    images.inputBytes = kChannels * px * px * std::int64_t{sizeof(float)};
    images.largestBatch = kLargestBatch;
    images.threads = 1;  // a source gives its pictures to one thread
    images.prepare = [&](std::size_t i) {
        const auto picture = source.heldOut(i, recipe.resize);
        if (!picture)
            return TensorF32{};
        labels[read++] = static_cast<std::size_t>(picture->label);
        return toTensor(preparePixels(picture->image, recipe), recipe);
    };
    images.pass = [&](std::size_t first, const TensorF32& tensor) {
        context.checkpoint(
            0.0, "evaluating picture " + std::to_string(first) + " of " + std::to_string(count));
        const PassResult pass = executor.run(tensor, {}, quiet);
        for (std::size_t i = 0; i < static_cast<std::size_t>(pass.batch); ++i) {
            std::vector<float> logits;
            for (const std::size_t output : outputs)
                logits.push_back(pass.logits[i * names.size() + output]);
            tally.add(labels[first + i], logits.data());
        }
    };
    Throughput throughput;
    runMany(images, throughput, context);
    if (count > 0 && throughput.images == 0)
        throw Error(ErrorCode::FileUnreadable,
                    source.description() + ": none of the first " + std::to_string(count) +
                        " held out can be read; mend them, or name another folder.",
                    Subject::Input);
    Evaluation evaluation = tally.result(names);
    evaluation.px = px;
    evaluation.throughput = throughput;
    evaluation.skipped = source.skipped();
    return evaluation;
}

}  // namespace scalescope
