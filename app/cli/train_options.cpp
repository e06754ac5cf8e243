// SPDX-License-Identifier: Apache-2.0
#include "app/cli/train_options.h"

#include "app/cli/options.h"

#include <map>

namespace scalescope::cli {

namespace {

void addWhat(CLI::App& command, TrainArguments& arguments) {
    command
        .add_option("--images", arguments.images,
                    "A folder with one sub-folder of images per class, or generated")
        ->required()
        ->type_name("DIR|generated");
    auto* variant = command.add_option("--variant", arguments.variant, "b0 to b7");
    variant->capture_default_str();
    command
        .add_option("--network", arguments.network,
                    "A network of one's own instead: a definition that scale --save wrote")
        ->type_name("FILE.json")
        ->excludes(variant);
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
    auto* pictures =
        command.add_option("--pictures", arguments.options.pictures, "Pictures shown in all");
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
    command.add_flag("--strict", arguments.strict,
                     "An image of the folder that cannot be read is an error; without it, it is "
                     "left out and listed");
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
    command
        .add_option("--validate", arguments.validate,
                    "Held-out pictures to judge the weights by at the end")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000}));
    command
        .add_option("--validate-px", arguments.validatePx, "Their side (default: the last --px)")
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

void addTrainOptions(CLI::App& command, TrainArguments& arguments) {
    addWhat(command, arguments);
    addConventionOptions(command, arguments.conventions);
    addHow(command, arguments);
    addRun(command, arguments);
}

}  // namespace scalescope::cli
