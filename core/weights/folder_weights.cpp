// SPDX-License-Identifier: Apache-2.0
#include "core/weights/folder_weights.h"

#include "core/base/setting.h"
#include "core/weights/cache_folders.h"
#include "core/weights/file_content.h"
#include "core/weights/folder_listing.h"
#include "core/weights/formats/pth_folder.h"
#include "core/weights/locate.h"
#include "core/weights/match.h"
#include "core/weights/parted_folder.h"
#include "core/weights/unfit.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTried = 100;  ///< files that are opened

/// The sentence with its marks of settings: a refusal says them as its front does.
std::string marked(const std::string& file, const Unfit& unfit) {
    return file + ": " + unfit.what;
}

/// For notes, which have words for settings.
std::vector<std::string> plain(std::vector<std::string> sentences) {
    for (std::string& sentence : sentences)
        sentence = settingError(ErrorCode::ArgumentInvalid, std::move(sentence)).what();
    return sentences;
}

fs::path withPart(const fs::path& path, const std::string& part) {
    return part.empty() ? path : fs::path(path.string() + '#' + part);
}

/// Why a file is not what spec needs, with marks of settings; empty when it is.
std::string whyNot(const fs::path& path, const std::string& part, const NetworkSpec& spec,
                   RunContext& context) {
    try {
        const FileContent content =
            readContent(withPart(path, part), context, {ReadDepth::Structure, false});
        const std::string file = path.filename().string();
        if (const auto unfit = unfitFor(content.checkpoint, file, &spec))
            return marked(file, *unfit);
        const Match match = matchTensors(content.checkpoint.tensors, *content.checkpoint.recognised,
                                         spec, {.reading = ReadDepth::Structure});
        const auto unfit = unfitMatch(match, spec);
        return unfit ? marked(file, *unfit) : "";
    } catch (const Error& error) {
        const Failure& failure = error.failure();
        return failure.marked.empty() ? failure.message : failure.marked;
    }
}

bool isPair(const std::vector<fs::path>& fitting) {
    return fitting.size() == 2 && ((fitting[0].filename() == "model.safetensors" &&
                                    fitting[1].filename() == "pytorch_model.bin") ||
                                   (fitting[1].filename() == "model.safetensors" &&
                                    fitting[0].filename() == "pytorch_model.bin"));
}

std::vector<std::string> namesOf(const std::vector<fs::path>& paths) {
    std::vector<std::string> names;
    for (const fs::path& path : paths)
        names.push_back(path.filename().string());
    return names;
}

std::string notUsed(const std::vector<fs::path>& all, const fs::path& taken) {
    std::vector<fs::path> others;
    std::copy_if(all.begin(), all.end(), std::back_inserter(others),
                 [&](const fs::path& path) { return path != taken; });
    return others.empty() ? "." : "; not used: " + joinedNames(namesOf(others)) + ".";
}

/// By its tensors. tried: files that were looked at already.
FolderChoice fittingFile(const fs::path& folder, const std::string& part, const NetworkSpec& spec,
                         const std::vector<fs::path>& tried, std::vector<std::string> reasons,
                         RunContext& context) {
    const FolderListing listing = listFolder(folder);
    refuseOtherCheckpoint(folder, listing);
    std::vector<fs::path> fitting;
    for (const fs::path& path : listing.weights) {
        context.checkCanceled();
        if (std::find(tried.begin(), tried.end(), path) != tried.end() ||
            fitting.size() + reasons.size() >= kMaxTried)
            continue;
        const std::string reason = whyNot(path, part, spec, context);
        if (reason.empty())
            fitting.push_back(path);
        else
            reasons.push_back("Not used: " + reason);
    }
    if (fitting.empty() && reasons.empty())
        refuseEmptyFolder(folder, listing);
    const std::string network = "EfficientNet-" + networkTitle(spec);
    if (fitting.empty())
        refuseFolder(
            folder, ErrorCode::FileMissing,
            "the folder holds no weights of " + network + ". " + joinedNames(reasons, " "));
    if (isPair(fitting))
        fitting = {folder / "model.safetensors"};
    if (fitting.size() > 1)
        refuseFolder(folder, ErrorCode::ArgumentInvalid,
                     "the folder holds " + std::to_string(fitting.size()) +
                         " files with weights of " + network + " (" +
                         joinedNames(namesOf(fitting)) + "); name one of them.");
    return {fitting.front(),
            {fitting.front().filename().string() +
             " was taken from the folder: its tensors are those of " + network +
             notUsed(listing.weights, fitting.front())}};
}

/// A weights file that holds a network, of whatever kind.
struct Candidate {
    fs::path path;
    std::string text;            ///< "EfficientNet-B1"
    std::optional<int> variant;  ///< that it can be loaded as
};

