// SPDX-License-Identifier: Apache-2.0
#include "core/weights/settle.h"

#include "core/base/ascii.h"
#include "core/base/format.h"
#include "core/model/variant.h"
#include "core/weights/conventions.h"
#include "core/weights/side_config.h"
#include "core/weights/side_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

constexpr std::size_t kMostArchitectureShown = 80;  ///< bytes of a name, in a note

/// "n01440764": an id of ImageNet, whose name is known.
bool isSynset(const std::string& name) {
    constexpr std::size_t kLength = 9;
    return name.size() == kLength && name[0] == 'n' &&
           name.find_first_not_of("0123456789", 1) == std::string::npos;
}

std::string counts(const std::string& source, std::size_t names, int classes) {
    return source + " has " + std::to_string(names) + (names == 1 ? " name" : " names") +
           ", the classifier " + std::to_string(classes) + (classes == 1 ? " output" : " classes");
}

/// Names that a configuration beside the file has, if they are as many as there are classes.
LabelsPtr besideLabels(const MatchedFile& file, std::vector<std::string>& reasons) {
    const auto& side = file.checkpoint.beside;
    if (!side)
        return nullptr;
    const std::string source = "configuration beside " + file.path.filename().string();
    if (!side->labelProblem.empty())
        reasons.push_back(source + ": " + std::string(trimmed(side->labelProblem, ".")));
    if (side->classNames.empty())
        return nullptr;
    const std::size_t count = side->classNames.size();
    if (file.classCount == kImagenetClasses && isSynset(side->classNames.front()))
        return nullptr;  // the built-in names say more
    if (static_cast<int>(count) == file.classCount)
        return std::make_shared<const Labels>(Labels{side->classNames, source});
    reasons.push_back(counts(source, count, file.classCount));
    return nullptr;
}

bool isPublished(const WeightsInfo& info) {
    return info.kind == WeightsKind::Verified || info.kind == WeightsKind::PrefixVerified;
}

/// Names for so many classes, or one for the sigmoid of one output.
LabelsPtr fitting(const LabelsInside& labels, int classCount) {
    if (const Labels* found = labels.of(classCount))
        return std::make_shared<const Labels>(*found);
    if (const Labels* two = labels.of(2); two && classCount == 1)
        return labelsFor(1, std::make_shared<const Labels>(*two));
    return nullptr;
}

/// Names that have a file of their own beside the weights. Those of published weights are known.
LabelsPtr ownFileLabels(const MatchedFile& file, const WeightsInfo& info,
                        std::vector<std::string>& reasons, std::vector<std::string>& notes) {
    if (isPublished(info))
        return nullptr;
    const LabelsInside beside = labelsBeside(info.path, file.classCount);
    reasons.insert(reasons.end(), beside.problems.begin(), beside.problems.end());
    if (LabelsPtr labels = fitting(beside, file.classCount)) {
        notes.push_back("Class names are those of " + labels->source + ".");
        return labels;
    }
    for (const Labels& labels : beside.found)
        reasons.push_back(counts(labels.source, labels.names.size(), file.classCount));
    return nullptr;
}

LabelsPtr imagenetLabelsOf(const WeightsInfo& info) {
    if (!isPublished(info))
        return imagenetLabels();
    return std::make_shared<const Labels>(
        Labels{imagenetLabels()->names, "ImageNet-1k (built in)"});
}

