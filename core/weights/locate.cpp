// SPDX-License-Identifier: Apache-2.0
#include "core/weights/locate.h"

#include "core/base/file_io.h"
#include "core/weights/cache_folders.h"
#include "core/weights/catalog.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxSnapshots =
    2000;  ///< folders of the Hugging Face cache that are looked into

void addIfFile(const fs::path& path, std::vector<fs::path>& found) {
    if (isFile(path) && std::find(found.begin(), found.end(), path) == found.end())
        found.push_back(path);
}

void addPublished(const fs::path& folder, int variant, std::vector<fs::path>& found) {
    for (const PublishedWeights& entry : weightsCatalog()) {
        if (entry.variant != variant)
            continue;
        addIfFile(folder / entry.fileName, found);
        if (!entry.oldFileName.empty())
            addIfFile(folder / entry.oldFileName, found);
    }
}

/// Files that a person named after the variant.
void addOwn(const fs::path& folder, int variant, std::vector<fs::path>& found) {
    const std::string number = std::to_string(variant);
    for (const std::string& stem : {"b" + number, "efficientnet_b" + number})
        for (const char* extension : {".safetensors", ".pth", ".pt"})
            addIfFile(folder / (stem + extension), found);
}

std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end;
         !error && i != end && folders.size() < kMaxSnapshots; i.increment(error)) {
        std::error_code ignored;
        if (i->is_directory(ignored))
            folders.push_back(i->path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// The snapshot that refs/main names, else all of them.
std::vector<fs::path> snapshotsOf(const fs::path& repository) {
    constexpr std::uint64_t kMaxRefBytes = 200;
    try {
        const auto bytes = readFile(repository / "refs" / "main", kMaxRefBytes, Subject::Weights);
        std::string commit(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        commit.erase(commit.find_last_not_of(" \r\n") + 1);
        if (!commit.empty() && commit.find('/') == std::string::npos && commit != "..")
            return {repository / "snapshots" / commit};
    } catch (const Error&) {  // no refs: fall through
    }
    return foldersIn(repository / "snapshots");
}

void addHuggingFace(const fs::path& cache, int variant, std::vector<fs::path>& found) {
    const std::string timm = "models--timm--efficientnet_b" + std::to_string(variant) + '.';
    std::vector<fs::path> own;
    for (const fs::path& repository : foldersIn(cache)) {
        const std::string name = repository.filename().string();
        if (!name.starts_with("models--"))
            continue;
        for (const fs::path& snapshot : snapshotsOf(repository)) {
            addPublished(snapshot, variant, found);
            if (name.starts_with(timm))
                addIfFile(snapshot / "model.safetensors", own);
        }
    }
    for (const fs::path& path : own)
        addIfFile(path, found);
}

}  // namespace

std::vector<SearchPlace> searchPlaces(const fs::path& first) {
    std::vector<SearchPlace> places;
    const auto add = [&places](std::string name, const fs::path& folder) {
        std::error_code ignored;
        places.push_back({std::move(name), folder, fs::is_directory(folder, ignored)});
    };
    if (!first.empty())
        add("given folder", expandedPath(first));
    add("application data", applicationWeights());
    add("torch cache", torchCheckpoints());
    add("Hugging Face cache", huggingFaceHub());
    return places;
}

std::vector<fs::path> namedCandidates(const fs::path& folder, int variant) {
    std::vector<fs::path> found;
    addPublished(folder, variant, found);
    addOwn(folder, variant, found);
    return found;
}

std::vector<fs::path> weightCandidates(int variant, const fs::path& first) {
    std::vector<fs::path> found;
    std::vector<fs::path> plain{applicationWeights()};
    if (!first.empty())
        plain.insert(plain.begin(), expandedPath(first));
    for (const fs::path& folder : plain)
        for (const fs::path& path : namedCandidates(folder, variant))
            addIfFile(path, found);
    addPublished(torchCheckpoints(), variant, found);
    addHuggingFace(huggingFaceHub(), variant, found);
    return found;
}

}  // namespace scalescope
