// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/synthetic.h"

#include "core/model/memory_prediction.h"
#include "core/session/result.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope::test {

namespace {

const VariantRow& row(int variant) {
    static const std::vector<VariantRow> all = [] {
        std::vector<VariantRow> rows(family().begin(), family().end());
        for (int i = 0; i < kOwnNetworkLimit; ++i) {
            NetworkSpec spec = ownDefinition(i).spec;
            spec.ownIndex = i;
            rows.push_back({spec, recipeOf(spec), {}});
        }
        return rows;
    }();
    return all.at(static_cast<std::size_t>(variant));
}

Provenance provenanceOf(int variant, const SyntheticOptions& options) {
    Provenance provenance;
    provenance.variant = row(variant).spec.name;
    provenance.weightsKind = weightsKindName(options.weights);
    provenance.weightsName = options.weights == WeightsKind::Random
                                 ? "random, seed 0"
                                 : "efficientnet_" + row(variant).spec.name + ".pth";
    provenance.recipe = "resize " + std::to_string(row(variant).recipe.resize) + " bicubic, crop " +
                        std::to_string(row(variant).recipe.crop);
    provenance.executor = "reference";
    provenance.device = "cpu";
    provenance.dtype = "fp32";
    provenance.threads = 2;
    provenance.when = "2026-01-01T00:00:00Z";
    return provenance;
}

/// Two ears, two eyes and a striped coat; anything with structure will do.
Image picture(int width, int height) {
    Image image;
    image.width = width;
    image.height = height;
    image.bytes.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double u = 2.0 * x / width - 1.0, v = 2.0 * y / height - 1.0;
            const double face = std::exp(-3.0 * (u * u + v * v));
            const double eyes = std::exp(
                -90.0 * ((std::abs(u) - 0.28) * (std::abs(u) - 0.28) + (v + 0.1) * (v + 0.1)));
            const double coat = 0.5 + 0.5 * std::sin(14.0 * u + 5.0 * v * v);
            const auto channel = [&](double base, double fur) {
                const double value = base + face * fur * (0.6 + 0.4 * coat) - 150.0 * eyes;
                return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
            };
            image.bytes[at++] = channel(60.0 + 40.0 * (v + 1.0), 150.0);
            image.bytes[at++] = channel(80.0 + 20.0 * (v + 1.0), 100.0);
            image.bytes[at++] = channel(90.0, 50.0);
        }
    return image;
}

LabelsPtr labels() {
    static const LabelsPtr shared = [] {
        auto made = std::make_shared<Labels>();
        for (int i = 0; i < 1000; ++i)
            made->names.push_back("class " + std::to_string(i));
        made->names[281] = "tabby";
        made->names[282] = "tiger cat";
        made->names[285] = "Egyptian cat";
        made->names[287] = "lynx";
        made->names[292] = "tiger";
        made->names[753] = "radiator";
        made->source = "ImageNet-1k (built in, assumed)";
        return LabelsPtr(made);
    }();
    return shared;
}

InputInfo inputOf(int variant, std::uint64_t image, const SyntheticOptions& options) {
    const Recipe& recipe = row(variant).recipe;
    InputInfo info;
    info.name = image == 0 ? "cat.png" : "cat-" + std::to_string(image) + ".png";
    info.digest = std::string(64, 'a');
    if (!options.classLabels.empty())
        info.classLabel = options.classLabels[image % options.classLabels.size()];
    info.imageWidth = 640;
    info.imageHeight = 480;
    info.resize = recipe.resize;
    info.crop = recipe.crop;
    info.interpolation = interpolationName(recipe.interpolation);
    info.recipe = provenanceOf(variant, options).recipe;
    info.tensorShape = {1, 3, recipe.crop, recipe.crop};
    info.notes = {"alpha composited over white"};
    if (image == 0)
        info.fed = std::make_shared<const Image>(picture(recipe.crop, recipe.crop));
    return info;
}

WeightsInfo weightsOf(int variant, const SyntheticOptions& options) {
    WeightsInfo info;
    info.kind = options.weights;
    info.name = provenanceOf(variant, options).weightsName;
    info.sha256 = std::string(64, 'b');
    info.verdict = weightsKindBadge(options.weights);
    info.format = options.weights == WeightsKind::Random ? "" : "pth (zip)";
    return info;
}

