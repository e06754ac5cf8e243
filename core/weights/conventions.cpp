// SPDX-License-Identifier: Apache-2.0
#include "core/weights/conventions.h"

#include "core/base/format.h"
#include "core/weights/padding_statistics.h"

#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

namespace {

constexpr double kTorchEps = 1e-5, kTensorFlowEps = 1e-3;

/// Whose network, and how that is known.
struct LibraryRuling {
    Library library = Library::Torchvision;
    std::string reason;  ///< "as asked", "by its config.json"; empty: the names alone say it
    bool tellsPaddingOnly = false;
};

Library libraryOf(TensorNames names) {
    switch (names) {
        case TensorNames::Timm:
            return Library::Timm;
        case TensorNames::Lukemelas:
            return Library::Lukemelas;
        case TensorNames::Transformers:
            return Library::Transformers;
        case TensorNames::Mmpretrain:
            return Library::Mmpretrain;
        case TensorNames::ScaleScope:
        case TensorNames::Torchvision:
            break;
    }
    return Library::Torchvision;
}

/// timm's native networks and its ports of TensorFlow's have the same names and shapes.
std::optional<LibraryRuling> timmByText(const std::string& text, const std::string& where) {
    if (namesTfPort(text))
        return LibraryRuling{Library::Tf, where};
    if (namesPlainNetwork(text))
        return LibraryRuling{Library::Timm, where};
    return std::nullopt;
}

struct NamesInside {
    LibraryRuling ruling;       ///< of the first name
    bool contradicted = false;  ///< another name in the file says otherwise
};

std::optional<NamesInside> timmByNamesIn(const Clues& clues) {
    std::optional<NamesInside> names;
    for (const std::string& text : clues.architectures) {
        const auto said = timmByText(text, "by the name " + text + " in it");
        if (said && names)
            names->contradicted |= said->library != names->ruling.library;
        else if (said)
            names = NamesInside{*said};
    }
    return names;
}

/// The folder of a repository in the cache of the Hugging Face hub.
std::string repositoryOf(const std::filesystem::path& path) {
    for (const auto& part : path)
        if (part.string().starts_with("models--timm--"))
            return part.string();
    return {};
}

LibraryRuling timmVerdict(const ConventionEvidence& evidence, const std::optional<SideConfig>& side,
                          const Architecture& architecture) {
    if (side)
        if (auto said = timmByText(side->architecture, "by the config.json beside it"))
            return *said;
    const auto inside = timmByNamesIn(evidence.clues);
    if (inside && !inside->contradicted)
        return inside->ruling;
    if (auto said = timmByText(repositoryOf(evidence.path), "by its repository"))
        return *said;
    const std::string file = evidence.path.filename().string();
    const std::string folder = evidence.path.parent_path().filename().string();
    // A network that was trained further often keeps the short name only: it alone proves nothing.
    if (namesTfPort(file))
        return {Library::Tf, "by its file name"};
    if (namesTfPort(evidence.path.string()))
        return {Library::Tf, "by its folder's name"};
    if (const auto mode = paddingOfStatistics(evidence.dict, architecture))
        return {*mode == Padding::Mode::Same ? Library::Tf : Library::Timm,
                "padding by its batch norm statistics", true};
    if (inside)
        return inside->ruling;
    if (namesPlainNetwork(file) || namesPlainNetwork(folder))
        return {Library::Timm, "by its name"};
    return {Library::Timm,
            "assumed; with padding same it runs as tf_; blur pooling, which has no tensors, is not "
            "run"};
}

LibraryRuling verdictOf(const ConventionEvidence& evidence, const std::optional<SideConfig>& side,
                        const Architecture& architecture) {
    if (evidence.asked.library)
        return {*evidence.asked.library, "as asked"};
    if (evidence.names != TensorNames::Timm)
        return {libraryOf(evidence.names), {}};
    if (evidence.asked.padding) {
        const bool same = evidence.asked.padding->mode == Padding::Mode::Same;
        return {same ? Library::Tf : Library::Timm, "as asked"};
    }
    return timmVerdict(evidence, side, architecture);
}

/// The side that EfficientNet-PyTorch builds a variant for, and that the published weights of
/// transformers were built for.
int builtSide(const NetworkSpec& spec) {
    return spec.variant
               ? family().at(static_cast<std::size_t>(*spec.variant)).published.paperResolution
               : spec.scale.resolution;
}

void adoptLibrary(Library library, const std::optional<SideConfig>& side, NetworkSpec& spec) {
    if (library == Library::Torchvision)
        return;
    const bool plain = library == Library::Timm;
    spec.batchNormEps = plain ? kTorchEps : kTensorFlowEps;
    spec.batchNormMomentum = plain ? 0.1 : 0.01;
    if (library == Library::Tf || library == Library::Mmpretrain)
        spec.padding = {.mode = Padding::Mode::Same};
    if (library == Library::Lukemelas || library == Library::Transformers)
        spec.padding = {.mode = Padding::Mode::Same, .builtForPx = builtSide(spec)};
    if (library != Library::Transformers || !side)
        return;
    spec.batchNormEps = side->batchNormEps.value_or(spec.batchNormEps);
    if (side->depthwisePadding)
        spec.padding = {.mode = Padding::Mode::Listed, .symmetricBlocks = *side->depthwisePadding};
}

/// Stated arguments of the constructor go before what a library does without them.
void adoptArguments(const OptionEffects& options, NetworkSpec& spec, LibraryRuling& verdict) {
    if (options.conventionsFrom.empty())
        return;
    spec.padding = options.padding.value_or(spec.padding);
    spec.batchNormEps = options.batchNormEps.value_or(spec.batchNormEps);
    verdict.reason += (verdict.reason.empty() ? "" : "; ") + options.conventionsFrom;
}

/// For files of libraries whose names do not tell the side that they were built for.
std::string builtReason(Library library, const std::optional<SideConfig>& side,
                        const NetworkSpec& spec) {
    if (library == Library::Lukemelas)
        return std::string("as EfficientNet-PyTorch builds ")
            .append(networkTitle(spec))
            .append("; padding same:PX is for a network built for another size");
    if (library == Library::Transformers && side && side->depthwisePadding)
        return "by the config.json beside it";
    if (library == Library::Transformers)
        return std::string("as published for ")
            .append(networkTitle(spec))
            .append(side && side->hasConfig ? "" : "; its config.json is not beside it");
    return {};
}

/// "timm names, padding symmetric, batch norm eps 1e-05 (by its file name)".
std::string sentence(const LoadReport& report, const NetworkSpec& spec, const std::string& reason) {
    return report.names + " names, padding " + paddingText(spec.padding) + ", batch norm eps " +
           formatReal(spec.batchNormEps) + (reason.empty() ? "" : " (" + reason + ")") + '.';
}

/// Published weights have a recipe of their own.
void adoptPreprocessing(const SidePreprocessing& side, const NetworkSpec& spec, LoadReport& report,
                        WeightsInfo& info) {
    if (info.recipe)
        return;
    if (side.any()) {
        info.recipe = side.over(recipeOf(spec));
        info.recipeFrom = "the configuration beside the file";
        if (!isUsualNormalisation(*info.recipe))
            report.notes.push_back(
                "Pictures are normalised as the configuration beside the file says: " +
                normalisationText(*info.recipe) + ".");
    }
    if (!side.note.empty())
        report.notes.push_back(side.note);
}

/// What says that names() is true of the weights; empty: nothing does.
std::string saidBy(bool (*names)(std::string_view), const ConventionEvidence& evidence) {
    if (evidence.beside && names(evidence.beside->architecture))
        return "by the config.json beside it";
    for (const std::string& text : evidence.clues.architectures)
        if (names(text))
            return "by the name " + text + " in it";
    if (names(repositoryOf(evidence.path)))
        return "by its repository";
    if (names(evidence.path.filename().string()))
        return "by its file name";
    return names(evidence.path.parent_path().filename().string()) ? "by its folder's name" : "";
}

/// Weights that were trained on pictures from -1 to 1, where nothing states a normalisation.
/// Source: timm's default_cfgs of ap_in1k and ra4_e3600_*; the README of EfficientNet-PyTorch,
/// "advprop".
void adoptHalfNorm(const ConventionEvidence& evidence, const NetworkSpec& spec, LoadReport& report,
                   WeightsInfo& info) {
    const auto& norm = evidence.clues.norm;
    const bool stated = (evidence.beside && evidence.beside->preprocessing.mean) ||
                        (norm && norm->mean && norm->otherwise.empty()) || evidence.normInside;
    const bool isTimm = evidence.names == TensorNames::Timm;
    const bool ported = isTimm || evidence.names == TensorNames::Lukemelas;
    const std::string advProp = ported && !stated ? saidBy(namesAdvProp, evidence) : "";
    const std::string ra4 = isTimm && !stated && advProp.empty() ? saidBy(namesRa4, evidence) : "";
    if (advProp.empty() && ra4.empty())
        return;
    const std::string whose = advProp.empty() ? "timm's ra4" : "AdvProp";
    Recipe recipe = info.recipe.value_or(recipeOf(spec));
    recipe.mean = recipe.std = {0.5F, 0.5F, 0.5F};
    info.recipe = recipe;
    info.recipeFrom += std::string(info.recipeFrom.empty() ? "" : ", ") +
                       (advProp.empty() ? "ra4's" : "AdvProp's") + " normalisation";
    report.notes.push_back("Pictures are normalised as weights of " + whose + " need it (" +
                           (advProp.empty() ? ra4 : advProp) + "): " + normalisationText(recipe) +
                           ".");
}

}  // namespace

