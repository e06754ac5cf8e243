// SPDX-License-Identifier: Apache-2.0
#include "core/weights/file_content.h"

#include "core/weights/verify_file.h"

#include <utility>

namespace scalescope {

namespace {

constexpr double kReadShare = 0.3;  ///< of the time to read and to digest a file

/// Random weights that were written to a file are still random: they must not pass for learnt ones.
void markRandom(const Archive& archive, WeightsInfo& info) {
    for (const auto& [key, text] : archive.metadata)
        if (info.kind == WeightsKind::Own && key == kWeightsKindKey &&
            text == weightsKindName(WeightsKind::Random)) {
            info.kind = WeightsKind::Random;
            info.verdict = "Random weights, written to a file: predictions mean nothing.";
        }
}

}  // namespace

FileContent readContent(OpenedFile& file, RunContext& context) {
    context.within(0.0, kReadShare, [&] { static_cast<void>(file.bytes(context)); });
    WeightsInfo info = context.within(kReadShare, 1.0, [&] { return verifyFile(file, context); });
    return readContent(file, std::move(info), context);
}

FileContent readContent(OpenedFile& file, WeightsInfo info, RunContext& context) {
    const Archive archive = readArchive(file, context);
    info.format = archive.format;
    markRandom(archive, info);
    return {std::move(info), openCheckpoint(archive, Refusal(file.path())), cluesIn(archive)};
}

}  // namespace scalescope
