// SPDX-License-Identifier: Apache-2.0
#include "core/weights/load_file.h"

#include "core/base/digest.h"
#include "core/base/file_io.h"
#include "core/weights/catalog.h"
#include "core/weights/formats/archive.h"
#include "core/weights/match.h"
#include "core/weights/side_config.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

namespace scalescope {

namespace {

constexpr double kDigestShare = 0.6;  ///< of the time to load a file
constexpr int kImagenetClasses = 1000;

/// What the bytes look like, without reading on.
std::string sniffedFormat(const std::filesystem::path& path) {
    std::array<std::byte, 9> head{};
    FileReader reader(path, Subject::Weights);
    const std::size_t got = reader.read(head);
    const std::string_view text(reinterpret_cast<const char*>(head.data()), got);
    if (text.starts_with("PK"))
        return "pth (zip)";
    if (text.starts_with("\x80\x02\x8a\x0a"))
        return "pth (legacy)";
    return got == head.size() && text[8] == '{' ? "safetensors" : "unknown";
}

bool isTensorFlowPort(const std::filesystem::path& path, const std::optional<SideConfig>& side) {
    if (side && !side->architecture.empty())
        return side->architecture.starts_with("tf_");
    return path.string().find("tf_efficientnet") != std::string::npos;
}

/// Batch norm's eps is not in the file: it belongs to the project that made it.
void adoptScheme(Scheme scheme, const std::filesystem::path& path, NetworkSpec& spec,
                 WeightsInfo& info) {
    const auto side = scheme == Scheme::Timm ? readSideConfig(path) : std::nullopt;
    const bool tensorFlow =
        scheme == Scheme::Lukemelas || (scheme == Scheme::Timm && isTensorFlowPort(path, side));
    if (scheme == Scheme::Timm || tensorFlow) {
        spec.batchNormEps = tensorFlow ? 1e-3 : 1e-5;
        spec.batchNormMomentum = tensorFlow ? 0.01 : 0.1;
    }
    if (tensorFlow)
        info.notes.push_back(
            "These weights were trained with TensorFlow's asymmetric padding; with the symmetric "
            "padding used here expect slightly lower accuracy.");
    else if (scheme == Scheme::Timm && !side)
        info.notes.push_back(
            "Names are timm's; if the file is of a tf_efficientnet, its batch norm eps and padding "
            "are others and outputs are off: timm's config.json beside the file would tell.");
    if (!side)
        return;
    info.recipe = info.recipe ? info.recipe : side->recipe;
    if (!side->usualNormalisation)
        info.notes.push_back(
            "Its config.json asks for another mean and standard deviation than ImageNet's, which "
            "is not applied.");
}

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

std::string variantText(const Recognised& recognised) {
    if (recognised.variant)
        return "EfficientNet-B" + std::to_string(*recognised.variant);
    return "a network of " + std::to_string(recognised.stemChannels) + " stem channels, " +
           std::to_string(recognised.blockCount) +
           (recognised.blockCount == 1 ? " block and " : " blocks and ") +
           std::to_string(recognised.headChannels) + " head channels, which is none of B0 to B7";
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
        advice = "; use it with --variants b" + number + ", or as b" + number + "=" +
                 refuse.file() + ".";
    }
    refuse(ErrorCode::ShapeMismatch, "it holds weights of " + variantText(recognised) +
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

struct OpenedFile {
    WeightsInfo info;
    Checkpoint checkpoint;
};

/// Random weights that were written to a file are still random: they must not pass for learnt ones.
void markRandom(const Archive& archive, WeightsInfo& info) {
    for (const auto& [key, text] : archive.metadata)
        if (info.kind == WeightsKind::Own && key == kWeightsKindKey &&
            text == weightsKindName(WeightsKind::Random)) {
            info.kind = WeightsKind::Random;
            info.verdict = "Random weights, written to a file: predictions mean nothing.";
        }
}

OpenedFile opened(const Archive& archive, WeightsInfo info, const std::filesystem::path& path) {
    info.format = archive.format;
    markRandom(archive, info);
    return {std::move(info), openCheckpoint(archive, Refusal(path))};
}

OpenedFile open(const std::filesystem::path& path, RunContext& context) {
    WeightsInfo info = context.within(0.0, kDigestShare, [&] { return verifyFile(path, context); });
    return opened(readArchive(path, context), std::move(info), path);
}

void describe(const Checkpoint& checkpoint, LoadReport& report) {
    report.container = checkpoint.container;
    report.ignored = checkpoint.ignored;
    report.notes.insert(report.notes.begin(), checkpoint.notes.begin(), checkpoint.notes.end());
}

/// The opened file's tensors as the network needs them.
Weights fitted(OpenedFile opened, const std::filesystem::path& path, const NetworkSpec& spec,
               RunContext& context) {
    const Refusal refuse(path);
    const Checkpoint& checkpoint = opened.checkpoint;
    if (!checkpoint.recognised)
        refuse(ErrorCode::FormatUnknown,
               "it holds " + counted(checkpoint.tensors.size(), "tensor") +
                   ", but none under the names of EfficientNet in torchvision, timm "
                   "or EfficientNet-PyTorch; give weights of EfficientNet B0 to B7.");
    checkVariant(*checkpoint.recognised, spec, refuse);
    context.checkpoint(kDigestShare, "matching " + opened.info.name);
    Match match = matchTensors(checkpoint.tensors, *checkpoint.recognised, spec);
    checkMatch(match, spec, refuse);
    describe(checkpoint, match.report);

    Weights weights;
    weights.info = std::move(opened.info);
    weights.spec = match.spec;
    weights.dict = std::move(match.dict);
    weights.report = std::move(match.report);
    adoptScheme(checkpoint.recognised->scheme, path, weights.spec, weights.info);
    weights.labels = labelsOf(checkpoint, weights.info, weights.spec, weights.report.notes);
    context.checkpoint(1.0, weights.info.name);
    return weights;
}

}  // namespace

WeightsInfo verifyFile(const std::filesystem::path& path, RunContext& context) {
    WeightsInfo info;
    info.path = path;
    info.name = path.filename().string();
    info.format = sniffedFormat(path);
    info.sha256 = sha256OfFile(path, context);
    std::error_code ignored;
    info.fileBytes = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    const Judgement judgement = judge(info.name, info.sha256);
    info.kind = judgement.kind;
    info.verdict = judgement.verdict;
    if (judgement.entry) {
        info.catalogId = judgement.entry->id;
        info.recipe = judgement.entry->recipe;
    }
    return info;
}

Weights loadFile(const std::filesystem::path& path, const NetworkSpec& spec, RunContext& context) {
    return fitted(open(path, context), path, spec, context);
}

Weights loadBytes(std::span<const std::byte> bytes, WeightsInfo info, const NetworkSpec& spec,
                  RunContext& context) {
    const std::filesystem::path path = info.name;
    const Archive archive = readArchive(bytes, nullptr, path, context);
    return fitted(opened(archive, std::move(info), path), path, spec, context);
}

FileContents inspectFile(const std::filesystem::path& path, RunContext& context) {
    OpenedFile opened = open(path, context);
    Checkpoint& checkpoint = opened.checkpoint;
    FileContents contents;
    contents.info = std::move(opened.info);
    if (checkpoint.recognised && checkpoint.recognised->variant) {
        contents.variant = checkpoint.recognised->variant;
        const NetworkSpec& spec = family().at(static_cast<std::size_t>(*contents.variant)).spec;
        Match match = matchTensors(checkpoint.tensors, *checkpoint.recognised, spec);
        contents.spec = match.spec;
        contents.report = std::move(match.report);
        adoptScheme(checkpoint.recognised->scheme, path, contents.spec, contents.info);
    } else {
        for (const auto& [key, tensor] : checkpoint.tensors.entries())
            contents.report.add({KeyStatus::Unexpected, "", key, ""});
        const bool isV2 = checkpoint.recognised && checkpoint.recognised->isV2;
        contents.report.notes.push_back(
            isV2                    ? "This is EfficientNetV2, which is another family."
            : checkpoint.recognised ? "This is " + variantText(*checkpoint.recognised) + "."
                                    : "No names of EfficientNet are known among these tensors.");
    }
    describe(checkpoint, contents.report);
    contents.labels = std::move(checkpoint.labels);
    contents.raw = std::move(checkpoint.tensors);
    context.checkpoint(1.0, contents.info.name);
    return contents;
}

}  // namespace scalescope
