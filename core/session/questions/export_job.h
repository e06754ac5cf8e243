// SPDX-License-Identifier: Apache-2.0
// The question: these weights as a file of their own.
#pragma once

#include "core/base/provenance.h"
#include "core/session/run_request.h"

#include <filesystem>

namespace scalescope {

struct ExportedWeights {
    Provenance provenance;
    NetworkSpec spec;
    std::filesystem::path path;
};

/// Writes the weights as safetensors under the names of torchvision's EfficientNet.
struct ExportJob {
    using Answer = ExportedWeights;
    RunRequest run;
    std::filesystem::path path;
};

}  // namespace scalescope
