// SPDX-License-Identifier: Apache-2.0
#include "core/weights/parted_folder.h"

#include "core/base/error.h"
#include "core/model/variant.h"
#include "core/weights/file_content.h"
#include "core/weights/left_over.h"
#include "core/weights/match.h"

#include <algorithm>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSideFiles = 16;  ///< files of such a folder, an optimizer's among them

enum class PartKind { Other, Network, Head };

bool holdsHeadAlone(const Checkpoint& checkpoint) {
    const std::set<std::string> noFeatures;
    const std::string noPrefix;
    const LeftOver all = leftOver(checkpoint.tensors, {.used = noFeatures, .prefix = noPrefix});
    return all.others.empty() &&
           std::any_of(all.layers.begin(), all.layers.end(), [](const HeadLayer& layer) {
               return layer.kind == HeadLayer::Kind::Linear;
           });
}

/// Other: of a network, one that has a head of its own, or that is not whole.
PartKind kindOfPart(const Checkpoint& checkpoint) {
    const auto& recognised = checkpoint.recognised;
    if (!recognised)  // as a network it is unfit, whatever it is
        return holdsHeadAlone(checkpoint) ? PartKind::Head : PartKind::Other;
    if (checkpoint.unfit || !recognised->variant || recognised->headChannels == 0)
        return PartKind::Other;
    const Match match =
        matchTensors(checkpoint.tensors, *recognised,
                     family().at(static_cast<std::size_t>(*recognised->variant)).spec,
                     {.reading = ReadDepth::Structure});
    const LoadReport& report = match.report;
    return report.complete() && !report.classifierUsable && report.unexpected == 0
               ? PartKind::Network
               : PartKind::Other;
}

}  // namespace

std::optional<PartedNetwork> partedNetworkIn(const std::vector<fs::path>& files,
                                             RunContext& context) {
    if (files.size() < 2 || files.size() > kMostSideFiles)
        return std::nullopt;
    std::vector<fs::path> networks, heads;
    for (const fs::path& file : files) {
        context.checkCanceled();
        try {
            const FileContent content = readContent(file, context, {ReadDepth::Structure, false});
            const PartKind kind = kindOfPart(content.checkpoint);
            const Checkpoint& checkpoint = content.checkpoint;
            if (kind == PartKind::Other && (checkpoint.recognised || !checkpoint.networks.empty()))
                return std::nullopt;
            if (kind != PartKind::Other)
                (kind == PartKind::Network ? networks : heads).push_back(file);
        } catch (const Error&) {  // no weights: told where they are asked for
            continue;
        }
    }
    if (networks.size() != 1 || heads.size() != 1)
        return std::nullopt;
    return PartedNetwork{networks.front(), heads.front()};
}

}  // namespace scalescope
