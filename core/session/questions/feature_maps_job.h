// SPDX-License-Identifier: Apache-2.0
// The question: what flows through one block.
#pragma once

#include "core/base/provenance.h"
#include "core/diagnostics/feature_maps/feature_maps.h"
#include "core/diagnostics/se_lab.h"
#include "core/model/indices.h"
#include "core/session/run_request.h"

#include <cstdint>
#include <memory>
#include <string>

namespace scalescope {

/// One block on one picture: its maps, and the SE block as it is loaded.
struct FeatureMapsResult {
    Provenance provenance;
    NetworkSpec spec;
    FeatureMaps maps;
    SeWeights excitation;
    std::string imageName;
    std::shared_ptr<const Image> fed;  ///< the pixels that it began with; null for a given tensor
};

/// For the first image.
struct FeatureMapsJob {
    using Answer = FeatureMapsResult;
    RunRequest run;
    InputRequest input;
    BlockIndex block{};
    std::int64_t bytesLimit = kMapBytesLimit;
};

}  // namespace scalescope
