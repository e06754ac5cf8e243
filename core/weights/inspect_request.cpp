// SPDX-License-Identifier: Apache-2.0
#include "core/weights/inspect_request.h"

#include "core/weights/by_request.h"
#include "core/weights/weights.h"

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

struct Inspector {
    const NetworkSpec& spec;
    const WeightsRequest& request;
    InspectDepth depth;
    RunContext& context;

    [[nodiscard]] FileContents file(const std::filesystem::path& path) const {
        return inspectFile(path, context, Inspection{depth, &spec, request.asked});
    }
    [[nodiscard]] FileContents usableFile(const std::filesystem::path& path) const {
        FileContents contents = file(path);
        if (!contents.unfit.empty())
            throw Error(ErrorCode::FormatUnknown, contents.unfit, Subject::Weights);
        return contents;
    }
    [[nodiscard]] FileContents demo() const { return inspectDemo(spec, request.asked, context); }
    [[nodiscard]] FileContents random() const { return inspectRandom(spec, request); }
};

}  // namespace

FileContents inspectRequest(const NetworkSpec& spec, const WeightsRequest& request,
                            InspectDepth depth, RunContext& context) {
    context.checkpoint(0.0, networkTitle(spec) + " weights");
    const Inspector inspector{spec, request, depth, context};
    return ByRequest(spec, request, context, inspector).answer();
}

}  // namespace scalescope