std::string blurredBy(const std::filesystem::path& path, const Clues& clues,
                      const std::optional<SideConfig>& beside) {
    // In the order of timmVerdict: what is said first is believed.
    if (beside && !beside->architecture.empty())
        return namesBlurredNetwork(beside->architecture) ? "by the config.json beside it" : "";
    if (!clues.architectures.empty()) {
        const std::string& text = clues.architectures.front();
        return namesBlurredNetwork(text) ? "by the name " + text + " in it" : "";
    }
    if (namesBlurredNetwork(repositoryOf(path)))
        return "by its repository";
    return namesBlurredNetwork(path.filename().string()) ? "by its file name" : "";
}

void adoptConventions(const ConventionEvidence& evidence, NetworkSpec& spec, LoadReport& report,
                      WeightsInfo& info) {
    const auto& side = evidence.beside;
    LibraryRuling verdict = verdictOf(evidence, side, buildArchitecture(spec));
    adoptLibrary(verdict.library, side, spec);
    if (verdict.reason.empty())
        verdict.reason = builtReason(verdict.library, side, spec);
    if (!evidence.asked.library && evidence.clues.padding) {
        spec.padding = *evidence.clues.padding;
        spec.batchNormEps = evidence.clues.batchNormEps.value_or(spec.batchNormEps);
        verdict.reason = "as its metadata says";
    } else if (verdict.tellsPaddingOnly && !evidence.options.batchNormEps)
        verdict.reason += ", eps assumed with it";
    if (!evidence.asked.library && !evidence.clues.padding)
        adoptArguments(evidence.options, spec, verdict);
    if (evidence.asked.padding) {
        spec.padding = *evidence.asked.padding;
        if (!evidence.asked.library && spec.padding.mode == Padding::Mode::Same)
            spec.batchNormEps = evidence.options.batchNormEps.value_or(kTensorFlowEps);
        verdict.reason = "as asked";
        if (!evidence.asked.library && evidence.options.batchNormEps)
            verdict.reason = "padding as asked; " + evidence.options.conventionsFrom;
    }
    report.padding = paddingWord(spec.padding);
    report.batchNormEps = spec.batchNormEps;
    report.conventions = sentence(report, spec, verdict.reason);
    const bool usual = verdict.library == Library::Torchvision && verdict.reason.empty();
    if (!usual)
        report.notes.push_back(report.conventions);
    const bool published = info.recipe.has_value();
    if (side) {
        report.notes.insert(report.notes.end(), side->notes.begin(), side->notes.end());
        adoptPreprocessing(side->preprocessing, spec, report, info);
    }
    if (!published)
        adoptHalfNorm(evidence, spec, report, info);
}

}  // namespace scalescope
