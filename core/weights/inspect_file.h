// SPDX-License-Identifier: Apache-2.0
// What is in a weights file, whatever network it is of.
#pragma once

#include "core/base/error.h"
#include "core/base/run_context.h"
#include "core/input/labels.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/library.h"
#include "core/weights/load_report.h"
#include "core/weights/state_dict.h"
#include "core/weights/weights_info.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// A file's tensors as they are, with whatever naming: for `weights inspect`.
struct FileContents {
    WeightsInfo info;
    std::optional<int> variant;         ///< that it can be loaded as
    std::string unfit;                  ///< the sentence that loading refuses it with; else empty
    std::optional<Failure> failure;     ///< the same, with its settings marked
    std::vector<std::string> networks;  ///< to choose one by FILE#NAME, when there are several
    ReadDepth reading = ReadDepth::Whole;  ///< of a Structure no value was looked at
    NetworkSpec spec;                      ///< of that variant, with the file's class count
    LoadReport report;                     ///< against that variant
    StateDict raw;                         ///< keys as in the file
    std::optional<Labels> labels;          ///< found inside
    LabelsPtr classNames;  ///< what classes are called, wherever from; null: not matched
};
/// Hash: reads all, checks checksums, looks at every value, and compares the digest with the
/// published ones; Auto does that for files up to kHashUpTo bytes and tells of larger ones what
/// their headers hold. Values: as Auto, but all is read of a
/// large one too.
enum class InspectDepth { Auto, Hash, Headers, Values };
inline constexpr std::uint64_t kHashUpTo = std::uint64_t{32} << 20;

/// What to hold a file against.
struct Inspection {
    InspectDepth depth = InspectDepth::Auto;
    const NetworkSpec* wanted = nullptr;  ///< null: whichever of B0 to B7 it is
    AskedConventions asked = {};
};

/// Throws: as readContent.
[[nodiscard]] FileContents inspectFile(OpenedFile& file, RunContext& context);
[[nodiscard]] FileContents inspectFile(const std::filesystem::path& path, RunContext& context,
                                       const Inspection& inspection);
/// Of a file that lies in memory and of which info is known. Throws: as readContent.
[[nodiscard]] FileContents inspectBytes(std::span<const std::byte> bytes, WeightsInfo info,
                                        RunContext& context, const Inspection& inspection);
[[nodiscard]] FileContents inspectFile(const std::filesystem::path& path, RunContext& context,
                                       InspectDepth depth = InspectDepth::Auto);

}  // namespace scalescope
