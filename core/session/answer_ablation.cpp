// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_ablation.h"

#include "core/input/image_set.h"
#include "core/session/answer_parts.h"
#include "core/session/feeding.h"
#include "core/session/questions/ablate_job.h"

#include <algorithm>

namespace scalescope {

namespace {

struct GateMeans {
    std::vector<std::vector<float>> perBlock;
    std::string referenceSet;
};

/// Gate means per block over the images of a set that can be read.
GateMeans gateMeansOf(BuiltNetwork& network, const InputRequest& input, const Recipe& recipe,
                      RunContext& context) {
    GateTap gates;
    std::vector<Tap*> taps{&gates};
    ManyImages images = manyImages(input, network, recipe, Thresholds{}.memoryBudgetShare);
    images.prepare = [&](std::size_t i) {
        try {
            return makeFeed(input, i, recipe, false).tensor;
        } catch (const Error& error) {
            if (input.tensor || !maySkip(input.images[i], error.failure()))
                throw;
            return TensorF32{};
        }
    };
    images.pass = [&](std::size_t, const TensorF32& tensor) {
        static_cast<void>(
            network.executor->run(tensor, {.taps = taps, .interventions = {}}, context));
    };
    Throughput throughput;
    runMany(images, throughput, context);
    GateMeans means{{}, std::to_string(throughput.images)};
    for (const GateBlock& block : gates.report().blocks)
        means.perBlock.emplace_back(block.mean.begin(), block.mean.end());
    return means;
}

/// Pictures of the sort that the weights know.
InputRequest referencePictures(WeightsKind kind) {
    InputRequest input;
    for (const SampleImage& sample : sampleImages())
        if (sample.generated == (kind == WeightsKind::Demo))
            input.images.push_back(
                {.path = {}, .sample = std::string(sample.name), .loaded = {}, .classLabel = {}});
    return input;
}

GateMeans referenceMeans(const AblateJob& job, BuiltNetwork& network, const Recipe& recipe,
                         RunContext& context) {
    if (job.kind != InterventionKind::GateMean)
        return {};
    if (!job.gateMeans.empty())
        return {job.gateMeans, "given means"};
    const bool own = feedCount(job.input) >= 2;
    const WeightsKind kind = network.weights.info.kind;
    const InputRequest input = own ? job.input : referencePictures(kind);
    const char* what = own                         ? " images of this run"
                       : kind == WeightsKind::Demo ? " generated pictures"
                                                   : " sample photographs";
    GateMeans means = gateMeansOf(network, input, recipe, context);
    means.referenceSet += what;
    return means;
}

/// All blocks that the kind of intervention can be applied to, or those that were asked for.
std::vector<int> blocksFor(const AblateJob& job, const Architecture& architecture) {
    std::vector<int> blocks;
    for (const BlockSpec& block : architecture.blocks)
        if (job.kind != InterventionKind::BlockOff || block.residual)
            blocks.push_back(block.index);
    if (job.blocks.empty())
        return blocks;
    std::erase_if(blocks, [&](int block) {
        return std::find(job.blocks.begin(), job.blocks.end(), block) == job.blocks.end();
    });
    return blocks;
}

Intervention changeOf(InterventionKind kind, int block, const GateMeans& means) {
    Intervention change{.kind = kind, .block = block, .gateMeans = {}};
    if (kind == InterventionKind::GateMean)
        change.gateMeans = means.perBlock.at(static_cast<std::size_t>(block));
    return change;
}

PassResult passWith(const Intervention& change, BuiltNetwork& network, const TensorF32& input,
                    RunContext& context) {
    return throughHead(
        network.executor->run(input, {.taps = {}, .interventions = {&change, 1}}, context),
        network.weights);
}

std::span<const float> firstRow(const PassResult& pass) {
    return {pass.logits.data(), static_cast<std::size_t>(pass.classCount)};
}

/// What the network says untouched.
void takeOriginal(const Prediction& original, AblationReport& report) {
    if (original.topk.empty())
        return;
    report.originalTop1 = original.topk.front().index;
    report.originalLabel = original.topk.front().label;
    report.originalLogit = original.topk.front().logit;
}

}  // namespace

AblationResult answer(const AblateJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    checkPredicts(weights);
    const Architecture architecture = buildArchitecture(weights.spec);
    const Recipe recipe = recipeFor(weights, job.input);
    const Feed feed = makeFeed(job.input, 0, recipe, false);
    const GateMeans means =
        context.within(0.0, 0.1, [&] { return referenceMeans(job, network, recipe, context); });
    const PassResult plain = throughHead(
        context.within(0.1, 0.15, [&] { return network.executor->run(feed.tensor, {}, context); }),
        weights);
    const LabelsPtr labels = labelsOf(weights, job.input.labels);

    AblationResult result;
    result.spec = weights.spec;
    result.spec.classCount = weights.classCount();
    result.provenance = provenanceOf(network, feed.info.recipe, {feed.info});
    AblationReport& report = result.report;
    report.imageName = feed.info.name;
    report.meaningful = isMeaningful(weights);
    report.referenceSet = means.referenceSet;
    takeOriginal(predict(firstRow(plain), *labels, 1), report);
    const std::vector<int> blocks = blocksFor(job, architecture);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Intervention change = changeOf(job.kind, blocks[i], means);
        const double step = 0.85 / static_cast<double>(blocks.size());
        try {
            const PassResult changed = context.within(
                0.15 + step * static_cast<double>(i), 0.15 + step * static_cast<double>(i + 1),
                [&] { return passWith(change, network, feed.tensor, context); });
            AblationRow row = compareAblation(firstRow(plain), firstRow(changed));
            row.block = blocks[i];
            row.name = architecture.blocks[static_cast<std::size_t>(blocks[i])].name();
            row.kind = job.kind;
            row.newLabel = labelOf(*labels, row.newTop1);
            report.rows.push_back(std::move(row));
        } catch (const Canceled&) {
            if (report.rows.empty())
                throw;
            report.partial = true;
            break;
        }
    }
    return result;
}

}  // namespace scalescope
