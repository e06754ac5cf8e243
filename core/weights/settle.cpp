// SPDX-License-Identifier: Apache-2.0
#include "core/weights/settle.h"

#include "core/weights/conventions.h"
#include "core/weights/side_config.h"

#include <string>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

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
void adoptInputNorm(const InputNorm& norm, const NetworkSpec& spec, LoadReport& report,
                    WeightsInfo& info) {
    Recipe recipe = info.recipe.value_or(recipeOf(spec));
    recipe.mean = norm.mean;
    recipe.std = norm.std;
    recipe.networkWhite = norm.white;
    info.recipe = recipe;
    info.recipeFrom += std::string(info.recipeFrom.empty() ? "" : ", ") +
                       "the normalisation in the file (" + norm.meanKey + ")";
    report.notes.push_back("The file holds the normalisation of its input (" + norm.meanKey + ", " +
                           norm.stdKey + "), which is used: " + normalisationText(recipe) + ".");
}

}  // namespace

LabelsPtr settle(const MatchedFile& file, NetworkSpec& spec, LoadReport& report,
                 WeightsInfo& info) {
    adoptConventions({.names = file.checkpoint.recognised ? file.checkpoint.recognised->names
                                                          : TensorNames::Torchvision,
                      .path = file.path,
                      .clues = file.clues,
                      .dict = file.dict,
                      .asked = file.asked},
                     spec, report, info);
    if (file.inputNorm)
        adoptInputNorm(*file.inputNorm, spec, report, info);
    if (!report.classifierUsable)
        return numberedLabels(spec.classCount);
    LabelsPtr labels = labelsOf(file.checkpoint, info, file.path, file.classCount, report.notes);
    if (file.classCount == 1)
        report.notes.push_back("The network has one output: \"" + labels->names.front() +
                               "\" is the sigmoid of its logit, not a softmax over classes.");
    return labels;
}

}  // namespace scalescope
