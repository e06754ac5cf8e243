// SPDX-License-Identifier: Apache-2.0
// One weights file: what is known of it, and the weights within.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/checkpoint.h"
#include "core/weights/clues.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/weights_info.h"

namespace scalescope {

/// Key of a file's metadata that tells weightsKindName of what was written.
inline constexpr const char* kWeightsKindKey = "weights.kind";

struct FileContent {
    WeightsInfo info;
    Checkpoint checkpoint;
    Clues clues;
};

/// Reads the file, then judges by the digest of the very bytes that the tensors are taken from.
/// Throws: as readArchive and openCheckpoint.
[[nodiscard]] FileContent readContent(OpenedFile& file, RunContext& context);
/// The same without a digest, of a file of which info is known already.
[[nodiscard]] FileContent readContent(OpenedFile& file, WeightsInfo info, RunContext& context);

}  // namespace scalescope
