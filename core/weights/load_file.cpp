// SPDX-License-Identifier: Apache-2.0
#include "core/weights/load_file.h"

#include "core/weights/conventions.h"
#include "core/weights/file_content.h"
#include "core/weights/match.h"
#include "core/weights/side_config.h"
#include "core/weights/unfit.h"

#include <string>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

constexpr double kMatchedFrom = 0.6;  ///< of the time to load a file
constexpr int kImagenetClasses = 1000;

/// "n01440764": an id of ImageNet, whose name is known.
bool isSynset(const std::string& name) {
    constexpr std::size_t kLength = 9;
    return name.size() == kLength && name[0] == 'n' &&
           name.find_first_not_of("0123456789", 1) == std::string::npos;
}

LabelsPtr labelsOf(const Checkpoint& checkpoint, const WeightsInfo& info,
                   const std::filesystem::path& file, int classCount,
                   std::vector<std::string>& notes) {
    if (checkpoint.labels) {
        if (static_cast<int>(checkpoint.labels->names.size()) == classCount)
            return std::make_shared<const Labels>(*checkpoint.labels);
        if (classCount == 1 && checkpoint.labels->names.size() == 2)
            return labelsFor(classCount, std::make_shared<const Labels>(*checkpoint.labels));
        notes.push_back(checkpoint.labels->source + " has " +
                        std::to_string(checkpoint.labels->names.size()) +
                        " names, the classifier " + std::to_string(classCount) +
                        " classes; classes are numbered.");
        return numberedLabels(classCount);
    }
    const auto side = readSideConfig(file);
    if (side && !side->classNames.empty()) {
        const auto named = labelsFor(
            classCount, std::make_shared<const Labels>(Labels{
                            side->classNames, "configuration beside " + file.filename().string()}));
        const bool isBuiltIn = classCount == kImagenetClasses && isSynset(side->classNames.front());
        if (named->source.starts_with("configuration") && !isBuiltIn)
            return named;
    }
    if (classCount != kImagenetClasses)
        return numberedLabels(classCount);
    if (info.kind != WeightsKind::Verified && info.kind != WeightsKind::PrefixVerified)
        return imagenetLabels();
    return std::make_shared<const Labels>(
        Labels{imagenetLabels()->names, "ImageNet-1k (built in)"});
}

/// The network normalises what it is fed: pictures are prepared so, and tensors as well.
void adoptInputNorm(const InputNorm& norm, Weights& weights) {
    Recipe recipe = weights.info.recipe.value_or(recipeOf(weights.spec));
    recipe.mean = norm.mean;
    recipe.std = norm.std;
    recipe.networkWhite = norm.white;
    weights.info.recipe = recipe;
    weights.report.notes.push_back("The file holds the normalisation of its input (" +
                                   norm.meanKey + ", " + norm.stdKey +
                                   "), which is used: " + normalisationText(recipe) + ".");
}

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
    context.checkpoint(kMatchedFrom, "matching " + content.info.name);
    Match match = matchTensors(checkpoint.tensors, *checkpoint.recognised, spec,
                               {.headActivation = asked.headActivation});
    check(unfitMatch(match, spec), refuse);
    describe(checkpoint, match.report);

    Weights weights;
    weights.info = std::move(content.info);
    weights.spec = match.spec;
    weights.dict = std::move(match.dict);
    weights.headRest = std::move(match.headRest);
    weights.report = std::move(match.report);
    adoptConventions({.names = checkpoint.recognised->names,
                      .path = path,
                      .clues = content.clues,
                      .dict = *weights.dict,
                      .asked = asked},
                     weights.spec, weights.report, weights.info);
    if (match.inputNorm)
        adoptInputNorm(*match.inputNorm, weights);
    weights.labels =
        weights.report.classifierUsable
            ? labelsOf(checkpoint, weights.info, path, weights.classCount(), weights.report.notes)
            : numberedLabels(weights.spec.classCount);
    if (weights.report.classifierUsable && weights.classCount() == 1)
        weights.report.notes.push_back(
            "The network has one output: \"" + weights.labels->names.front() +
            "\" is the sigmoid of its logit, not a softmax over classes.");
    context.checkpoint(1.0, weights.info.name);
    return weights;
}

}  // namespace

Weights loadFile(const std::filesystem::path& path, const NetworkSpec& spec,
                 const AskedConventions& asked, RunContext& context) {
    FileContent content =
        context.within(0.0, kMatchedFrom, [&] { return readContent(path, context); });
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