/// Rises over the first three quarters of the pass and falls at the end, as every network's does.
MemoryReport memoryOf(const Graph& graph, const Thresholds& thresholds, std::int64_t weightBytes) {
    std::vector<AllocationEvent> events;
    std::int64_t live = 0, id = 0, previous = 0;
    double timeMs = 0.0;
    for (const Node& node : graph.nodes) {
        const std::int64_t bytes = 4 * node.out.elements();
        events.push_back({timeMs += 0.1, bytes, live += bytes, ++id, node.id});
        if (previous > 0)
            events.push_back({timeMs += 0.1, -previous, live -= previous, id - 1, node.id});
        previous = bytes;
    }
    return memoryReport(graph, 1, std::move(events), weightBytes, thresholds,
                        {.options = RunOptions{}});
}

/// As planned; of one image 1 % less than planned was seen from outside.
BatchCheck checkedBatch(const BatchCheckRequest& request) {
    const auto graph = buildGraph(request.spec);
    const MemoryNeed one = memoryNeed(*graph, request.options);
    BatchCheck check;
    check.spec = request.spec;
    check.budgetBytes = request.budgetBytes;
    check.planned = largestBatchWithin(request.budgetBytes, *graph, request.options);
    check.ran = check.planned;
    check.refused = check.planned + 1;
    check.need = memoryNeed(*graph, request.options, std::max<std::int64_t>(check.ran, 1));
    check.passes.limit = "RLIMIT_DATA";
    check.passes.weightBytes = one.weightBytes;
    check.passes.trials = {{1, true, one.totalBytes() * 99 / 100 - one.weightBytes}};
    return check;
}

Finding findingOf(int variant) {
    Finding finding;
    finding.severity = Verdict::Warn;
    finding.rule = "gate.saturated";
    finding.variant = row(variant).spec.name;
    finding.place = "block 7.0";
    finding.title = "52 % of the gates of block 7.0 are open or closed";
    finding.evidence = "599 of 1152 gates over 1 image (few images)";
    finding.advice = "Look at more images before drawing a conclusion.";
    finding.threshold = "warn at 50 % saturated";
    finding.source = "own";
    return finding;
}

/// Whose made-up results are given: of a network once more, those of its variant.
int rowOf(const NetworkSpec& network) {
    return network.ofNetwork.empty() ? columnOf(network).value() : network.variant.value_or(0);
}

/// What core would say of another column of the network.
template <typename Result>
Result under(const RunRequest& run, Result result) {
    if (run.network.ofNetwork.empty())
        return result;
    result.spec = run.network;
    result.provenance.variant = run.network.name;
    if constexpr (requires { result.graph; })
        result.graph = buildGraph(run.network);
    if constexpr (requires { result.weights; }) {
        result.weights.kind = WeightsKind::Own;
        result.weights.name = run.weights.path.filename().string();
    }
    if constexpr (requires { result.findings; })
        for (Finding& finding : result.findings)
            finding.variant = run.network.name;
    return result;
}

Outcome answer(const Job& job, const SyntheticOptions& options, const std::vector<int>& failing) {
    const auto fails = [&](const NetworkSpec& spec) {
        return std::find(failing.begin(), failing.end(), columnOf(spec).value()) != failing.end();
    };
    const auto wrap = [&](const RunRequest& run, auto made) -> Outcome {
        auto result = under(run, std::move(made));
        if (fails(result.spec))
            return Failure{ErrorCode::OutOfMemory, Subject::None,
                           displayName(result.spec) +
                               " needs more memory than is free; close other programs or choose a "
                               "smaller variant.",
                           "synthetic"};
        result.provenance.jobId = job.id;
        return std::make_shared<const Result>(std::move(result));
    };
    const auto variantOf = [](const RunRequest& run) { return rowOf(run.network); };
    if (const auto* diagnose = std::get_if<DiagnoseJob>(&job.question))
        return wrap(diagnose->run, syntheticDiagnosis(variantOf(diagnose->run), options));
    if (const auto* bench = std::get_if<BenchmarkJob>(&job.question))
        return wrap(bench->run, syntheticBenchmark(variantOf(bench->run), options));
    if (const auto* cam = std::get_if<GradCamJob>(&job.question))
        return wrap(cam->run, syntheticGradCam(variantOf(cam->run),
                                               cam->classIndex.value_or(ClassIndex(-1)).value()));
    if (const auto* ablate = std::get_if<AblateJob>(&job.question))
        return wrap(ablate->run, syntheticAblation(variantOf(ablate->run), ablate->kind, options));
    if (const auto* maps = std::get_if<FeatureMapsJob>(&job.question))
        return wrap(maps->run, syntheticFeatureMaps(variantOf(maps->run), maps->block.value()));
    if (const auto* fed = std::get_if<PreprocessingJob>(&job.question))
        return wrap(fed->run, syntheticPreprocessing(variantOf(fed->run), options));
    if (const auto* written = std::get_if<ExportJob>(&job.question))
        return wrap(written->run, ExportedWeights{{}, written->run.network, written->path});
    if (const auto* folders = std::get_if<FindImagesJob>(&job.question)) {
        try {
            return std::make_shared<const Result>(FoundImages{sourcesIn(folders->paths, false)});
        } catch (const Error& error) {
            return error.failure();
        }
    }
    if (std::holds_alternative<InspectWeightsJob>(job.question))
        return std::make_shared<const Result>(WeightsFile{});
    if (const auto* compared = std::get_if<CompareJob>(&job.question))
        return std::make_shared<const Result>(syntheticComparison(compared->network.value()));
    if (const auto* weights = std::get_if<WeightsReportJob>(&job.question)) {
        if (fails(weights->network))
            return Failure{ErrorCode::OutOfMemory, Subject::None, "There is no memory left.", ""};
        WeightsReport report =
            syntheticWeights(rowOf(weights->network), weights->depth.values, weights->depth.hash);
        if (!weights->network.ofNetwork.empty())
            report.spec = weights->network;
        return std::make_shared<const Result>(std::move(report));
    }
    if (const auto* asked = std::get_if<CheckBatchJob>(&job.question))
        return std::make_shared<const Result>(checkedBatch(asked->request));
    if (std::holds_alternative<MachineJob>(job.question))
        return std::make_shared<const Result>(kSyntheticRoof);
    return std::make_shared<const Result>(syntheticImage());
}

}  // namespace