std::optional<Candidate> candidateIn(const fs::path& path, RunContext& context) {
    try {
        const FileContent content = readContent(path, context, {ReadDepth::Structure, false});
        const Checkpoint& checkpoint = content.checkpoint;
        if (!checkpoint.networks.empty())
            return Candidate{path, "several networks", std::nullopt};
        if (!checkpoint.recognised)
            return std::nullopt;
        const bool fits = !unfitFor(checkpoint, "");
        return Candidate{path, networkText(*checkpoint.recognised),
                         fits ? checkpoint.recognised->variant : std::nullopt};
    } catch (const Error&) {  // no weights, or none that can be read: told when asked for
        return std::nullopt;
    }
}

std::vector<Candidate> candidatesIn(const std::vector<fs::path>& paths, RunContext& context) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < std::min(paths.size(), kMaxTried); ++i) {
        context.checkCanceled();
        if (auto candidate = candidateIn(paths[i], context))
            candidates.push_back(std::move(*candidate));
    }
    return candidates;
}

std::vector<int> variantsOf(const std::vector<Candidate>& candidates) {
    std::set<int> variants;
    for (const Candidate& candidate : candidates)
        if (candidate.variant)
            variants.insert(*candidate.variant);
    return {variants.begin(), variants.end()};
}

bool isWhole(const Candidate& candidate, RunContext& context) {
    return candidate.variant &&
           whyNot(candidate.path, "",
                  family().at(static_cast<std::size_t>(*candidate.variant)).spec, context)
               .empty();
}

}  // namespace

FolderChoice weightsInFolder(const fs::path& given, const std::string& part,
                             const NetworkSpec& spec, RunContext& context) {
    const fs::path folder = expandedPath(given);
    if (isUnpackedPth(folder))  // the only one there: who loads it says why it does not fit
        return {folder, {}};
    if (part.empty())
        if (const auto parted = partedNetworkIn(listFolder(folder).weights, context);
            parted && whyNot(parted->network, "", spec, context).empty())
            return {folder, {}};  // who reads it takes both, and tells
    const std::vector<fs::path> named =
        spec.variant ? namedCandidates(folder, *spec.variant) : std::vector<fs::path>();
    std::vector<std::string> reasons;
    for (const fs::path& path : named) {
        const std::string reason = whyNot(path, part, spec, context);
        if (reason.empty()) {
            reasons.push_back(path.filename().string() + " was taken from the folder, by its name" +
                              notUsed(listFolder(folder).weights, path));
            return {path, plain(std::move(reasons))};
        }
        reasons.push_back("Not used: " + reason);
    }
    return fittingFile(folder, part, spec, named, std::move(reasons), context);
}

FolderChoice onlyWeightsIn(const fs::path& given, RunContext& context) {
    const fs::path folder = expandedPath(given);
    const FolderListing listing = listFolder(folder);
    refuseOtherCheckpoint(folder, listing);
    if (listing.weights.empty())
        refuseEmptyFolder(folder, listing);
    if (isPair(listing.weights))
        return {folder / "model.safetensors", {}};
    if (listing.weights.size() == 1)
        return {listing.weights.front(), {}};
    if (const auto parted = partedNetworkIn(listing.weights, context))
        return {parted->network,
                {"The network was taken from " + parted->network.filename().string() +
                 " of the folder, its head from " + parted->head.filename().string() + "."},
                parted->head};
    const std::vector<Candidate> candidates = candidatesIn(listing.weights, context);
    // What its shards hold is no network of its own: who opens the index says what is wrong.
    if (listing.brokenIndex &&
        std::none_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return isWhole(candidate, context); }))
        return {*listing.brokenIndex, {}};
    std::vector<fs::path> networks;
    std::vector<std::string> texts;
    for (const Candidate& candidate : candidates) {
        networks.push_back(candidate.path);
        texts.push_back(candidate.path.filename().string() + ": " + candidate.text);
    }
    if (isPair(networks))
        networks = {folder / "model.safetensors"};
    if (networks.size() == 1)
        return {networks.front(),
                {networks.front().filename().string() +
                 " was taken from the folder: it alone holds a network" +
                 notUsed(listing.weights, networks.front())}};
    // Of one variant only: who runs that one is answered, so the same is told here.
    if (const std::vector<int> variants = variantsOf(candidates); variants.size() == 1)
        return weightsInFolder(
            folder, "", family().at(static_cast<std::size_t>(variants.front())).spec, context);
    refuseFolder(folder, ErrorCode::ArgumentInvalid,
                 "the folder holds " + std::to_string(listing.weights.size()) + " weights files, " +
                     (networks.empty() ? "none of them with a network of EfficientNet (" +
                                             joinedNames(namesOf(listing.weights))
                                       : "several of them with a network (" + joinedNames(texts)) +
                     "); name one of them.");
}

std::vector<int> variantsInFolder(const fs::path& given, RunContext& context) {
    const fs::path folder = expandedPath(given);
    return variantsOf(candidatesIn(
        isUnpackedPth(folder) ? std::vector<fs::path>{folder} : listFolder(folder).weights,
        context));
}

}  // namespace scalescope
