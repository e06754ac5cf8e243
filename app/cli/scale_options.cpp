// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scale_options.h"

#include <map>

namespace scalescope::cli {

namespace {

const std::map<std::string, double>& countUnits() {
    static const std::map<std::string, double> kUnits{
        {"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}};
    return kUnits;
}

/// Counts are typed as "2.5M": read as a real, kept as a count.
template <typename Value>
void addCount(CLI::App& command, const char* name, Value& value, const char* help) {
    command
        .add_option_function<double>(
            name, [&value](double given) { value = static_cast<std::int64_t>(given); }, help)
        ->transform(CLI::AsNumberWithUnit(countUnits(), CLI::AsNumberWithUnit::CASE_SENSITIVE))
        ->check(CLI::Range(1.0, 1e18))
        ->type_name("COUNT");
}

void addCoefficients(CLI::App& command, ScaleArguments& arguments) {
    const auto number = [&](const char* name, double& value, const char* help) {
        return command.add_option(name, value, help)->capture_default_str()->type_name("X");
    };
    Coefficients& c = arguments.coefficients;
    number("--alpha", c.alpha, "Depth grows by alpha^phi; at least 1");
    number("--beta", c.beta, "Width grows by beta^phi; at least 1");
    number("--gamma", c.gamma, "Resolution grows by gamma^phi; at least 1");
    number("--phi", c.phi, "How far to scale; 0 is B0")->each([&arguments](const std::string&) {
        arguments.phiGiven = true;
    });
    command
        .add_option("--resolution-step", arguments.policy.step,
                    "Round the input side to the nearest multiple of this, px")
        ->capture_default_str()
        ->check(CLI::Range(1, kSmallestInputSide));
}

void addTableOptions(CLI::App& command, ScaleArguments& arguments) {
    command.add_flag("--table", arguments.table,
                     "The law at phi 0 to 7 beside the published variants and their implied phi; "
                     "B0 scaled by one dimension alone and by all together");
    command.add_flag("--measure", arguments.measure,
                     "Of --table: build and time the networks that are scaled one way, here");
    addCount(command, "--measure-macs", arguments.measureLimits.macs,
             "Of --measure and --save-profile: larger networks are left out, such as 5G (default)");
    command
        .add_option("--save-profile", arguments.saveProfile,
                    "Measure B0 to B7 here and write the device profile that --device-profile "
                    "takes")
        ->type_name("FILE.json");
    command.add_option("--profile-name", arguments.profileName,
                       "Of --save-profile: what the device is called (default: its processor)");
}

void addBudgetOptions(CLI::App& command, ScaleArguments& arguments) {
    const std::map<std::string, double> times{{"us", 1e-3}, {"ms", 1.0}, {"s", 1e3}};
    command
        .add_flag("--fit", arguments.fit,
                  "The largest phi within the --max- options; which binds, what relaxing it buys; "
                  "then built and run")
        ->excludes("--table");
    addCount(command, "--max-params", arguments.budget.params, "Of --fit: parameters, such as 10M");
    addCount(command, "--max-macs", arguments.budget.macs,
             "Of --fit: MACs of one image, such as 2G");
    command
        .add_option("--max-memory", arguments.budget.memoryBytes,
                    "Memory to run one image, fp32, weights included, such as 512MiB: a limit "
                    "of --fit; without it larger networks are refused; default: the machine's")
        ->transform(CLI::AsSizeValue(true))
        ->check(CLI::PositiveNumber)
        ->type_name("SIZE");
    command
        .add_option("--max-latency", arguments.budget.latencyMs,
                    "Of --fit: median of one image, such as 50ms; networks are built and timed "
                    "here, or follow --device-profile")
        ->transform(CLI::AsNumberWithUnit(times, CLI::AsNumberWithUnit::CASE_SENSITIVE))
        ->check(CLI::Range(1e-3, 1e9))
        ->type_name("TIME");
    command
        .add_option("--device-profile", arguments.profile,
                    "Of --fit: latencies and memory of another device, as --save-profile writes it")
        ->type_name("FILE.json");
    command.add_flag("!--no-verify", arguments.verify,
                     "Of --fit: do not build and run the network found");
}

void addSearchOptions(CLI::App& command, ScaleArguments& arguments) {
    SearchOptions& options = arguments.searchOptions;
    command.add_flag("--search", arguments.search,
                     "All alpha, beta, gamma on a grid that nearly meet the constraint, ranked; "
                     "built at --phi, or 1");
    command
        .add_option("--objective", arguments.objective,
                    "Of --search: macs, params, memory, coverage (receptive field over side), "
                    "latency, measured here, or accuracy of short trainings")
        ->capture_default_str();
    command.add_option("--grid-step", options.step, "Of --search: between points of the grid")
        ->capture_default_str();
    command.add_option("--grid-max", options.highest, "Of --search: largest alpha, beta and gamma")
        ->capture_default_str();
    command
        .add_option("--tolerance", options.tolerance,
                    "Of --search: share that alpha * beta^2 * gamma^2 may be off 2")
        ->capture_default_str();
    command.add_option("--top", arguments.top, "Of --search: rows of the table; JSON has all")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
}

void addAccuracyOptions(CLI::App& command, ScaleArguments& arguments) {
    AccuracyOptions& options = arguments.accuracy;
    options.pictures = 2048;  // less hardly teaches B0 anything
    const auto number = [&](const char* name, auto& value, const char* help) {
        return command.add_option(name, value, help)->capture_default_str();
    };
    command
        .add_option("--images", options.images,
                    "Of accuracy: a folder with one sub-folder of images per class, or generated")
        ->capture_default_str()
        ->type_name("DIR|generated");
    command
        .add_option("--out", arguments.out,
                    "Of accuracy: the result; what is finished and the trained networks lie beside "
                    "it")
        ->type_name("FILE.json");
    command.add_flag("--resume", options.resume,
                     "Of accuracy: go on where the same command was stopped; the result is the "
                     "same");
    number("--candidates", options.candidates,
           "Of accuracy: at most so many, those nearest to the constraint; 0: all")
        ->check(CLI::Range(0, 1000000));
    number("--rungs", options.rungs,
           "Of accuracy: after each the better half goes on, with twice the pictures");
    number("--pictures", options.pictures,
           "Of accuracy: shown to each candidate of the first rung");
    number("--judged", options.judged, "Of accuracy: held-out pictures that decide");
    number("--train-px", options.base.resolution,
           "Of accuracy: side of the pictures at phi 0; gamma scales it");
    number("--train-width", options.base.width, "Of accuracy: width at phi 0; less is quicker");
    number("--train-depth", options.base.depth, "Of accuracy: depth at phi 0; less is quicker");
    number("--batch", options.batch, "Of accuracy: pictures per step");
    number("--lr", options.learningRate, "Of accuracy: learning rate after the warm-up");
    number("--held-out", options.heldOutShare,
           "Of accuracy: share of a folder that is not trained on")
        ->check(CLI::Range(0.01, 0.9));
    number("--seed", options.seed, "Of accuracy: of everything that is random");
    command.add_flag("--strict", options.strict,
                     "Of accuracy: an image of the folder that cannot be read is an error; without "
                     "it, it is left out and listed");
}

}  // namespace

void addScaleOptions(CLI::App& command, ScaleArguments& arguments) {
    addCoefficients(command, arguments);
    addTableOptions(command, arguments);
    addBudgetOptions(command, arguments);
    addSearchOptions(command, arguments);
    addAccuracyOptions(command, arguments);
    addScaleFileOptions(command, arguments.files);
    command
        .add_option("--threads", arguments.threads,
                    "Of the timed passes and trainings; 0: all cores")
        ->check(CLI::Range(0, 1024));
    addOutputOptions(command, arguments);
}

}  // namespace scalescope::cli
