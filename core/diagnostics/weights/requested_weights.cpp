// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/requested_weights.h"

#include "core/weights/cache_folders.h"
#include "core/weights/weights.h"
#include "core/weights/weights_path.h"

#include <system_error>
#include <utility>

namespace scalescope {

namespace {

constexpr double kReadShare = 0.4, kDrawnShare = 0.7;  ///< of the time; the rest is to measure

InspectDepth inspectDepth(const WeightsReportDepth& depth) {
    return depth.hash     ? InspectDepth::Hash
           : depth.values ? InspectDepth::Values
                          : InspectDepth::Auto;
}

/// The tensors of random weights as they run.
void drawTensors(const WeightsRequest& request, FileContents& contents, RunContext& context) {
    WeightsRequest random = request;
    random.source = WeightsRequest::Source::Random;
    contents.raw = *loadWeights(contents.spec, random, context).dict;
    contents.reading = ReadDepth::Whole;
}

/// A file that could not be opened: what is known of it by its name.
FileContents unreadable(const NetworkSpec& spec, const WeightsRequest& request,
                        const Error& error) {
    const std::filesystem::path path = splitWeightsPath(expandedPath(request.path)).file;
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    FileContents contents;
    contents.info.kind = WeightsKind::Own;
    contents.info.path = path;
    contents.info.name = path.filename().string();
    contents.info.fileBytes = failed ? 0 : static_cast<std::int64_t>(size);
    contents.info.verdict = "It was not read.";
    contents.unfit = error.what();
    contents.reading = ReadDepth::Structure;
    contents.spec = spec;
    return contents;
}

}  // namespace

WeightsReport weightsReport(const NetworkSpec& spec, const WeightsRequest& request,
                            const WeightsReportDepth& depth, const Thresholds& thresholds,
                            RunContext& context) {
    FileContents contents = context.within(0.0, kReadShare, [&] {
        try {
            return inspectRequest(spec, request, inspectDepth(depth), context);
        } catch (const Error& error) {
            return unreadable(spec, request, error);
        }
    });
    double from = kReadShare;
    if (depth.values && isGenerated(contents)) {
        context.within(kReadShare, kDrawnShare, [&] { drawTensors(request, contents, context); });
        from = kDrawnShare;
    }
    return context.within(from, 1.0, [&] {
        return weightsReport(std::move(contents), depth.values, thresholds, context);
    });
}

}  // namespace scalescope