NetworkDefinition ownDefinition(int index) {
    NetworkDefinition definition;
    definition.spec.name = index == 0 ? "mine" : "mine-" + std::to_string(index + 1);
    definition.spec.variant.reset();
    definition.spec.scale = {0.5 + 0.1 * index, 0.6, 160 + 8 * index};
    return definition;
}

LoadedImage syntheticImage() {
    LoadedImage image;
    image.name = "cat.png";
    image.image = picture(640, 480);
    image.digest = std::string(64, 'a');
    image.notes = {"alpha composited over white"};
    return image;
}

Prediction syntheticPrediction(int variant, const SyntheticOptions& options) {
    std::vector<float> logits(1000);
    for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] = 0.3F * std::sin(static_cast<float>(i * 37 + static_cast<std::size_t>(variant)));
    const bool flipped = variant == options.flippedVariant;
    const float strength = 5.0F + 0.4F * static_cast<float>(variant);
    logits[flipped ? 285 : 281] = strength + 1.0F;
    logits[flipped ? 281 : 285] = strength;
    logits[282] = strength - 0.5F;
    logits[287] = 3.0F;
    logits[variant % 2 == 0 ? 292 : 753] = 2.0F;
    Prediction prediction = predict(logits, *labels());
    prediction.imageName = "cat.png";
    prediction.imageDigest = std::string(64, 'a');
    prediction.meaningful = predictionsMeaningful(options.weights);
    prediction.outsideTraining = options.weights == WeightsKind::Demo;  // the picture is a cat's
    return prediction;
}

Diagnosis syntheticDiagnosis(int variant, const SyntheticOptions& options) {
    Diagnosis diagnosis;
    diagnosis.provenance = provenanceOf(variant, options);
    diagnosis.spec = row(variant).spec;
    const std::int64_t side = row(variant).recipe.crop;
    diagnosis.graph = buildGraph(diagnosis.spec, side, side);
    diagnosis.cost = costOf(*diagnosis.graph);
    diagnosis.weights = weightsOf(variant, options);
    diagnosis.loadReport = std::make_shared<const LoadReport>();
    diagnosis.labels = labels();
    for (std::uint64_t image = 0; image < options.imageCount; ++image) {
        diagnosis.inputs.push_back(inputOf(variant, image, options));
        diagnosis.predictions.push_back(syntheticPrediction(variant, options));
    }
    diagnosis.gates = syntheticGates(*diagnosis.graph, variant, options);
    diagnosis.saturation = syntheticSaturation(*diagnosis.graph, variant, options);
    diagnosis.memory = memoryOf(*diagnosis.graph, diagnosis.thresholds, diagnosis.cost.weightBytes);
    diagnosis.findings = {findingOf(variant)};
    diagnosis.passMs = 10.0 * (variant + 1);
    return diagnosis;
}

