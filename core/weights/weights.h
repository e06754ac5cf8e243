// SPDX-License-Identifier: Apache-2.0
// From a request ("auto", a file, random) to checked weights of one network.
#pragma once

#include "core/base/run_context.h"
#include "core/input/labels.h"
#include "core/model/variant.h"
#include "core/weights/head.h"
#include "core/weights/load_report.h"
#include "core/weights/request.h"
#include "core/weights/state_dict.h"
#include "core/weights/weights_info.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace scalescope {

/// Checked weights, complete for the network. dict is in our keys, float32.
struct Weights {
    WeightsInfo info;
    NetworkSpec spec;  ///< with classCount (and eps) as the file has them
    std::shared_ptr<const StateDict> dict;
    std::shared_ptr<const HeadRest> headRest;  ///< null: the classifier's outputs are the logits
    LabelsPtr labels;                          ///< of what comes out in the end
    LoadReport report;
    [[nodiscard]] int classCount() const {
        return headRest ? static_cast<int>(headRest->classCount()) : spec.classCount;
    }
};

/// Finds, reads and checks weights for a network. Auto: a trained file on this machine, else the
/// demo weights where the variant has some, else random; Demo: without looking for files. A file or
/// folder that was named is used, or is an error.
/// Throws: FileMissing, FileUnreadable, FormatUnknown, HeaderInvalid, LimitExceeded, TensorMissing,
/// ShapeMismatch, DtypeUnsupported, ArgumentInvalid, all with Subject::Weights; Canceled.
[[nodiscard]] Weights loadWeights(const NetworkSpec& spec, const WeightsRequest& request,
                                  RunContext& context);

/// Random weights that are not drawn yet: everything but the tensors.
[[nodiscard]] Weights describeRandom(const NetworkSpec& spec, const WeightsRequest& request);

/// What Auto, or a named folder, gives each published variant by file names; reads no tensors.
[[nodiscard]] std::vector<std::pair<int, std::optional<WeightsInfo>>> findAll(
    const std::filesystem::path& first, RunContext& context);

}  // namespace scalescope