/// What lies in the file, else beside it, else ImageNet's; what was not used is told.
LabelsPtr labelsOf(const MatchedFile& file, const WeightsInfo& info,
                   std::vector<std::string>& notes) {
    const LabelsInside& inside = file.checkpoint.labels;
    if (LabelsPtr labels = fitting(inside, file.classCount))
        return labels;
    std::vector<std::string> reasons = inside.problems;
    if (!inside.found.empty())
        reasons.insert(reasons.begin(), counts(inside.found.front().source,
                                               inside.found.front().names.size(), file.classCount));
    const bool noneInside = reasons.empty();
    LabelsPtr labels = besideLabels(file, reasons);
    if (!labels)
        labels = ownFileLabels(file, info, reasons, notes);
    const bool isNumbered = !labels && (file.classCount != kImagenetClasses || !noneInside);
    for (const std::string& reason : reasons)
        notes.push_back(reason + (isNumbered ? "; classes are numbered." : "."));
    if (labels)
        return labels;
    return isNumbered ? numberedLabels(file.classCount) : imagenetLabelsOf(info);
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

/// What the script that saved the file wrote beside its network is of the pictures, not the
/// network.
void adoptStatedNorm(const MatchedFile& file, const NetworkSpec& spec, LoadReport& report,
                     WeightsInfo& info) {
    const auto& stated = file.clues.norm;
    const auto& side = file.checkpoint.beside;
    const bool isBuffer = stated && file.checkpoint.tensors.find(stated->where);
    if (!stated || file.inputNorm || isBuffer || isPublished(info) ||
        (side && side->preprocessing.mean))
        return;
    if (!stated->otherwise.empty()) {
        report.notes.push_back("The file states two normalisations of pictures that differ (" +
                               stated->where + ", " + stated->otherwise + "); neither is used.");
        return;
    }
    if (!stated->mean || !stated->std) {
        report.notes.push_back("The file states a normalisation of pictures (" + stated->where +
                               ") that is not three usable numbers; it is not used.");
        return;
    }
    Recipe recipe = info.recipe.value_or(recipeOf(spec));
    recipe.mean = *stated->mean;
    recipe.std = *stated->std;
    if (isUsualNormalisation(recipe))
        return;
    info.recipe = recipe;
    info.recipeFrom += std::string(info.recipeFrom.empty() ? "" : ", ") +
                       "the normalisation that the file states (" + stated->where + ")";
    report.notes.push_back("Pictures are normalised as the file states (" + stated->where +
                           "): " + normalisationText(recipe) + ".");
}

/// How the features are pooled leaves no tensors; a configuration, or an argument, may tell.
void adoptPooling(const MatchedFile& file, LoadReport& report) {
    const auto& side = file.checkpoint.beside;
    const OptionEffects& options = file.checkpoint.options;
    std::string why;
    if (side && !side->pooling.empty())
        why = "the configuration beside the file says pooling \"" + side->pooling +
              "\", and this program pools by the mean.";
    else if (!options.pooling.empty())
        why = options.pooling + ", and this program pools by the mean.";
    else if (!options.contradiction.empty())
        why = options.contradiction + ", and nothing tells which one holds.";
    if (why.empty() || !report.classifierUsable)
        return;
    report.classifierUsable = false;
    report.predictionsOff = "Predictions are off: " + why;
    report.notes.push_back(report.predictionsOff);
}

/// Tensors cannot be otherwise than they are; what is stated of them, and of what goes in and comes
/// out, is told where it differs.
void tellDifferences(const MatchedFile& file, LoadReport& report) {
    constexpr double kChannels = 3;
    const OptionEffects& options = file.checkpoint.options;
    const auto tell = [&](const std::optional<StatedOption>& option, double tensors,
                          const char* what) {
        if (option && *option->value.number != tensors)
            report.notes.push_back(option->where + " is " + formatReal(*option->value.number) +
                                   ", but " + what + ' ' + formatReal(tensors) +
                                   "; the tensors are followed.");
    };
    tell(options.inputChannels, kChannels, "the first convolution takes");
    if (!options.bgrPictures.empty())
        report.notes.push_back(options.bgrPictures +
                               " is BGR, but pictures are fed as RGB; a tensor is fed as it is.");
    if (report.classifierUsable && !options.severalLabels.empty() && file.classCount > 1)
        report.notes.push_back(
            options.severalLabels +
            " says that a picture may have several classes, but probabilities are a softmax over "
            "all, not the sigmoid of each logit.");
    if (report.classifierUsable)
        tell(options.classCount, file.classCount, "the outputs of the file are");
}

/// "tf_efficientnet_b3.ns_jft_in1k" names B3; nullopt: no variant is named.
std::optional<int> variantIn(const std::string& architecture) {
    constexpr std::string_view kFamily = "efficientnet";
    const std::string text = lowerCase(architecture);
    const std::size_t family = text.find(kFamily);
    if (family == std::string::npos)
        return std::nullopt;
    const std::size_t letter = text.find_first_not_of("-_ ", family + kFamily.size());
    if (letter == std::string::npos || letter + 1 >= text.size() || text[letter] != 'b' ||
        text[letter + 1] < '0' || text[letter + 1] > '9')
        return std::nullopt;
    return text[letter + 1] - '0';
}

bool namesAnotherFamily(const std::string& architecture) {
    constexpr std::array<std::string_view, 14> kFamilies{
        "resne", "vgg",       "densenet", "mobilenet", "convnext",   "vit_",           "deit",
        "swin",  "inception", "regnet",   "mnasnet",   "shufflenet", "efficientnetv2", "alexnet"};
    const std::string text = lowerCase(architecture);
    return std::ranges::any_of(
        kFamilies, [&](std::string_view family) { return text.find(family) != std::string::npos; });
}

/// What lies beside the file, without an architecture that its tensors are not of: nothing is
/// concluded from that, and it is told.
std::optional<SideConfig> believedBeside(const MatchedFile& file, const NetworkSpec& spec,
                                         LoadReport& report) {
    std::optional<SideConfig> side = file.checkpoint.beside;
    if (!side || side->architecture.empty() || !spec.variant)
        return side;
    const auto named = variantIn(side->architecture);
    if (named ? *named == *spec.variant : !namesAnotherFamily(side->architecture))
        return side;
    report.notes.push_back("The config.json beside it says architecture " +
                           side->architecture.substr(0, kMostArchitectureShown) +
                           ", but the tensors are those of " + networkTitle(spec) +
                           "; the tensors are followed.");
    side->architecture.clear();
    return side;
}

/// A mean that is ImageNet's from behind was written for pictures whose first channel is blue, as
/// caffe and detectron2 read them.
void tellBlueFirst(const MatchedFile& file, const WeightsInfo& info, LoadReport& report) {
    constexpr std::array<float, 3> kBlueFirst{0.406F, 0.456F, 0.485F};
    constexpr float kSame = 0.002F;
    if (!info.recipe || !file.checkpoint.options.bgrPictures.empty())
        return;
    for (std::size_t i = 0; i < kBlueFirst.size(); ++i)
        if (std::abs(info.recipe->mean[i] - kBlueFirst[i]) > kSame)
            return;
    report.notes.push_back(
        "The mean is that of ImageNet with blue first (BGR, as caffe and detectron2 have it), but "
        "pictures are fed as RGB; a tensor is fed as it is.");
}

}  // namespace

LabelsPtr settle(const MatchedFile& file, NetworkSpec& spec, LoadReport& report,
                 WeightsInfo& info) {
    const std::optional<SideConfig> beside = believedBeside(file, spec, report);
    adoptConventions({.names = file.checkpoint.recognised ? file.checkpoint.recognised->names
                                                          : TensorNames::Torchvision,
                      .path = file.path,
                      .clues = file.clues,
                      .dict = file.dict,
                      .asked = file.asked,
                      .beside = beside,
                      .normInside = file.inputNorm.has_value(),
                      .options = file.checkpoint.options},
                     spec, report, info);
    if (file.inputNorm)
        adoptInputNorm(*file.inputNorm, spec, report, info);
    adoptStatedNorm(file, spec, report, info);
    tellBlueFirst(file, info, report);
    adoptPooling(file, report);
    tellDifferences(file, report);
    if (!report.classifierUsable)
        return numberedLabels(spec.classCount);
    LabelsPtr labels = labelsOf(file, info, report.notes);
    if (file.classCount == 1)
        report.notes.push_back("The network has one output: \"" + labels->names.front() +
                               "\" is the sigmoid of its logit, not a softmax over classes.");
    return labels;
}

}  // namespace scalescope
