// SPDX-License-Identifier: Apache-2.0
#include "core/weights/folder_weights.h"

#include "core/base/setting.h"
#include "core/weights/cache_folders.h"
#include "core/weights/file_content.h"
#include "core/weights/formats/pth_folder.h"
#include "core/weights/locate.h"
#include "core/weights/match.h"
#include "core/weights/shards.h"
#include "core/weights/unfit.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>
#include <system_error>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFiles = 5000;  ///< of a folder that are looked at
constexpr std::size_t kMaxTried = 100;   ///< that are opened
constexpr std::size_t kMaxReasons = 5;   ///< that a message gives

constexpr std::array<std::string_view, 10> kEndings{
    ".safetensors", ".pth", ".pt", ".bin", ".ckpt", ".tar", ".weights", ".pkl", ".th", ".model"};

bool hasEnding(const fs::path& path) {
    const std::string name = path.filename().string();
    return !name.starts_with('.') &&
           std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

/// One of several; the first stands for all where there is no index.
bool isShard(const fs::path& path, bool hasIndex) {
    const std::string name = path.filename().string();
    return name.find("-of-0") != std::string::npos &&
           (hasIndex || name.find("-00001-of-") == std::string::npos);
}

[[noreturn]] void refuse(const fs::path& folder, ErrorCode code, const std::string& what) {
    throw settingError(code, folder.string() + ": " + what, Subject::Weights);
}

bool isIndex(const fs::path& path) {
    return path.filename().string().ends_with(".index.json");
}

/// Whatever their names are; an index that cannot be read is told when it is opened.
std::set<fs::path> shardsOfIndices(const std::vector<fs::path>& paths) {
    std::set<fs::path> shards;
    for (const fs::path& path : paths)
        try {
            if (isIndex(path))
                if (const auto set = shardsOf(path))
                    shards.insert(set->files.begin(), set->files.end());
        } catch (const Error&) {
        }
    return shards;
}

struct Listing {
    std::vector<fs::path> weights;  ///< sorted; the index of shards stands for them
    std::vector<std::string> others;
};

Listing list(const fs::path& folder) {
    Listing listing;
    std::vector<fs::path> all;
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end; !error && i != end && all.size() < kMaxFiles;
         i.increment(error))
        all.push_back(i->path());
    if (error == std::errc::no_such_file_or_directory)
        refuse(folder, ErrorCode::FileMissing, "there is no such folder; check the path.");
    if (error)
        refuse(folder, ErrorCode::FileUnreadable,
               "the folder cannot be read; check its permissions.");
    std::sort(all.begin(), all.end());
    const bool hasIndex = std::any_of(all.begin(), all.end(), isIndex);
    const std::set<fs::path> listed = shardsOfIndices(all);
    for (const fs::path& path : all) {
        std::error_code ignored;
        const bool isFile = fs::is_regular_file(path, ignored);
        const bool stands = hasEnding(path) && !isShard(path, hasIndex) && !listed.contains(path);
        if (isFile ? (isIndex(path) || stands) && path.filename() != "data.pkl"
                   : isUnpackedPth(path))
            listing.weights.push_back(path);
        else if (isFile || fs::is_directory(path, ignored))
            listing.others.push_back(path.filename().string() + (isFile ? "" : "/"));
    }
    return listing;
}

/// Folders that are one checkpoint of another kind.
void refuseKnownFolder(const fs::path& folder, const Listing& listing) {
    const auto has = [&](std::string_view part) {
        return std::any_of(
            listing.others.begin(), listing.others.end(),
            [&](const std::string& name) { return name.find(part) != std::string::npos; });
    };
    if (has("saved_model.pb"))
        refuse(folder, ErrorCode::FormatUnknown,
               "this folder is a TensorFlow SavedModel, which is not read; convert it to a PyTorch "
               "state dict.");
    if (has(".distcp"))
        refuse(folder, ErrorCode::FormatUnknown,
               "this folder is a distributed checkpoint (FSDP, .distcp), which is not read; in "
               "Python join it with torch.distributed.checkpoint's dcp_to_torch_save.");
    if (has("zero_to_fp32.py"))
        refuse(folder, ErrorCode::FormatUnknown,
               "this folder is a checkpoint of DeepSpeed (ZeRO); join it with its zero_to_fp32.py "
               "and give the result.");
}

std::string someOf(const std::vector<std::string>& names, const char* between = ", ") {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMaxReasons); ++i)
        text += (i == 0 ? "" : between) + names[i];
    return names.size() > kMaxReasons
               ? text + " and " + std::to_string(names.size() - kMaxReasons) + " more"
               : text;
}

[[noreturn]] void refuseEmpty(const fs::path& folder, const Listing& listing) {
    refuse(folder, ErrorCode::FileMissing,
           (listing.others.empty()
                ? std::string("the folder is empty")
                : "the folder holds no weights file (.safetensors, .pth, .pt, .bin, .ckpt), but " +
                      someOf(listing.others)) +
               "; name a weights file, or " + settingMark("weights") + " auto.");
}

/// A sentence for a list of them, which names no option.
std::string plain(const std::string& file, const Unfit& unfit) {
    return settingError(unfit.code, file + ": " + unfit.what).what();
}

fs::path withPart(const fs::path& path, const std::string& part) {
    return part.empty() ? path : fs::path(path.string() + '#' + part);
}

