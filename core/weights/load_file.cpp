// SPDX-License-Identifier: Apache-2.0
#include "core/weights/load_file.h"

#include "core/weights/file_content.h"
#include "core/weights/match.h"
#include "core/weights/settle.h"
#include "core/weights/telling_values.h"
#include "core/weights/unfit.h"

#include <utility>

namespace scalescope {

namespace {

constexpr double kReadWithin = 0.6;  ///< of the time to load a file

void check(const std::optional<Unfit>& unfit, const Refusal& refuse) {
    if (unfit)
        refuse(unfit->code, unfit->what);
}

/// The file's tensors as the network needs them.
Weights fitted(FileContent content, const std::filesystem::path& path, const NetworkSpec& spec,
               const AskedConventions& asked, RunContext& context) {
    const Refusal refuse(path);
    const Checkpoint& checkpoint = content.checkpoint;
    check(unfitFor(checkpoint, refuse.file(), &spec), refuse);
    context.checkpoint(kReadWithin, "matching " + content.info.name);
    Match match = matchTensors(
        checkpoint.tensors, *checkpoint.recognised, spec,
        {.headActivation = asked.headActivation, .unreadable = namesOf(checkpoint.unreadable)});
    check(unfitMatch(match, spec), refuse);
    describe(checkpoint, match.report);

    Weights weights;
    weights.info = std::move(content.info);
    weights.spec = match.spec;
    weights.dict = std::move(match.dict);
    weights.headRest = std::move(match.headRest);
    weights.report = std::move(match.report);
    weights.labels = settle({.checkpoint = checkpoint,
                             .clues = content.clues,
                             .path = path,
                             .dict = tellingTensors(checkpoint, buildArchitecture(weights.spec)),
                             .asked = asked,
                             .inputNorm = match.inputNorm,
                             .classCount = weights.classCount()},
                            weights.spec, weights.report, weights.info);
    context.checkpoint(1.0, weights.info.name);
    return weights;
}

}  // namespace

Weights loadFile(const std::filesystem::path& path, const NetworkSpec& spec,
                 const AskedConventions& asked, RunContext& context) {
    FileContent content =
        context.within(0.0, kReadWithin, [&] { return readContent(path, context); });
    const std::filesystem::path file = content.info.path;
    return fitted(std::move(content), file, spec, asked, context);
}

Weights loadBytes(std::span<const std::byte> bytes, WeightsInfo info, const NetworkSpec& spec,
                  const AskedConventions& asked, RunContext& context) {
    const std::filesystem::path name = info.name;
    OpenedFile file(bytes, nullptr, name);
    return fitted(readContent(file, std::move(info), context), name, spec, asked, context);
}

}  // namespace scalescope
