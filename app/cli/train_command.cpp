// SPDX-License-Identifier: Apache-2.0
// train: trains a network on generated pictures or a folder of class folders; evaluates one.
#include <fmt/format.h>

#include <memory>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/report/train_json.h"
#include "core/train/evaluate.h"
#include "core/train/host_memory.h"
#include "core/train/trainer.h"
#include "core/weights/weights.h"

namespace scalescope::cli {

namespace {

struct TrainArguments {
    OutputOptions output;
    std::string images, variant = "b0", px = "96", out, from, evaluateFile;
    TrainOptions options;
    TrainRun run;
    double epochs = 0.0, dropout = -1.0, heldOutShare = 0.2;
    std::int64_t validate = 0;
    int validatePx = 0;
    double checkpointMinutes = 3.0;
};

[[noreturn]] void refuse(const std::string& sentence) {
    throw Error(ErrorCode::ArgumentInvalid, sentence);
}

std::unique_ptr<PictureSource> sourceOf(const TrainArguments& arguments) {
    if (arguments.images == "generated")
        return generatedPictures(arguments.options.seed);
    return folderPictures(arguments.images, arguments.options.seed, arguments.heldOutShare);
}

NetworkSpec specOf(const TrainArguments& arguments) {
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
    Table table{fmt::format("{} of {} held-out pictures right at {} px: {:.2f} %, loss {:.4f}",
                            evaluation.right, evaluation.pictures, evaluation.px,
                            100.0 * evaluation.top1(), evaluation.loss),
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
        table.rows.push_back({score.name, score.pictures, score.right, share,
                              score.mostOftenTakenFor.empty() ? Cell{}
                                                              : Cell{score.mostOftenTakenFor}});
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

Weights weightsIn(const std::string& file, const NetworkSpec& spec, RunContext& context) {
    return loadWeights(spec, {WeightsRequest::Source::Path, file, 0}, context);
}

int trainNetwork(TrainArguments arguments) {
    if (arguments.out.empty())
        refuse("--out is missing; name the file for the weights, such as b0.safetensors.");
    const auto source = sourceOf(arguments);
    const TrainOptions options = optionsOf(arguments, *source);
    arguments.run.out = arguments.out;
    arguments.run.checkpointSeconds = 60.0 * arguments.checkpointMinutes;
    arguments.run.onProgress = [&arguments](const TrainProgress& progress) {
        printNote(arguments.output, progressLine(progress));
    };
    keepMemory();
    RunContext context({}, &interrupted());
    if (!arguments.from.empty())
        arguments.run.start = weightsIn(arguments.from, options.spec, context).dict;
    try {
        const TrainResult result = train(options, *source, arguments.run, context);
        std::optional<Evaluation> evaluation;
        if (arguments.validate > 0) {
            evaluation = evaluateWeights(arguments, result.options.spec, result.weights,
                                         result.classNames, *source,
                                         validationSide(arguments, options), context);
            writeEvaluated(result, *evaluation, arguments.run);
        }
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
    const Weights weights = weightsIn(arguments.evaluateFile, spec, context);
    const auto source = sourceOf(arguments);
    const int px = arguments.validatePx > 0 ? arguments.validatePx : spec.scale.resolution;
    ProgressBar bar(arguments.output);
    RunContext progress = bar.context();
    const Evaluation evaluation =
        evaluateWeights(
        arguments, weights.spec, *weights.dict, weights.labels->names, *source, px, progress);
    bar.clear();
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

void addWhat(CLI::App& command, TrainArguments& arguments) {
    command
        .add_option("--images", arguments.images,
                    "A folder with one sub-folder of images per class, or generated")
        ->required()
        ->type_name("DIR|generated");
    command.add_option("--variant", arguments.variant, "b0 to b7")->capture_default_str();
    command
        .add_option("--px", arguments.px,
                    "Side of the pictures, or the share of all pictures at each side in turn")
        ->capture_default_str()
        ->type_name("PX|PX:SHARE,...");
    command.add_option("--out", arguments.out, "Weights, under torchvision's names")
        ->type_name("FILE.safetensors");
    command
        .add_option("--from", arguments.from,
                    "Weights to start from; another number of classes starts a new classifier")
        ->type_name("FILE");
    auto* pictures = command.add_option("--pictures", arguments.options.pictures,
                                        "Pictures shown in all");
    pictures->capture_default_str()->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 40));
    command.add_option("--epochs", arguments.epochs, "The same, as times through the folder")
        ->excludes(pictures)
        ->check(CLI::Range(0.001, 1e6));
    command.add_option("--batch", arguments.options.batch, "Pictures per step")
        ->capture_default_str();
    command.add_option("--seed", arguments.options.seed, "Of everything that is random")
        ->capture_default_str();
    command
        .add_option("--held-out", arguments.heldOutShare,
                    "Share of a folder's pictures that is not trained on")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 0.9));
}

void addHow(CLI::App& command, TrainArguments& arguments) {
    TrainOptions& options = arguments.options;
    const std::map<std::string, OptimiserKind> optimisers{{"sgd", OptimiserKind::Sgd},
                                                          {"rmsprop", OptimiserKind::RmsProp}};
    const std::map<std::string, ScheduleKind> schedules{{"cosine", ScheduleKind::Cosine},
                                                        {"step", ScheduleKind::Step}};
    const std::map<std::string, AugmentKind> augments{{"none", AugmentKind::None},
                                                      {"crop", AugmentKind::Crop},
                                                      {"crop-flip", AugmentKind::CropFlip}};
    command.add_option("--optimizer", options.optimiser, "sgd (Nesterov) or rmsprop")
        ->transform(CLI::CheckedTransformer(optimisers))
        ->type_name("NAME");
    command.add_option("--lr", options.learningRate, "Learning rate after the warm-up")
        ->capture_default_str();
    command.add_option("--momentum", options.momentum, "Of the optimizer")->capture_default_str();
    command
        .add_option("--weight-decay", options.weightDecay,
                    "Of convolutions and the classifier; not of batch norm and biases")
        ->capture_default_str();
    command.add_option("--schedule", options.schedule, "cosine (to 0) or step (a tenth per third)")
        ->transform(CLI::CheckedTransformer(schedules))
        ->type_name("NAME");
    command.add_option("--warmup", options.warmup, "Share of the steps with a growing rate")
        ->capture_default_str();
    command
        .add_option("--label-smoothing", options.labelSmoothing,
                    "Share of the target spread over all classes")
        ->capture_default_str();
    command.add_option("--dropout", arguments.dropout,
                       "Before the classifier (default: the variant's own)");
    command
        .add_option("--drop-path", options.dropPath,
                    "Chance to skip the last block; grows linearly from 0 at the first")
        ->capture_default_str();
    command.add_option("--ema", options.emaDecay, "Decay of the moving average; 0: none")
        ->capture_default_str();
    command.add_option("--clip", options.clipNorm, "Largest norm of the gradients; 0: any")
        ->capture_default_str();
    command
        .add_option("--augment", options.augment,
                    "none, crop (a part of the picture) or crop-flip (mirrored as well)")
        ->transform(CLI::CheckedTransformer(augments))
        ->type_name("NAME");
}

void addRun(CLI::App& command, TrainArguments& arguments) {
    command.add_flag("--resume", arguments.run.resume,
                     "Go on where the same command was stopped; the result is the same");
    command.add_flag("--half", arguments.run.half, "Write the weights as float16");
    command.add_option("--validate", arguments.validate,
                       "Held-out pictures to judge the weights by at the end")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000}));
    command.add_option("--validate-px", arguments.validatePx, "Their side (default: the last --px)")
        ->check(CLI::Range(32, 1024));
    command
        .add_option("--evaluate", arguments.evaluateFile,
                    "Train nothing: judge these weights by --validate held-out pictures")
        ->type_name("FILE");
    command
        .add_option("--checkpoint-minutes", arguments.checkpointMinutes,
                    "Time between saved states")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1e6));
    command
        .add_option("--report-seconds", arguments.run.reportSeconds,
                    "Time between lines of progress")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1e6));
    command.add_option("--device", arguments.run.device, "cpu, cuda or cuda:N")
        ->capture_default_str()
        ->type_name("DEVICE");
    command.add_option("--threads", arguments.run.threads, "0: one per core")
        ->capture_default_str()
        ->check(CLI::Range(0, 1024));
    command.add_flag("--json", arguments.output.json, "Print exactly one JSON document on stdout");
    command.add_flag("--quiet", arguments.output.quiet, "No progress and no notes on stderr");
}

}  // namespace

void addTrainCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "train", "Trains a network on generated pictures or a folder of class folders");
    auto arguments = std::make_shared<TrainArguments>();
    addWhat(*command, *arguments);
    addHow(*command, *arguments);
    addRun(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
