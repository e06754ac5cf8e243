// SPDX-License-Identifier: Apache-2.0
// What came of matching a file's tensors with a network's parameters, key by key.
#pragma once

#include "core/model/parameters.h"
#include "core/weights/state_dict.h"
#include "core/weights/weights_info.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

enum class KeyStatus { Matched, Converted, Missing, Unexpected, WrongShape, NonFinite };

/// "matched", "converted", "missing", "unexpected", "wrong shape", "not finite".
[[nodiscard]] const char* keyStatusName(KeyStatus status) noexcept;

struct KeyRecord {
    KeyStatus status = KeyStatus::Matched;
    std::string key;            ///< ours; empty for Unexpected
    std::string fileKey;        ///< as in the file; empty for Missing
    std::string detail;         ///< "expected [32, 3, 3, 3], found [40, 3, 3, 3]", "bf16 to fp32"
    std::string expectedKey{};  ///< of Missing: what such a file would call it
};

struct LoadReport {
    std::string names;                 ///< "torchvision", "timm", "lukemelas", ...
    std::string container;             ///< "state_dict at top level", "under model_state_dict"
    std::string strippedPrefix;        ///< "module." or empty
    std::vector<std::string> ignored;  ///< other entries of a checkpoint: optimizer, epoch, ...
    std::vector<KeyRecord> keys;
    int matched = 0, converted = 0, missing = 0, unexpected = 0, wrongShape = 0, nonFinite = 0;
    std::string padding = "symmetric";  ///< paddingWord
    double batchNormEps = 1e-5;
    std::string conventions;         ///< both in a sentence, and why; empty: generated weights
    bool classifierUsable = true;    ///< false: there are no predictions
    std::string predictionsOff;      ///< why there are none, in a sentence; empty: there are
    std::vector<std::string> notes;  ///< "no num_batches_tracked (old file)", ...
    void add(KeyRecord record);      ///< appends and counts
    [[nodiscard]] bool complete() const { return missing == 0 && wrongShape == 0; }
};

/// All that is to be said of how weights came to be what they are: which file was taken, what of it
/// is used and how; in the order that it was found.
[[nodiscard]] std::vector<std::string> loadNotes(const WeightsInfo& info, const LoadReport* report);

}  // namespace scalescope
