// SPDX-License-Identifier: Apache-2.0
// definitions: every measure with its unit, formula, threshold and source.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/threshold_options.h"
#include "core/report/json/definitions_json.h"

#include <cstdio>
#include <memory>

namespace scalescope::cli {

namespace {

struct DefinitionsArguments : Arguments {
    bool markdown = false;
};

int run(const DefinitionsArguments& arguments) {
    checkThresholds(arguments.thresholds);
    if (arguments.output.json) {
        printDocument(definitionListJson(arguments.thresholds, environment()));
        return 0;
    }
    const std::vector<DefinedMeasures> list = definitionList(arguments.thresholds);
    const std::string text = arguments.markdown ? definitionsMarkdown(list) : definitionsText(list);
    std::fputs(text.c_str(), stdout);
    return 0;
}

}  // namespace

void addDefinitionsCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("definitions", "Every measure: its unit, formula, threshold and source");
    auto arguments = std::make_shared<DefinitionsArguments>();
    addThresholdOptions(*command, *arguments);
    addOutputOptions(*command, *arguments);
    command->add_flag("--markdown", arguments->markdown, "Print docs/definitions.md")
        ->excludes("--json");
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
