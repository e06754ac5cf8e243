// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weights_state.h"

#include "core/weights/cache_folders.h"
#include "core/weights/locate.h"
#include "core/weights/side_config.h"
#include "core/weights/side_labels.h"
#include "core/weights/side_yaml.h"
#include "core/weights/weights_path.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <vector>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxStateFiles = 5000;  ///< of a folder

void addFile(std::ostream& state, const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    std::error_code missing;
    const auto time = fs::last_write_time(path, missing);
    state << '|' << path.filename().string() << '|' << (error ? 0 : size) << '|'
          << (missing ? 0 : time.time_since_epoch().count());
}

void addFolder(std::ostream& state, const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end;
         !error && i != end && entries.size() < kMaxStateFiles; i.increment(error))
        entries.push_back(i->path());
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries)
        addFile(state, entry);
}

/// A file of shards stands for what lies beside it.
bool isOfShards(const fs::path& path) {
    return path.extension() == ".json" ||
           path.filename().string().find("-of-") != std::string::npos;
}

void addWeights(std::ostream& state, const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return addFolder(state, path);
    if (isOfShards(path))
        return addFolder(state, path.has_parent_path() ? path.parent_path() : fs::path("."));
    addFile(state, path);
    for (const char* name : kSideConfigNames)
        addFile(state, path.parent_path() / name);
    for (const fs::path& yaml : sideYamlPaths(path))
        addFile(state, yaml);
    for (const std::string& name : sideLabelNames(path))
        addFile(state, path.parent_path() / name);
}

}  // namespace

std::string weightsState(const NetworkSpec& spec, const WeightsRequest& request) {
    using Source = WeightsRequest::Source;
    std::ostringstream state;
    if (request.source == Source::Random || request.source == Source::Demo)
        return {};
    if (!request.path.empty())
        addWeights(state, splitWeightsPath(expandedPath(request.path)).file);
    else if (spec.variant)
        for (const fs::path& path : weightCandidates(*spec.variant, {}))
            addWeights(state, path);
    return state.str();
}

}  // namespace scalescope
