// SPDX-License-Identifier: Apache-2.0
#include "core/weights/folder_listing.h"

#include "core/base/ascii.h"
#include "core/base/setting.h"
#include "core/weights/formats/pth_folder.h"
#include "core/weights/shards.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <system_error>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFiles = 5000;  ///< of a folder that are looked at
constexpr std::size_t kMaxNames = 5;     ///< that a message gives

constexpr std::array<std::string_view, 10> kEndings{
    ".safetensors", ".pth", ".pt", ".bin", ".ckpt", ".tar", ".weights", ".pkl", ".th", ".model"};

bool hasEnding(const fs::path& path) {
    const std::string name = lowerCase(path.filename().string());
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

bool isIndex(const fs::path& path) {
    return path.filename().string().ends_with(".index.json");
}

std::optional<ShardSet> readableShardsOf(const fs::path& index) {
    try {
        return shardsOf(index);
    } catch (const Error&) {  // told when it is opened
        return std::nullopt;
    }
}

/// Whatever their names are.
std::set<fs::path> shardsOfIndices(const std::vector<fs::path>& paths,
                                   std::optional<fs::path>& broken) {
    std::set<fs::path> shards;
    for (const fs::path& path : paths) {
        std::error_code ignored;
        if (!isIndex(path) || !fs::is_regular_file(path, ignored))
            continue;
        if (const auto set = readableShardsOf(path))
            shards.insert(set->files.begin(), set->files.end());
        else if (!broken)
            broken = path;
    }
    return shards;
}

}  // namespace

void refuseFolder(const fs::path& folder, ErrorCode code, const std::string& what) {
    throw settingError(code, folder.string() + ": " + what, Subject::Weights);
}

FolderListing listFolder(const fs::path& folder) {
    FolderListing listing;
    std::vector<fs::path> all;
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end; !error && i != end && all.size() < kMaxFiles;
         i.increment(error))
        all.push_back(i->path());
    if (error == std::errc::no_such_file_or_directory)
        refuseFolder(folder, ErrorCode::FileMissing, "there is no such folder; check the path.");
    if (error)
        refuseFolder(folder, ErrorCode::FileUnreadable,
                     "the folder cannot be read; check its permissions.");
    std::sort(all.begin(), all.end());
    const bool hasIndex = std::any_of(all.begin(), all.end(), isIndex);
    const std::set<fs::path> listed = shardsOfIndices(all, listing.brokenIndex);
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

void refuseOtherCheckpoint(const fs::path& folder, const FolderListing& listing) {
    const auto has = [&](std::string_view part) {
        return std::any_of(
            listing.others.begin(), listing.others.end(),
            [&](const std::string& name) { return name.find(part) != std::string::npos; });
    };
    if (has("saved_model.pb"))
        refuseFolder(
            folder, ErrorCode::FormatUnknown,
            "this folder is a TensorFlow SavedModel, which is not read; convert it to a PyTorch "
            "state dict.");
    if (has(".distcp"))
        refuseFolder(
            folder, ErrorCode::FormatUnknown,
            "this folder is a distributed checkpoint (FSDP, .distcp), which is not read; in "
            "Python join it with torch.distributed.checkpoint's dcp_to_torch_save.");
    if (has("zero_to_fp32.py"))
        refuseFolder(
            folder, ErrorCode::FormatUnknown,
            "this folder is a checkpoint of DeepSpeed (ZeRO); join it with its zero_to_fp32.py "
            "and give the result.");
}

std::string joinedNames(const std::vector<std::string>& names, const char* between) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMaxNames); ++i)
        text += (i == 0 ? "" : between) + names[i];
    return names.size() > kMaxNames
               ? text + " and " + std::to_string(names.size() - kMaxNames) + " more"
               : text;
}

void refuseEmptyFolder(const fs::path& folder, const FolderListing& listing) {
    refuseFolder(
        folder, ErrorCode::FileMissing,
        (listing.others.empty()
             ? std::string("the folder is empty")
             : "the folder holds no weights file (.safetensors, .pth, .pt, .bin, .ckpt), but " +
                   joinedNames(listing.others)) +
            "; name a weights file, or " + settingMark("weights") + " auto.");
}

}  // namespace scalescope
