// SPDX-License-Identifier: Apache-2.0
// What the user named as weights (a file, one network of it, a file in shards): what is known of
// it, and the weights within.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/checkpoint.h"
#include "core/weights/clues.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/weights_info.h"

#include <filesystem>
#include <string_view>

namespace scalescope {

/// Key of a file's metadata that tells weightsKindName of what was written.
inline constexpr const char* kWeightsKindKey = "weights.kind";

struct FileContent {
    WeightsInfo info;
    Checkpoint checkpoint;
    Clues clues;
};

/// How much of a file is read. Without a digest, info.sha256 is empty.
struct HowToRead {
    ReadDepth reading = ReadDepth::Whole;
    bool hash = true;
};

/// Reads the file, then judges by the digest of the very bytes that the tensors are taken from.
/// Throws: as readArchive and openCheckpoint.
[[nodiscard]] FileContent readContent(OpenedFile& file, RunContext& context,
                                      std::string_view part = {}, HowToRead how = {});
/// The same without a digest, of a file of which info is known already.
[[nodiscard]] FileContent readContent(OpenedFile& file, WeightsInfo info, RunContext& context);

/// FILE, FILE#NAME, the index of a file in shards or one of them; a folder that holds one of these
/// and nothing else of the kind. Throws: also as shardsOf and folderContent.
[[nodiscard]] FileContent readContent(const std::filesystem::path& path, RunContext& context,
                                      HowToRead how = {});

}  // namespace scalescope
