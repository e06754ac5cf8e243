// SPDX-License-Identifier: Apache-2.0
// From a request ("auto", a file, random) to checked weights of one network.
#pragma once

#include "core/base/run_context.h"
#include "core/input/labels.h"
#include "core/model/variant.h"
#include "core/weights/load_report.h"
#include "core/weights/state_dict.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// How much is known about weights; decides the badge. Order: best first.
enum class WeightsKind {
    Verified,        ///< published file, full SHA-256 equal
    PrefixVerified,  ///< published file, the 8 published hex digits equal
    Differs,         ///< published file name, other content
    Own,             ///< the user's checkpoint
    Demo,            ///< the network that comes with the program, of generated pictures
    Random           ///< random, batch norm calibrated
};
[[nodiscard]] const char* weightsKindName(WeightsKind kind) noexcept;  ///< "verified", "own", ...
[[nodiscard]] const char* weightsKindBadge(
    WeightsKind kind) noexcept;  ///< "trained, hash verified", ...
/// False for random weights: their predictions mean nothing.
[[nodiscard]] bool predictionsMeaningful(WeightsKind kind) noexcept;

/// What the user asked for, for one network.
struct WeightsRequest {
    enum class Source { Auto, Random, Path, Demo } source = Source::Auto;
    std::filesystem::path path;  ///< a file, or a folder to look in first
    std::uint64_t seed = 0;      ///< of Random, and of the fall-back of Auto and Demo
    friend bool operator==(const WeightsRequest&, const WeightsRequest&) = default;
};
/// "auto", "demo", "random", "random:7", "FILE", "DIR"; "b3=FILE" gives "b3" in forNetwork, and so
/// does the name of a network of one's own. Throws: ArgumentInvalid.
struct ParsedWeightsOption {
    std::optional<std::string> forNetwork;  ///< NetworkSpec::name
    WeightsRequest request;
};
[[nodiscard]] ParsedWeightsOption parseWeightsOption(std::string_view text,
                                                     const std::vector<std::string>& ownNames = {});

/// Where a file of a published variant may lie, in the order that it is looked for.
struct SearchPlace {
    std::string name;  ///< "--weights folder", "torch cache", "Hugging Face cache"
    std::filesystem::path folder;
    bool exists = false;
};

/// Everything about one weight file or random weights, before the tensors.
struct WeightsInfo {
    WeightsKind kind = WeightsKind::Random;
    std::filesystem::path path;  ///< empty for random and demo
    std::string name;            ///< file name, or "random (calibrated), seed 0"
    std::string sha256;          ///< of the file; for random: of the seed's recipe
    std::uint64_t seed = 0;      ///< of random weights
    std::string catalogId;       ///< "b1.IMAGENET1K_V2", empty for own and random
    std::string verdict;         ///< one sentence
    std::string format;          ///< "pth (zip)", "pth (legacy)", "safetensors"
    std::int64_t fileBytes = 0;
    std::optional<EvalRecipe> recipe;  ///< of catalogued weights (B1 V1 and V2 differ)
    std::vector<std::string> notes;    ///< e.g. files that were found but not usable
};

/// Checked weights, complete for the network. dict is in our keys, float32.
struct Weights {
    WeightsInfo info;
    NetworkSpec spec;  ///< with classCount (and eps) as the file has them
    std::shared_ptr<const StateDict> dict;
    LabelsPtr labels;
    LoadReport report;
    bool needsCalibration = false;  ///< random: batch norm statistics are still to be set
};

/// Finds, reads and checks weights for a network. Auto: a trained file, else the demo weights where
/// the variant has some, else random; Demo: without looking for files. Random weights come back
/// with needsCalibration.
/// Throws: FileMissing, FileUnreadable, FormatUnknown, HeaderInvalid, LimitExceeded, TensorMissing,
/// ShapeMismatch, DtypeUnsupported, all with Subject::Weights; Canceled.
[[nodiscard]] Weights loadWeights(const NetworkSpec& spec, const WeightsRequest& request,
                                  RunContext& context);

/// The places of Auto, for `weights list`.
[[nodiscard]] std::vector<SearchPlace> searchPlaces(const std::filesystem::path& first = {});
/// What Auto would take for each published variant, without reading tensors.
[[nodiscard]] std::vector<std::pair<int, std::optional<WeightsInfo>>> findAll(
    const std::filesystem::path& first, RunContext& context);

/// A file's tensors as they are, with whatever naming: for `weights inspect`.
struct FileContents {
    WeightsInfo info;
    std::optional<int> variant;    ///< recognised from shapes
    NetworkSpec spec;              ///< of that variant, with the file's class count
    LoadReport report;             ///< against that variant
    StateDict raw;                 ///< keys as in the file
    std::optional<Labels> labels;  ///< found inside
};
[[nodiscard]] FileContents inspectFile(const std::filesystem::path& path, RunContext& context);

/// SHA-256 against the catalogue; never reads tensors. For `weights verify`.
[[nodiscard]] WeightsInfo verifyFile(const std::filesystem::path& path, RunContext& context);

}  // namespace scalescope
