// SPDX-License-Identifier: Apache-2.0
// A network of one's own as a small JSON file: read with suspicion, written whole.
#pragma once

#include "core/model/variant.h"
#include "core/scaling/law.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

/// {"format": "scalescope-network", "version": 1, "name": "mine", "width": 1.3, "depth": 1.2,
///  "resolution": 260, "classes": 1000, "dropout": 0.2}; the last two may be left out. Optional
///  too:
/// "resize" and "interpolation" of the preprocessing, "coefficients" {alpha, beta, gamma, phi}.
struct NetworkDefinition {
    NetworkSpec spec;
    std::optional<Coefficients> coefficients;  ///< that the scale came from; told, not used
};

/// Names become keys of JSON, words of options and parts of file names: a letter, then letters,
/// digits, '-', '_' or '.', at most 32; not that of a published variant.
/// Throws: ArgumentInvalid with Subject::Weights.
void checkNetworkName(const std::string& name);
[[nodiscard]] bool isNetworkName(const std::string& name);
/// The name that a file's suggests: its stem if that is one, else "custom".
[[nodiscard]] std::string nameFromFile(const std::filesystem::path& path);

/// As JSON: indented by two, or on one line.
[[nodiscard]] std::string definitionText(const NetworkDefinition& definition, bool indented = true);
/// file: what messages begin with. Throws, all with Subject::Weights: FormatUnknown when it is no
/// such JSON, HeaderInvalid for an unknown, missing or doubled key or a value of another type,
/// ArgumentInvalid for one out of range.
[[nodiscard]] NetworkDefinition parseDefinition(std::string_view text, const std::string& file);

/// Throws: as parseDefinition; FileMissing, FileUnreadable, LimitExceeded.
[[nodiscard]] NetworkDefinition readDefinition(const std::filesystem::path& path);
/// Several, to stand beside B0..B7 in this order (ownIndex). limitBytes: as requireFits.
/// Throws: as readDefinition and requireFits; ArgumentInvalid for two of one name, or too many.
[[nodiscard]] std::vector<NetworkDefinition> readDefinitions(const std::vector<std::string>& paths,
                                                             std::int64_t limitBytes);
/// Throws: FileUnwritable; ArgumentInvalid for a network that readDefinition would refuse.
void writeDefinition(const std::filesystem::path& path, const NetworkDefinition& definition);

}  // namespace scalescope
