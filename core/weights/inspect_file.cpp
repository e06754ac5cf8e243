// SPDX-License-Identifier: Apache-2.0
#include "core/weights/inspect_file.h"

#include "core/base/setting.h"
#include "core/weights/conventions.h"
#include "core/weights/file_content.h"
#include "core/weights/match.h"
#include "core/weights/unfit.h"
#include "core/weights/weights_path.h"

#include <system_error>
#include <utility>

namespace scalescope {

namespace {

constexpr double kMatchedFrom = 0.6;  ///< of the time to read a file

/// The tensors under the names that the file gives them.
StateDict asInFile(const Checkpoint& checkpoint) {
    StateDict raw;
    for (const auto& [key, tensor] : checkpoint.tensors.entries()) {
        const auto other = checkpoint.fileKeys.find(key);
        raw.set(other == checkpoint.fileKeys.end() ? key : other->second, tensor);
    }
    return raw;
}

FileContents contentsOf(FileContent content, ReadDepth reading) {
    Checkpoint& checkpoint = content.checkpoint;
    FileContents contents;
    contents.info = std::move(content.info);
    contents.reading = reading;
    contents.networks = checkpoint.networks;
    const Refusal names(contents.info.path);
    std::optional<Unfit> unfit = unfitFor(checkpoint, names.file());
    const bool isOne = checkpoint.recognised && checkpoint.recognised->variant;
    if (isOne && checkpoint.networks.empty()) {
        const int variant = *checkpoint.recognised->variant;
        const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
        Match match =
            matchTensors(checkpoint.tensors, *checkpoint.recognised, spec, {.reading = reading});
        if (!unfit)
            unfit = unfitMatch(match, spec);
        if (!unfit)
            contents.variant = variant;
        contents.spec = match.spec;
        if (match.headRest)
            contents.spec.classCount = static_cast<int>(match.headRest->classCount());
        contents.report = std::move(match.report);
        // Of headers alone there are no values to look at.
        const StateDict none;
        adoptConventions({.names = checkpoint.recognised->names,
                          .path = contents.info.path,
                          .clues = content.clues,
                          .dict = reading == ReadDepth::Whole ? *match.dict : none,
                          .asked = {}},
                         contents.spec, contents.report, contents.info);
    } else {
        for (const auto& [key, tensor] : checkpoint.tensors.entries())
            contents.report.add({KeyStatus::Unexpected, "", key, ""});
    }
    if (unfit)
        contents.unfit = settingError(unfit->code, names.file() + ": " + unfit->what).what();
    describe(checkpoint, contents.report);
    contents.labels = std::move(checkpoint.labels);
    contents.raw = asInFile(checkpoint);
    return contents;
}

/// Headers where a digest would take long.
HowToRead howToRead(const std::filesystem::path& path, InspectDepth depth) {
    std::error_code error;
    const std::filesystem::path file = splitWeightsPath(path).file;
    const auto size = std::filesystem::file_size(file, error);
    // A folder, and an index of shards, stand for files of any size.
    const bool isSmall = !error && size <= kHashUpTo && file.extension() != ".json";
    const bool hash = depth == InspectDepth::Hash || (depth == InspectDepth::Auto && isSmall);
    return {hash ? ReadDepth::Whole : ReadDepth::Structure, hash};
}

}  // namespace

FileContents inspectFile(OpenedFile& file, RunContext& context) {
    FileContent content =
        context.within(0.0, kMatchedFrom, [&] { return readContent(file, context); });
    FileContents contents = contentsOf(std::move(content), ReadDepth::Whole);
    context.checkpoint(1.0, contents.info.name);
    return contents;
}

FileContents inspectFile(const std::filesystem::path& path, RunContext& context,
                         InspectDepth depth) {
    const HowToRead how = howToRead(path, depth);
    FileContent content =
        context.within(0.0, kMatchedFrom, [&] { return readContent(path, context, how); });
    FileContents contents = contentsOf(std::move(content), how.reading);
    context.checkpoint(1.0, contents.info.name);
    return contents;
}

}  // namespace scalescope
