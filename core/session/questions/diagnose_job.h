// SPDX-License-Identifier: Apache-2.0
// The question: everything that passes over images tell.
#pragma once

#include "core/session/run_request.h"

#include <string>
#include <vector>

namespace scalescope {

struct Diagnosis;

struct Questions {
    bool gates = true, saturation = true, memory = true;  ///< predictions always
    int topk = 5;
    std::vector<std::string> classes = {};  ///< asked for by a part of their name, or by index
};

struct DiagnoseJob {
    using Answer = Diagnosis;
    RunRequest run;
    InputRequest input;
    Questions questions;
};

}  // namespace scalescope
