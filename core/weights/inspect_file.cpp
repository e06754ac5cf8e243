// SPDX-License-Identifier: Apache-2.0
#include "core/weights/inspect_file.h"

#include "core/weights/conventions.h"
#include "core/weights/file_content.h"
#include "core/weights/match.h"

#include <utility>

namespace scalescope {

namespace {

constexpr double kMatchedFrom = 0.6;  ///< of the time to read a file

}  // namespace

FileContents inspectFile(OpenedFile& file, RunContext& context) {
    FileContent content =
        context.within(0.0, kMatchedFrom, [&] { return readContent(file, context); });
    Checkpoint& checkpoint = content.checkpoint;
    FileContents contents;
    contents.info = std::move(content.info);
    if (checkpoint.recognised && checkpoint.recognised->variant) {
        contents.variant = checkpoint.recognised->variant;
        const NetworkSpec& spec = family().at(static_cast<std::size_t>(*contents.variant)).spec;
        Match match = matchTensors(checkpoint.tensors, *checkpoint.recognised, spec);
        contents.spec = match.spec;
        contents.report = std::move(match.report);
        adoptConventions({.names = checkpoint.recognised->names,
                          .path = file.path(),
                          .clues = content.clues,
                          .dict = *match.dict,
                          .asked = {}},
                         contents.spec, contents.report, contents.info);
    } else {
        for (const auto& [key, tensor] : checkpoint.tensors.entries())
            contents.report.add({KeyStatus::Unexpected, "", key, ""});
        const bool isV2 = checkpoint.recognised && checkpoint.recognised->isV2;
        contents.report.notes.push_back(
            isV2                    ? "This is EfficientNetV2, which is another family."
            : checkpoint.recognised ? "This is " + networkText(*checkpoint.recognised) + "."
                                    : "No names of EfficientNet are known among these tensors.");
    }
    describe(checkpoint, contents.report);
    contents.labels = std::move(checkpoint.labels);
    contents.raw = std::move(checkpoint.tensors);
    context.checkpoint(1.0, contents.info.name);
    return contents;
}

FileContents inspectFile(const std::filesystem::path& path, RunContext& context) {
    OpenedFile file(path);
    return inspectFile(file, context);
}

}  // namespace scalescope
