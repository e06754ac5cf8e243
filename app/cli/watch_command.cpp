// SPDX-License-Identifier: Apache-2.0
// watch: a video file or a camera through one network, a line per frame.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/bench/machine.h"
#include "core/input/preprocess.h"
#include "core/input/video/opencv_frames.h"
#include "core/input/video/video_source.h"
#include "core/report/json/live_json.h"
#include "core/session/job.h"
#include "core/session/session.h"
#include "core/weights/demo.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <numeric>

namespace scalescope::cli {

namespace {

struct WatchArguments : Arguments {
    WatchArguments() { variants = "b0"; }
    std::string video, block;
    std::int64_t frames = 0;
    int every = 1;
    bool realtime = false;
};

/// Its index in the network; without a name that in the middle.
int blockIndex(const NetworkSpec& spec, const std::string& name) {
    const Architecture architecture = buildArchitecture(spec);
    if (name.empty())
        return static_cast<int>(architecture.blocks.size() / 2);
    for (const BlockSpec& block : architecture.blocks)
        if (block.name() == name)
            return block.index;
    throw Error(ErrorCode::ArgumentInvalid, "--block " + name + ": " + displayName(spec) +
                                                " has blocks " +
                                                architecture.blocks.front().name() + " to " +
                                                architecture.blocks.back().name() + '.');
}

LiveJob jobOf(const WatchArguments& arguments) {
    const Request request = makeRequest(arguments, false);
    if (request.networks.size() != 1)
        throw Error(ErrorCode::ArgumentInvalid,
                    "--variants: one network watches a video; choose one, such as b0.");
    const NetworkSpec& network = request.networks.front();
    static_cast<void>(parsePreprocess(arguments.preprocess, {}));
    const auto named = request.weightsFor.find(network.name);
    LiveJob job;
    job.run = {network, named != request.weightsFor.end() ? named->second : request.weights,
               request.options, request.thresholds};
    job.preprocess = arguments.preprocess;
    if (!arguments.labels.empty())
        job.labels = readLabels(arguments.labels);
    job.block = blockIndex(network, arguments.block);
    job.topk = arguments.topk;
    job.frames = arguments.frames;
    const VideoAddress address = parseVideoAddress(arguments.video);
    job.video = std::make_shared<VideoSource>(
        [address] { return openCvFrames(address); },
        FrameOptions{.pace = arguments.realtime ? Pace::Newest : Pace::Every,
                     .every = arguments.every});
    return job;
}

/// The first of several names of a class, and its score.
std::string topText(const Prediction& prediction) {
    if (!prediction.valid || prediction.topk.empty())
        return prediction.off.empty() ? "no prediction" : "predictions are off";
    const ClassScore& top = prediction.topk.front();
    return fmt::format("{:<24.24} {:5.1f} %", top.label.substr(0, top.label.find(',')),
                       100.0 * top.probability);
}

void printFrame(const LiveFrame& frame, const std::string& block) {
    printLine(
        fmt::format("frame {:>6}  {:>9.3f} s  {:<32}  gates of {} {:.3f}  {:>7.1f} ms  "
                    "{:>5.1f} per s  {} dropped",
                    frame.index, 0.001 * frame.timeMs, topText(frame.prediction), block,
                    meanGate(frame.gates), frame.passMs, frame.framesPerSecond, frame.dropped));
}

Table summaryTable(const LiveRun& run) {
    Table table{"Summary",
                {{"Video", "", ColumnKind::Text, ""},
                 {"Variant", "", ColumnKind::Text, ""},
                 {"Engine", "", ColumnKind::Text, ""},
                 {"Frames", "", ColumnKind::Integer, ""},
                 {"Dropped", "", ColumnKind::Integer, ""},
                 {"Frames per s", "", ColumnKind::Real, ""},
                 {"Pass", "ms", ColumnKind::Milliseconds, ""},
                 {"Most frequent top-1", "", ColumnKind::Text, ""},
                 {"Share", "%", ColumnKind::Share, ""}},
                {}};
    const Provenance& by = run.provenance;
    Cell top, share;
    if (!run.tops.empty()) {
        top = run.tops.front().last.label;
        share = static_cast<double>(run.tops.front().frames) / static_cast<double>(run.frames);
    }
    table.rows.push_back({run.video.name, displayName(run.spec),
                          by.executor + " on " + by.device + " in " + by.dtype, run.frames,
                          run.dropped, run.framesPerSecond(), run.passMs.mean, std::move(top),
                          std::move(share)});
    return table;
}

void noteWatched(const LiveRun& run, const OutputOptions& output) {
    if (run.loadReport)
        for (const std::string& note : run.loadReport->notes)
            printNote(output, displayName(run.spec) + ": " + note);
    if (!run.meaningful && predictionsMeaningful(run.weights.kind) == false)
        printNote(output, displayName(run.spec) +
                              ": random weights; predictions have no meaning. Give "
                              "--weights FILE.");
    if (run.weights.kind == WeightsKind::Demo)
        printNote(output, displayName(run.spec) + ": " + demoLimits());
    if (run.end == LiveEnd::Canceled)
        printNote(output, "interrupted after " + std::to_string(run.frames) + " frames");
    if (run.end == LiveEnd::VideoEnded && !run.early.empty())
        printNote(output, run.early);
}

/// What stands at the end, and the exit code.
int finish(const LiveRun& run, const OutputOptions& output) {
    if (output.json) {
        printDocument(liveJson(run, environment()));
    } else {
        printTable(summaryTable(run));
        noteWatched(run, output);
    }
    if (run.end == LiveEnd::Canceled)
        return kInterruptedExitCode;
    if (run.end != LiveEnd::VideoBroke)
        return 0;
    printError(run.early);
    return exitCodeOf({ErrorCode::FileUnreadable, Subject::Input, run.early, {}});
}

int run(const WatchArguments& arguments) {
    const OutputOptions& output = arguments.output;
    LiveJob job = jobOf(arguments);
    ProgressBar bar(output);
    RunContext context = bar.context();
    // Before minutes of reading weights.
    static_cast<void>(job.video->info(context));
    const std::string block =
        buildArchitecture(job.run.network).blocks.at(static_cast<std::size_t>(job.block)).name();
    const bool withGates = !arguments.block.empty();
    job.onPart = [&](const LiveFrame& frame, RunContext&) {
        bar.clear();
        if (output.json)
            printDocument(liveFrameJson(frame, withGates));
        else
            printFrame(frame, block);
        std::fflush(stdout);  // whoever reads along sees every frame when it is there
    };
    bar.setJob(0, 1, displayName(job.run.network) + ": watch");
    Job asked;
    asked.title = displayName(job.run.network) + ": watch";
    asked.question = std::move(job);
    Session session;
    const Outcome outcome = session.run(asked, context);
    bar.clear();
    if (const auto* failure = std::get_if<Failure>(&outcome))
        throw Error(*failure);
    if (std::holds_alternative<Canceled>(outcome))
        throw Canceled{};
    return finish(*answerTo<LiveJob>(std::get<ResultPtr>(outcome)), output);
}

}  // namespace

void addWatchCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("watch", "A video or a camera through one network, a line per frame");
    auto arguments = std::make_shared<WatchArguments>();
    command
        ->add_option("--video", arguments->video,
                     "A video file, or camera:N for a camera of this machine")
        ->required()
        ->type_name("FILE|camera:N");
    command
        ->add_option("--frames", arguments->frames, "End after so many; 0: at the end of the video")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40));
    command->add_option("--every", arguments->every, "Only every so many frames")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    command->add_flag("--realtime", arguments->realtime,
                      "A file as fast as it was taken: always the newest frame, what there is no "
                      "time for is dropped and counted, as with a camera; without it, every frame");
    command
        ->add_option("--block", arguments->block,
                     "Whose gates the lines tell, such as 5.2; with --json every channel of it. "
                     "Without it, the mean of the block in the middle")
        ->type_name("NAME");
    addRecipeOptions(*command, *arguments);
    addNetworkOptions(*command, *arguments);
    addEngineOptions(*command, *arguments);
    command->add_option("--topk", arguments->topk, "How many classes")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    command->add_flag("--json", arguments->output.json,
                      "One JSON document a line: each frame, then the summary");
    command->add_flag("--quiet", arguments->output.quiet, "No progress and no notes on stderr");
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
