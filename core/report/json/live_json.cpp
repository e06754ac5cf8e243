// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/live_json.h"

#include "core/report/json/json_input.h"
#include "core/report/json/json_values.h"

#include <optional>

namespace scalescope {

namespace {

using detail::Json;

Json videoJson(const VideoInfo& video) {
    return {{"name", video.name},
            {"camera", video.camera},
            {"widthPx", video.width},
            {"heightPx", video.height},
            {"framesPerSecond", detail::numberJson(video.framesPerSecond)},
            {"frameCount", video.frameCount ? Json(*video.frameCount) : Json(nullptr)},
            {"turnedDegrees", video.turnedDegrees},
            {"container", detail::textJson(video.container)},
            {"decoder", video.backend}};
}

Json topsJson(const LiveRun& run) {
    Json list = Json::array();
    for (const TopCount& top : run.tops)
        list.push_back(
            {{"index", top.last.index},
             {"label", top.last.label},
             {"frames", top.frames},
             {"share", static_cast<double>(top.frames) / static_cast<double>(run.frames)}});
    return list;
}

Json blockNamesJson(const NetworkSpec& spec) {
    Json names = Json::array();
    for (const BlockSpec& block : buildArchitecture(spec).blocks)
        names.push_back(block.name());
    return names;
}

std::optional<std::string> partialOf(const LiveRun& run) {
    if (run.end == LiveEnd::Canceled)
        return "interrupted after " + std::to_string(run.frames) + " frames";
    return run.early.empty() ? std::nullopt : std::optional(run.early);
}

}  // namespace

std::string liveFrameJson(const LiveFrame& frame, bool withGates) {
    const Prediction& prediction = frame.prediction;
    return detail::textOf({{"schema", "scalescope/watch-frame/1"},
                           {"frame", frame.index},
                           {"timeMs", detail::numberJson(frame.timeMs)},
                           {"dropped", frame.dropped},
                           {"valid", prediction.valid},
                           {"meaningful", prediction.meaningful},
                           {"outsideTraining", prediction.outsideTraining},
                           {"predictionsOff", detail::textJson(prediction.off)},
                           {"topk", detail::topkJson(prediction)},
                           {"blockMeans", detail::floatsJson(frame.blockMeans)},
                           {"gates", withGates ? detail::floatsJson(frame.gates) : Json(nullptr)},
                           {"prepareMs", detail::numberJson(frame.prepareMs)},
                           {"passMs", detail::numberJson(frame.passMs)},
                           {"framesPerSecond", detail::numberJson(frame.framesPerSecond)}});
}

std::string liveJson(const LiveRun& run, const Environment& environment) {
    Json document = detail::documentHead("watch", environment, partialOf(run));
    document["video"] = videoJson(run.video);
    document["variant"] = run.spec.name;
    document["name"] = displayName(run.spec);
    document["weights"] = detail::weightsJson(run.weights);
    if (run.loadReport)
        document["weights"]["load"] = detail::loadReportJson(*run.loadReport, false);
    document["run"] = detail::provenanceJson(run.provenance);
    document["meaningful"] = run.meaningful;
    document["block"] = run.block;
    document["blocks"] = blockNamesJson(run.spec);
    document["frames"] = run.frames;
    document["dropped"] = run.dropped;
    document["seconds"] = detail::numberJson(run.seconds);
    document["framesPerSecond"] = detail::numberJson(run.framesPerSecond());
    document["prepareMs"] = detail::momentsJson(run.prepareMs);
    document["passMs"] = detail::momentsJson(run.passMs);
    document["end"] = liveEndName(run.end);
    document["top1"] = topsJson(run);
    return detail::textOf(document);
}

}  // namespace scalescope
