// SPDX-License-Identifier: Apache-2.0
#include "core/weights/inspect_request.h"

#include "core/weights/auto_choice.h"
#include "core/weights/cache_folders.h"
#include "core/weights/demo.h"
#include "core/weights/folder_weights.h"
#include "core/weights/weights.h"
#include "core/weights/weights_path.h"

#include <system_error>
#include <utility>

namespace scalescope {

namespace {

FileContents inspectRandom(const NetworkSpec& spec, const WeightsRequest& request) {
    Weights weights = describeRandom(spec, request);
    FileContents contents;
    contents.info = std::move(weights.info);
    contents.variant = spec.variant;
    contents.spec = std::move(weights.spec);
    contents.report = std::move(weights.report);
    contents.classNames = std::move(weights.labels);
    return contents;
}

FileContents demoElseRandom(const NetworkSpec& spec, const WeightsRequest& request,
                            RunContext& context) {
    return demoInfo(spec.variant) ? inspectDemo(spec, request.asked, context)
                                  : inspectRandom(spec, request);
}

FileContents inspectAuto(const NetworkSpec& spec, const WeightsRequest& request, InspectDepth depth,
                         RunContext& context) {
    std::vector<std::string> notes;
    const Inspection inspection{depth, &spec, request.asked};
    auto found = firstUsable(spec.variant, notes, [&](const std::filesystem::path& path) {
        FileContents contents = inspectFile(path, context, inspection);
        if (!contents.unfit.empty())
            throw Error(ErrorCode::FormatUnknown, contents.unfit, Subject::Weights);
        return contents;
    });
    const bool isThere = found.has_value();
    if (!isThere && notes.empty())
        notes.push_back("No weights of " + networkTitle(spec) + " were found on this machine.");
    FileContents contents = isThere ? *std::move(found) : demoElseRandom(spec, request, context);
    contents.info.notes.insert(contents.info.notes.begin(), notes.begin(), notes.end());
    return contents;
}

FileContents inspectFolder(const WeightsPath& folder, const NetworkSpec& spec,
                           const Inspection& inspection, RunContext& context) {
    FolderChoice choice = weightsInFolder(folder.file, folder.part, spec, context);
    if (!folder.part.empty())
        choice.path += '#' + folder.part;
    FileContents contents = inspectFile(choice.path, context, inspection);
    contents.info.notes.insert(contents.info.notes.begin(), choice.notes.begin(),
                               choice.notes.end());
    return contents;
}

}  // namespace

FileContents inspectRequest(const NetworkSpec& spec, const WeightsRequest& request,
                            InspectDepth depth, RunContext& context) {
    using Source = WeightsRequest::Source;
    context.checkpoint(0.0, networkTitle(spec) + " weights");
    if (request.source == Source::Random)
        return inspectRandom(spec, request);
    if (request.source == Source::Demo) {
        FileContents contents = demoElseRandom(spec, request, context);
        if (contents.info.kind == WeightsKind::Random)
            contents.info.notes.push_back(noDemoNote(spec));
        return contents;
    }
    if (request.path.empty())
        return inspectAuto(spec, request, depth, context);
    const Inspection inspection{depth, &spec, request.asked};
    const WeightsPath path = splitWeightsPath(expandedPath(request.path));
    std::error_code ignored;
    if (std::filesystem::is_directory(path.file, ignored))
        return inspectFolder(path, spec, inspection, context);
    return inspectFile(request.path, context, inspection);
}

}  // namespace scalescope