/// Why a file is not what spec needs; empty when it is.
std::string whyNot(const fs::path& path, const std::string& part, const NetworkSpec& spec,
                   RunContext& context) {
    try {
        const FileContent content =
            readContent(withPart(path, part), context, {ReadDepth::Structure, false});
        const std::string file = path.filename().string();
        if (const auto unfit = unfitFor(content.checkpoint, file, &spec))
            return plain(file, *unfit);
        const Match match = matchTensors(content.checkpoint.tensors, *content.checkpoint.recognised,
                                         spec, {.reading = ReadDepth::Structure});
        const auto unfit = unfitMatch(match, spec);
        return unfit ? plain(file, *unfit) : "";
    } catch (const Error& error) {
        return error.what();
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
    return others.empty() ? "." : "; not used: " + someOf(namesOf(others)) + ".";
}

/// By its tensors. tried: files that were looked at already.
FolderChoice fittingFile(const fs::path& folder, const std::string& part, const NetworkSpec& spec,
                         const std::vector<fs::path>& tried, std::vector<std::string> reasons,
                         RunContext& context) {
    const Listing listing = list(folder);
    refuseKnownFolder(folder, listing);
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
        refuseEmpty(folder, listing);
    const std::string network = "EfficientNet-" + networkTitle(spec);
    if (fitting.empty())
        refuse(folder, ErrorCode::FileMissing,
               "the folder holds no weights of " + network + ". " + someOf(reasons, " "));
    if (isPair(fitting))
        fitting = {folder / "model.safetensors"};
    if (fitting.size() > 1)
        refuse(folder, ErrorCode::ArgumentInvalid,
               "the folder holds " + std::to_string(fitting.size()) + " files with weights of " +
                   network + " (" + someOf(namesOf(fitting)) + "); name one of them.");
    return {fitting.front(),
            {fitting.front().filename().string() +
             " was taken from the folder: its tensors are those of " + network +
             notUsed(listing.weights, fitting.front())}};
}

/// "EfficientNet-B1"; empty when the file holds no network.
std::string networkIn(const fs::path& path, RunContext& context) {
    try {
        const FileContent content = readContent(path, context, {ReadDepth::Structure, false});
        const Checkpoint& checkpoint = content.checkpoint;
        if (!checkpoint.networks.empty())
            return "several networks";
        return checkpoint.recognised ? networkText(*checkpoint.recognised) : "";
    } catch (const Error&) {  // no weights at all
        return "";
    }
}

}  // namespace

FolderChoice weightsInFolder(const fs::path& given, const std::string& part,
                             const NetworkSpec& spec, RunContext& context) {
    const fs::path folder = expandedPath(given);
    if (isUnpackedPth(folder))  // the only one there: who loads it says why it does not fit
        return {folder, {}};
    const std::vector<fs::path> named =
        spec.variant ? namedCandidates(folder, *spec.variant) : std::vector<fs::path>();
    std::vector<std::string> reasons;
    for (const fs::path& path : named) {
        const std::string reason = whyNot(path, part, spec, context);
        if (reason.empty()) {
            reasons.push_back(path.filename().string() + " was taken from the folder, by its name" +
                              notUsed(list(folder).weights, path));
            return {path, reasons};
        }
        reasons.push_back("Not used: " + reason);
    }
    return fittingFile(folder, part, spec, named, std::move(reasons), context);
}

FolderChoice onlyWeightsIn(const fs::path& given, RunContext& context) {
    const fs::path folder = expandedPath(given);
    const Listing listing = list(folder);
    refuseKnownFolder(folder, listing);
    if (listing.weights.empty())
        refuseEmpty(folder, listing);
    if (isPair(listing.weights))
        return {folder / "model.safetensors", {}};
    if (listing.weights.size() == 1)
        return {listing.weights.front(), {}};
    std::vector<fs::path> networks;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < std::min(listing.weights.size(), kMaxTried); ++i)
        if (const std::string text = networkIn(listing.weights[i], context); !text.empty()) {
            networks.push_back(listing.weights[i]);
            texts.push_back(listing.weights[i].filename().string() + ": " + text);
        }
    if (isPair(networks))
        networks = {folder / "model.safetensors"};
    if (networks.size() != 1)
        refuse(folder, ErrorCode::ArgumentInvalid,
               "the folder holds " + std::to_string(listing.weights.size()) + " weights files, " +
                   (networks.empty() ? "none of them with a network of EfficientNet (" +
                                           someOf(namesOf(listing.weights))
                                     : "several of them with a network (" + someOf(texts)) +
                   "); name one of them.");
    return {networks.front(),
            {networks.front().filename().string() +
             " was taken from the folder: it alone holds a network" +
             notUsed(listing.weights, networks.front())}};
}

std::vector<int> variantsInFolder(const fs::path& given, RunContext& context) {
    const fs::path folder = expandedPath(given);
    std::vector<int> variants;
    std::vector<fs::path> tried =
        isUnpackedPth(folder) ? std::vector<fs::path>{folder} : list(folder).weights;
    if (tried.size() > kMaxTried)
        tried.resize(kMaxTried);
    for (const fs::path& path : tried) {
        try {
            const FileContent content = readContent(path, context, {ReadDepth::Structure, false});
            const auto& recognised = content.checkpoint.recognised;
            if (recognised && recognised->variant && !unfitFor(content.checkpoint, ""))
                variants.push_back(*recognised->variant);
        } catch (const Error&) {  // no weights, or none that can be read: told when asked for
        }
    }
    std::sort(variants.begin(), variants.end());
    variants.erase(std::unique(variants.begin(), variants.end()), variants.end());
    return variants;
}

}  // namespace scalescope
