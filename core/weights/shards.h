// SPDX-License-Identifier: Apache-2.0
// A checkpoint in several files with an index, as the Hugging Face hub holds large ones.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/formats/archive.h"

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct ShardSet {
    std::filesystem::path given;               ///< what the user named
    std::vector<std::filesystem::path> files;  ///< all there, sorted, at least one
    bool apart = false;  ///< no shards: what each file holds stays together, under its name
};

/// The set that an index (*.index.json) lists, or that a shard (model-00001-of-00002.safetensors)
/// belongs to; nullopt for other files. Throws: FileMissing when a shard is not there,
/// FormatUnknown (an index that lists nothing, or files elsewhere), with Subject::Weights.
[[nodiscard]] std::optional<ShardSet> shardsOf(const std::filesystem::path& path);

struct Shards {
    Archive archive;     ///< of all files, as if they were one
    std::string sha256;  ///< of the lines "SHA-256  name" of the files; empty when not wanted
    std::int64_t bytes = 0;
    std::deque<OpenedFile> files;  ///< of a Structure, to fetch values from
};
/// Throws: as readArchive.
[[nodiscard]] Shards readShards(const ShardSet& set, RunContext& context, ReadDepth reading,
                                bool hash);

}  // namespace scalescope
