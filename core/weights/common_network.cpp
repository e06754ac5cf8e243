// SPDX-License-Identifier: Apache-2.0
#include "core/weights/common_network.h"

#include "core/base/error.h"
#include "core/base/setting.h"
#include "core/weights/cache_folders.h"
#include "core/weights/demo.h"
#include "core/weights/folder_weights.h"
#include "core/weights/inspect_file.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

namespace scalescope {

namespace {

std::vector<int> allVariants() {
    std::vector<int> all(family().size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// Ascending.
std::vector<int> variantsOf(const WeightsRequest& request, RunContext& context) {
    using Source = WeightsRequest::Source;
    std::vector<int> variants = allVariants();
    if (request.source == Source::Demo) {
        std::erase_if(variants, [](int variant) { return !demoInfo(variant); });
    } else if (request.source == Source::Path) {
        const FileContents contents = inspectFile(request.path, context, InspectDepth::Headers);
        if (!contents.variant)
            throw Error(ErrorCode::ShapeMismatch, contents.unfit, Subject::Weights);
        variants = {*contents.variant};
    } else if (!request.path.empty()) {
        variants = variantsInFolder(expandedPath(request.path), context);
        std::ranges::sort(variants);
        variants.erase(std::unique(variants.begin(), variants.end()), variants.end());
    }
    return variants;
}

/// "b.pth", as it was asked for.
std::string nameOf(const WeightsRequest& request) {
    using Source = WeightsRequest::Source;
    if (request.source == Source::Random)
        return "random";
    if (request.source == Source::Demo)
        return "demo";
    return request.path.empty() ? "auto" : request.path.string();
}

/// "EfficientNet-B0 or B3".
std::string listed(const std::vector<int>& variants) {
    std::string text;
    for (const int variant : variants)
        text += (text.empty() ? "EfficientNet-" : " or ") +
                displayName(family().at(static_cast<std::size_t>(variant)).spec);
    return text.empty() ? "no EfficientNet" : text;
}

}  // namespace

NetworkSpec commonNetwork(const WeightsRequest& first, const WeightsRequest& second,
                          RunContext& context) {
    const std::vector<int> a = context.within(0.0, 0.5, [&] { return variantsOf(first, context); });
    const std::vector<int> b =
        context.within(0.5, 1.0, [&] { return variantsOf(second, context); });
    std::vector<int> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    const std::string names = nameOf(first) + " and " + nameOf(second);
    if (both.empty())
        throw Error(ErrorCode::ShapeMismatch,
                    nameOf(first) + " is of " + listed(a) + " and " + nameOf(second) + " of " +
                        listed(b) +
                        "; two checkpoints are compared tensor by tensor: give two of one network.",
                    Subject::Weights);
    if (both.size() > 1)
        throw settingError(
            ErrorCode::ArgumentInvalid,
            names + " fit several variants; choose one with " + settingMark("variants") + " b0.");
    return family().at(static_cast<std::size_t>(both.front())).spec;
}

}  // namespace scalescope
