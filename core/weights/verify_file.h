// SPDX-License-Identifier: Apache-2.0
// What a file's SHA-256 says of it.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/weights_info.h"

#include <filesystem>

namespace scalescope {

/// What is known without a digest: kind is Own, whatever the name.
[[nodiscard]] WeightsInfo describeFile(const OpenedFile& file);
[[nodiscard]] const char* notHashedVerdict() noexcept;

/// SHA-256 against the catalogue; never reads tensors.
/// Throws: FileMissing, FileUnreadable, with Subject::Weights; Canceled.
[[nodiscard]] WeightsInfo verifyFile(OpenedFile& file, RunContext& context);
[[nodiscard]] WeightsInfo verifyFile(const std::filesystem::path& path, RunContext& context);

}  // namespace scalescope
