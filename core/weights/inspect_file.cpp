// SPDX-License-Identifier: Apache-2.0
#include "core/weights/inspect_file.h"

#include "core/base/setting.h"
#include "core/weights/file_content.h"
#include "core/weights/match.h"
#include "core/weights/settle.h"
#include "core/weights/telling_values.h"
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

/// The network to match with; null: none, its keys are listed as they are.
const NetworkSpec* networkFor(const Checkpoint& checkpoint, const Inspection& inspection) {
    if (!checkpoint.networks.empty())
        return nullptr;
    if (inspection.wanted)
        return inspection.wanted;
    const bool isOne = checkpoint.recognised && checkpoint.recognised->variant;
    return isOne ? &family().at(static_cast<std::size_t>(*checkpoint.recognised->variant)).spec
                 : nullptr;
}

/// A file of no known names is held against torchvision's, so that what is missing can be told.
Recognised namesOf(const Checkpoint& checkpoint, const NetworkSpec& spec) {
    if (checkpoint.recognised)
        return *checkpoint.recognised;
    Recognised assumed;
    assumed.headChannels = buildArchitecture(spec).headChannels;
    return assumed;
}

/// Matches with the network; why it cannot be used, if it cannot.
std::optional<Unfit> matchWith(const NetworkSpec& spec, const FileContent& content,
                               const Inspection& inspection, FileContents& contents) {
    const Checkpoint& checkpoint = content.checkpoint;
    Match match = matchTensors(checkpoint.tensors, namesOf(checkpoint, spec), spec,
                               {.reading = contents.reading,
                                .headActivation = inspection.asked.headActivation,
                                .unreadable = namesOf(checkpoint.unreadable)});
    std::optional<Unfit> unfit = unfitMatch(match, spec);  // before its report is moved
    contents.spec = match.spec;
    if (match.headRest)
        contents.spec.classCount = static_cast<int>(match.headRest->classCount());
    contents.report = std::move(match.report);
    contents.classNames = settle({.checkpoint = checkpoint,
                                  .clues = content.clues,
                                  .path = contents.info.path,
                                  .dict = tellingTensors(checkpoint, buildArchitecture(spec)),
                                  .asked = inspection.asked,
                                  .inputNorm = match.inputNorm,
                                  .classCount = contents.spec.classCount},
                                 contents.spec, contents.report, contents.info);
    if (!checkpoint.recognised) {  // what was assumed is no finding
        contents.report.names.clear();
        contents.report.conventions.clear();
    }
    return unfit;
}

FileContents contentsOf(FileContent content, ReadDepth reading, const Inspection& inspection) {
    Checkpoint& checkpoint = content.checkpoint;
    FileContents contents;
    contents.info = std::move(content.info);
    contents.reading = reading;
    contents.networks = checkpoint.networks;
    const Refusal names(contents.info.path);
    std::optional<Unfit> unfit = unfitFor(checkpoint, names.file(), inspection.wanted);
    if (const NetworkSpec* spec = networkFor(checkpoint, inspection)) {
        const auto problem = matchWith(*spec, content, inspection, contents);
        if (!unfit)
            unfit = problem;
        if (!unfit)
            contents.variant = spec->variant;
    } else {
        for (const auto& [key, tensor] : checkpoint.tensors.entries())
            contents.report.add({KeyStatus::Unexpected, "", key, ""});
    }
    if (unfit) {
        contents.failure =
            settingError(unfit->code, names.file() + ": " + unfit->what, Subject::Weights)
                .failure();
        contents.unfit = contents.failure->message;
    }
    describe(checkpoint, contents.report);
    if (const Labels* inside = checkpoint.labels.bestFor(contents.spec.classCount))
        contents.labels = *inside;
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
    const bool hash = depth == InspectDepth::Hash || (isSmall && depth != InspectDepth::Headers);
    const bool whole = hash || depth == InspectDepth::Values;
    return {whole ? ReadDepth::Whole : ReadDepth::Structure, hash};
}

}  // namespace

FileContents inspectFile(OpenedFile& file, RunContext& context) {
    FileContent content =
        context.within(0.0, kMatchedFrom, [&] { return readContent(file, context); });
    FileContents contents = contentsOf(std::move(content), ReadDepth::Whole, {});
    context.checkpoint(1.0, contents.info.name);
    return contents;
}

FileContents inspectFile(const std::filesystem::path& path, RunContext& context,
                         const Inspection& inspection) {
    HowToRead how = howToRead(path, inspection.depth);
    FileContent content =
        context.within(0.0, kMatchedFrom, [&] { return readContent(path, context, how); });
    if (how.reading == ReadDepth::Structure &&
        onlyWholeFileTells(content.checkpoint, inspection.wanted)) {
        how.reading = ReadDepth::Whole;
        content =
            context.within(0.0, kMatchedFrom, [&] { return readContent(path, context, how); });
    }
    FileContents contents = contentsOf(std::move(content), how.reading, inspection);
    context.checkpoint(1.0, contents.info.name);
    return contents;
}

FileContents inspectFile(const std::filesystem::path& path, RunContext& context,
                         InspectDepth depth) {
    return inspectFile(path, context, Inspection{.depth = depth});
}

FileContents inspectBytes(std::span<const std::byte> bytes, WeightsInfo info, RunContext& context,
                          const Inspection& inspection) {
    OpenedFile file(bytes, nullptr, info.name);
    return contentsOf(readContent(file, std::move(info), context), ReadDepth::Whole, inspection);
}

}  // namespace scalescope
