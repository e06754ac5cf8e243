// SPDX-License-Identifier: Apache-2.0
#include "core/weights/load_file.h"

#include "core/weights/conventions.h"
#include "core/weights/file_content.h"
#include "core/weights/match.h"

#include <string>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

constexpr double kMatchedFrom = 0.6;  ///< of the time to load a file
constexpr int kImagenetClasses = 1000;

LabelsPtr labelsOf(const Checkpoint& checkpoint, const WeightsInfo& info, const NetworkSpec& spec,
                   std::vector<std::string>& notes) {
    if (checkpoint.labels) {
        if (static_cast<int>(checkpoint.labels->names.size()) == spec.classCount)
            return std::make_shared<const Labels>(*checkpoint.labels);
        notes.push_back(checkpoint.labels->source + " has " +
                        std::to_string(checkpoint.labels->names.size()) +
                        " names, the classifier " + std::to_string(spec.classCount) +
                        " classes; classes are numbered.");
        return numberedLabels(spec.classCount);
    }
    if (spec.classCount != kImagenetClasses)
        return numberedLabels(spec.classCount);
    if (info.kind != WeightsKind::Verified && info.kind != WeightsKind::PrefixVerified)
        return imagenetLabels();
    return std::make_shared<const Labels>(
        Labels{imagenetLabels()->names, "ImageNet-1k (built in)"});
}

std::string counted(std::size_t count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string wantedText(const NetworkSpec& spec) {
    return "EfficientNet-" + displayName(spec);
}

/// The variant is checked first: one sentence instead of hundreds of mismatches.
void checkVariant(const Recognised& recognised, const NetworkSpec& spec, const Refusal& refuse) {
    if (recognised.isV2)
        refuse(ErrorCode::FormatUnknown,
               "it holds EfficientNetV2 weights (fused blocks), which is another family; give "
               "weights of "
               "EfficientNet B0 to B7.");
    if (!spec.variant || recognised.variant == spec.variant)
        return;
    std::string advice = "; give another file.";
    if (recognised.variant) {
        const std::string number = std::to_string(*recognised.variant);
        advice = "; use it with " + settingMark("variants") + " b" + number + ".";
    }
    refuse(ErrorCode::ShapeMismatch, "it holds weights of " + networkText(recognised) +
                                         ", not of " + wantedText(spec) + advice);
}

void checkMatch(const Match& match, const NetworkSpec& spec, const Refusal& refuse) {
    if (!match.unsupported.empty())
        refuse(ErrorCode::DtypeUnsupported,
               "tensor " + match.unsupported +
                   ", but weights must be floating point; quantised weights are not "
                   "read.");
    const LoadReport& report = match.report;
    if (report.wrongShape > 0)
        refuse(ErrorCode::ShapeMismatch,
               "it has " + counted(static_cast<std::size_t>(report.wrongShape), "tensor") +
                   " of another shape than " + wantedText(spec) + " needs, first " +
                   match.firstProblem + "; give weights of that network.");
    if (report.missing > 0)
        refuse(ErrorCode::TensorMissing,
               "it lacks " + counted(static_cast<std::size_t>(report.missing), "tensor") +
                   " that " + wantedText(spec) + " needs, first " + match.firstProblem +
                   "; give a complete file.");
}

/// The file's tensors as the network needs them.
Weights fitted(FileContent content, const std::filesystem::path& path, const NetworkSpec& spec,
               const AskedConventions& asked, RunContext& context) {
    const Refusal refuse(path);
    const Checkpoint& checkpoint = content.checkpoint;
    if (!checkpoint.recognised)
        refuse(ErrorCode::FormatUnknown,
               "it holds " + counted(checkpoint.tensors.size(), "tensor") +
                   ", but none under the names of EfficientNet in torchvision, timm, "
                   "EfficientNet-PyTorch or transformers; give weights of EfficientNet B0 to B7.");
    checkVariant(*checkpoint.recognised, spec, refuse);
    context.checkpoint(kMatchedFrom, "matching " + content.info.name);
    Match match = matchTensors(checkpoint.tensors, *checkpoint.recognised, spec);
    checkMatch(match, spec, refuse);
    describe(checkpoint, match.report);

    Weights weights;
    weights.info = std::move(content.info);
    weights.spec = match.spec;
    weights.dict = std::move(match.dict);
    weights.report = std::move(match.report);
    adoptConventions({.names = checkpoint.recognised->names,
                      .path = path,
                      .clues = content.clues,
                      .dict = *weights.dict,
                      .asked = asked},
                     weights.spec, weights.report, weights.info);
    weights.labels = labelsOf(checkpoint, weights.info, weights.spec, weights.report.notes);
    context.checkpoint(1.0, weights.info.name);
    return weights;
}

}  // namespace

Weights loadFile(const std::filesystem::path& path, const NetworkSpec& spec,
                 const AskedConventions& asked, RunContext& context) {
    OpenedFile file(path);
    FileContent content =
        context.within(0.0, kMatchedFrom, [&] { return readContent(file, context); });
    return fitted(std::move(content), path, spec, asked, context);
}

Weights loadBytes(std::span<const std::byte> bytes, WeightsInfo info, const NetworkSpec& spec,
                  const AskedConventions& asked, RunContext& context) {
    const std::filesystem::path name = info.name;
    OpenedFile file(bytes, nullptr, name);
    return fitted(readContent(file, std::move(info), context), name, spec, asked, context);
}

}  // namespace scalescope
