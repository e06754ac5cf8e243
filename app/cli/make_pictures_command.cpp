// SPDX-License-Identifier: Apache-2.0
// make-pictures: generated pictures as folders of PNGs.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/input/picture_folder.h"
#include "core/report/json/json.h"

#include <memory>

namespace scalescope::cli {

namespace {

struct MakePicturesArguments : Arguments {
    std::string out;
    PictureFolderSettings settings;
};

std::string commandOf(const PictureFolderSettings& settings) {
    return "scalescope-cli make-pictures --out DIR --per-class " +
           std::to_string(settings.perClass) + " --seed " + std::to_string(settings.seed) +
           " --px " + std::to_string(settings.px);
}

int run(const MakePicturesArguments& arguments) {
    PictureFolderSettings settings = arguments.settings;
    settings.command = commandOf(settings);
    ProgressBar bar(arguments.output);
    RunContext context = bar.context();
    PictureFolder made;
    try {
        made = writePictureFolder(arguments.out, settings, context);
    } catch (const Canceled&) {
        bar.clear();
        printNote(arguments.output,
                  arguments.out + " is not complete; the same command completes it.");
        throw;
    }
    bar.clear();
    if (arguments.output.json)
        printDocument(picturesJson(made, environment()));
    else
        printLine(arguments.out + ": " + std::to_string(made.pictureCount) + " pictures, " +
                  formatBytes(made.pictureBytes) + ".");
    return 0;
}

}  // namespace

void addMakePicturesCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "make-pictures", "Labelled pictures from a seed, as one folder of PNGs per kind");
    auto arguments = std::make_shared<MakePicturesArguments>();
    PictureFolderSettings& settings = arguments->settings;
    command->add_option("--out", arguments->out, "A new folder, or one of the same command")
        ->type_name("DIR")
        ->required();
    command->add_option("--per-class", settings.perClass, "Pictures of each kind")
        ->capture_default_str()
        ->check(CLI::Range(1, 50000));
    command->add_option("--seed", settings.seed, "Other seeds, other pictures")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--px", settings.px, "Side of the pictures, px")
        ->capture_default_str()
        ->check(CLI::Range(16, 4096));
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
