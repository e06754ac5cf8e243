// SPDX-License-Identifier: Apache-2.0
// train: trains a network on generated pictures or a folder of class folders; evaluates one.
#include "app/cli/commands.h"
#include "app/cli/run.h"
#include "app/cli/train_options.h"
#include "core/base/error.h"
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/report/json/train_json.h"
#include "core/scaling/definition.h"
#include "core/train/evaluate.h"
#include "core/train/host_memory.h"
#include "core/weights/weights.h"

#include <fmt/format.h>

#include <memory>

namespace scalescope::cli {

namespace {

[[noreturn]] void refuse(const std::string& sentence) {
    throw Error(ErrorCode::ArgumentInvalid, sentence);
}

std::unique_ptr<PictureSource> sourceOf(const TrainArguments& arguments) {
    if (arguments.images == "generated")
        return generatedPictures(arguments.options.seed);
    return folderPictures(arguments.images, arguments.options.seed, arguments.heldOutShare,
                          arguments.strict ? Unreadable::Refused : Unreadable::LeftOut);
}

NetworkSpec specOf(const TrainArguments& arguments) {
    if (!arguments.network.empty())
        return readDefinitions({arguments.network}, environment().memoryBytes).front().spec;
    const auto variant = variantIndex(arguments.variant);
    if (!variant)
        refuse("--variant " + arguments.variant + ": use one of b0 to b7.");
    return family().at(static_cast<std::size_t>(*variant)).spec;
}

TrainOptions optionsOf(const TrainArguments& arguments, const PictureSource& source) {
    TrainOptions options = arguments.options;
    options.spec = specOf(arguments);
    if (arguments.dropout >= 0.0)
        options.spec.dropout = arguments.dropout;
    options.sizes = parseSizes(arguments.px);
    if (arguments.epochs > 0.0) {
        if (source.trainingCount() == 0)
            refuse("--epochs: generated pictures have no epochs; give --pictures N.");
        options.pictures = static_cast<std::int64_t>(
            arguments.epochs * static_cast<double>(source.trainingCount()) + 0.5);
    }
    return options;
}

std::string timeText(double seconds) {
    const auto whole = static_cast<std::int64_t>(seconds + 0.5);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string progressLine(const TrainProgress& progress) {
    return fmt::format(
        "step {} of {}, {} pictures at {} px, loss {:.4f}, accuracy {:.1f} %, rate {:.5f}, "
        "gradient {:.2f}, {:.0f} images/s, {} left",
        progress.step, progress.steps, progress.pictures, progress.px, progress.loss,
        100.0 * progress.accuracy, progress.learningRate, progress.gradientNorm,
        progress.imagesPerSecond, timeText(progress.secondsLeft));
}

void printEvaluation(const Evaluation& evaluation) {
    Table table{
        fmt::format("{} of {} held-out pictures right at {} px: {:.2f} %, loss {:.4f}, {:.0f} "
                    "images/s ({} per pass)",
                    evaluation.right, evaluation.pictures, evaluation.px, 100.0 * evaluation.top1(),
                    evaluation.loss, evaluation.throughput.imagesPerSecond(),
                    evaluation.throughput.choice.batch),
        {{"Class", "", ColumnKind::Text, ""},
         {"Pictures", "", ColumnKind::Integer, ""},
         {"Right", "", ColumnKind::Integer, ""},
         {"Share", "", ColumnKind::Share, ""},
         {"Most often taken for", "", ColumnKind::Text, ""}},
        {}};
    for (const ClassTally& score : evaluation.classes) {
        Cell share;
        if (score.pictures > 0)
            share = static_cast<double>(score.right) / static_cast<double>(score.pictures);
        table.rows.push_back(
            {score.name, score.pictures, score.right, share,
             score.mostOftenTakenFor.empty() ? Cell{} : Cell{score.mostOftenTakenFor}});
    }
    printTable(table);
}

Evaluation evaluateWeights(const TrainArguments& arguments, const NetworkSpec& spec,
                           const StateDict& weights, const std::vector<std::string>& classNames,
                           PictureSource& source, int px, RunContext& context) {
    RunOptions options;
    options.device = arguments.run.device;
    options.threads = arguments.run.threads;
    const BuiltExecutor built = buildExecutor(spec, weights, options);
    return evaluate(*built.executor, classNames, source, arguments.validate, px, context);
}

int validationSide(const TrainArguments& arguments, const TrainOptions& options) {
    return arguments.validatePx > 0 ? arguments.validatePx : options.sizes.back().px;
}

void printResult(const TrainArguments& arguments, const TrainResult& result,
                 const std::optional<Evaluation>& evaluation) {
    if (arguments.output.json) {
        printDocument(trainJson(result, evaluation, environment()));
        return;
    }
    printLine(fmt::format("{}: {} steps, {} pictures, {} classes, {} in all.", arguments.out,
                          result.steps, result.pictures, result.classNames.size(),
                          timeText(result.seconds)));
    if (evaluation)
        printEvaluation(*evaluation);
}

Weights weightsIn(const std::string& file, const TrainArguments& arguments, const NetworkSpec& spec,
                  RunContext& context) {
    Weights weights = loadWeights(
        spec, {WeightsRequest::Source::Path, file, 0, arguments.conventions.asked()}, context);
    for (const std::string& note : loadNotes(weights.info, &weights.report))
        printNote(arguments.output, note);
    return weights;
}

int trainNetwork(TrainArguments arguments) {
    if (arguments.out.empty())
        refuse("--out is missing; name the file for the weights, such as b0.safetensors.");
    const auto source = sourceOf(arguments);
    TrainOptions options = optionsOf(arguments, *source);
    arguments.run.out = arguments.out;
    arguments.run.checkpointSeconds = 60.0 * arguments.checkpointMinutes;
    arguments.run.onProgress = [&arguments](const TrainProgress& progress) {
        printNote(arguments.output, progressLine(progress));
    };
    keepMemory();
    RunContext context({}, &interrupted());
    if (!arguments.from.empty()) {
        const Weights start = weightsIn(arguments.from, arguments, options.spec, context);
        arguments.run.start = start.dict;
        options.spec.padding = start.spec.padding;  // what they were trained with goes on
        options.spec.batchNormEps = start.spec.batchNormEps;
    }
    try {
        const TrainResult result = train(options, *source, arguments.run, context);
        std::optional<Evaluation> evaluation;
        if (arguments.validate > 0) {
            evaluation =
                evaluateWeights(arguments, result.options.spec, result.weights, result.classNames,
                                *source, validationSide(arguments, options), context);
            writeEvaluated(result, *evaluation, arguments.run);
        }
        noteSkipped(evaluation ? evaluation->skipped : result.skipped, arguments.output);
        printResult(arguments, result, evaluation);
        return 0;
    } catch (const Canceled&) {
        printNote(arguments.output, "stopped; what was learnt is kept beside " + arguments.out +
                                        ": give the same command with --resume to go on.");
        throw;
    }
}

int evaluateFile(TrainArguments arguments) {
    if (arguments.validate == 0)
        arguments.validate = 2000;
    RunContext context({}, &interrupted());
    const NetworkSpec spec = specOf(arguments);
    const Weights weights = weightsIn(arguments.evaluateFile, arguments, spec, context);
    if (!weights.report.classifierUsable)
        throw Error(ErrorCode::ArgumentInvalid,
                    weights.info.name + ": " + weights.report.predictionsOff);
    if (weights.headRest)
        throw Error(ErrorCode::ArgumentInvalid,
                    weights.info.name +
                        ": its head has layers behind the classifier, which an evaluation does "
                        "not run; predict runs them.");
    const auto source = sourceOf(arguments);
    const int px = arguments.validatePx > 0 ? arguments.validatePx : spec.scale.resolution;
    ProgressBar bar(arguments.output);
    RunContext progress = bar.context();
    const Evaluation evaluation = evaluateWeights(arguments, weights.spec, *weights.dict,
                                                  weights.labels->names, *source, px, progress);
    bar.clear();
    noteSkipped(evaluation.skipped, arguments.output);
    if (arguments.output.json)
        printDocument(evaluationJson(evaluation, weights.info, source->description(),
                                     arguments.options.seed, environment()));
    else
        printEvaluation(evaluation);
    return 0;
}

int run(const TrainArguments& arguments) {
    return arguments.evaluateFile.empty() ? trainNetwork(arguments) : evaluateFile(arguments);
}

}  // namespace

void addTrainCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "train", "Trains a network on generated pictures or a folder of class folders");
    auto arguments = std::make_shared<TrainArguments>();
    addTrainOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
