// SPDX-License-Identifier: Apache-2.0
// Matches a file's tensors with the parameters of a network, key by key.
#pragma once

#include "core/model/variant.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/head.h"
#include "core/weights/input_norm.h"
#include "core/weights/key_map.h"
#include "core/weights/load_report.h"
#include "core/weights/state_dict.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct Match {
    NetworkSpec spec;  ///< with the file's class count
    std::shared_ptr<const StateDict>
        dict;  ///< our keys, float32; complete only if report.complete()
    std::shared_ptr<const HeadRest> headRest;  ///< null: the classifier's outputs are the logits
    std::optional<InputNorm> inputNorm;        ///< with its values, if the network has one
    LoadReport report;
    std::string firstProblem;  ///< "stages.2.0.expand.conv.weight is missing"; for a message
    std::string unsupported;   ///< a tensor of whole numbers where real ones are needed
};

struct HowToMatch {
    ReadDepth reading = ReadDepth::Whole;
    std::optional<HeadActivation> headActivation = {};  ///< as the user said
    std::vector<std::string> unreadable = {};  ///< "fc.weight (sparse)": not in file, no feature
};

/// Tensors that need no conversion stay views into the file. A head of several layers is folded.
/// One that is not to be put together without guessing leaves the classifier zero and
/// report.classifierUsable false, and so does a network without the convolution of its head. Counts
/// of batches may be missing. Of a Structure names and shapes are matched, and of values only those
/// of a normalisation and of a classifier without a bias are looked at.
[[nodiscard]] Match matchTensors(const StateDict& file, const Recognised& recognised,
                                 const NetworkSpec& spec, const HowToMatch& how = {});

}  // namespace scalescope