BenchmarkResult syntheticBenchmark(int variant, const SyntheticOptions& options) {
    BenchmarkResult result;
    result.provenance = provenanceOf(variant, options);
    result.spec = row(variant).spec;
    result.weights = weightsOf(variant, options);
    const double base = 8.0 * std::pow(1.7, variant);
    std::vector<double> runs;
    for (int i = 0; i < result.options.repeats; ++i)
        runs.push_back(base * (1.0 + 0.02 * std::sin(1.7 * i) + (i % 17 == 16 ? 0.2 : 0.0)));
    result.latency = latencyOf(std::move(runs), result.options.warmup, 1, result.thresholds);
    result.graph = buildGraph(result.spec);
    const Cost cost = costOf(*result.graph);
    for (const Node& node : result.graph->nodes)
        result.nodes.push_back(
            {node.id,
             base * (0.5 * static_cast<double>(node.macs) / static_cast<double>(cost.macs) +
                     0.5 / static_cast<double>(result.graph->nodes.size()))});
    result.instrumentedMs = 1.1 * base;
    result.predictedPeakBytes = predictMemory(*result.graph, 1).peakBytes;
    result.peakBytes = result.predictedPeakBytes * 21 / 20;
    result.weightBytes = cost.weightBytes;
    result.residentPeakBytes = result.peakBytes + result.weightBytes + (std::int64_t{300} << 20);
    result.macs = cost.macs;
    result.inputSidePx = row(variant).recipe.crop;
    return result;
}

GradCamResult syntheticGradCam(int variant, int classIndex) {
    GradCamResult result;
    result.provenance = provenanceOf(variant, {});
    result.spec = row(variant).spec;
    const int side = row(variant).recipe.crop;
    result.fed = std::make_shared<const Image>(picture(side, side));
    GradCam& cam = result.cam;
    cam.classIndex = classIndex < 0 ? syntheticPrediction(variant).topk.front().index : classIndex;
    cam.classLabel = labels()->names.at(static_cast<std::size_t>(cam.classIndex));
    cam.node = "head";
    cam.score = 6.0;
    cam.imageName = "cat.png";
    const auto cells = static_cast<std::size_t>((side + 31) / 32);
    cam.map.title = "Grad-CAM";
    cam.map.rowCount = cam.map.columnCount = cells;
    for (std::size_t i = 0; i < cells * cells; ++i) {
        const double u = 2.0 * static_cast<double>(i % cells) / static_cast<double>(cells) - 1.0;
        const double v = 2.0 * static_cast<double>(i / cells) / static_cast<double>(cells) - 1.0;
        cam.map.values.push_back(
            static_cast<float>(std::exp(-2.5 * (u * u + (v + 0.2) * (v + 0.2)))));
    }
    return result;
}

AblationResult syntheticAblation(int variant, InterventionKind kind,
                                 const SyntheticOptions& options) {
    AblationResult result;
    result.provenance = provenanceOf(variant, options);
    result.spec = row(variant).spec;
    const Prediction prediction = syntheticPrediction(variant, options);
    const auto graph = buildGraph(result.spec);
    AblationReport& report = result.report;
    report.imageName = "cat.png";
    report.originalTop1 = prediction.topk.front().index;
    report.originalLabel = prediction.topk.front().label;
    report.originalLogit = prediction.topk.front().logit;
    report.meaningful = prediction.meaningful;
    for (const BlockSpec& block : graph->architecture.blocks) {
        if (kind == InterventionKind::BlockOff && !block.residual)
            continue;
        AblationRow change;
        change.block = block.index;
        change.name = block.name();
        change.kind = kind;
        change.deltaLogit = -2.0 * std::exp(-0.15 * block.index) - 0.1 * std::sin(block.index);
        change.deltaProbability = 0.1 * change.deltaLogit;
        change.top1Changed = change.deltaLogit < -1.5;
        change.newTop1 = change.top1Changed ? 285 : report.originalTop1;
        change.newLabel = labels()->names.at(static_cast<std::size_t>(change.newTop1));
        change.logitDistance = 10.0 * std::abs(change.deltaLogit);
        change.klNats = change.deltaLogit * change.deltaLogit;
        report.rows.push_back(std::move(change));
    }
    return result;
}

Runner syntheticRunner(const SyntheticOptions& options, std::vector<int> failingVariants) {
    return [options, failing = std::move(failingVariants)](const Job& job, RunContext& context) {
        context.checkpoint(0.5, "half of a made-up pass");
        if (const auto* live = std::get_if<LiveJob>(&job.question))
            return syntheticLive(*live, context, options);
        return answer(job, options, failing);
    };
}

}  // namespace scalescope::test
