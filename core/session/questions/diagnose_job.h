// SPDX-License-Identifier: Apache-2.0
// The question: everything that passes over images tell.
#pragma once

#include "core/base/run_context.h"
#include "core/diagnostics/confusion.h"
#include "core/session/run_request.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct Diagnosis;

struct Questions {
    bool gates = true, saturation = true, memory = true;  ///< predictions always
    int topk = 5;
    std::vector<std::string> classes = {};  ///< asked for by a part of their name, or by index
};

/// How far a diagnosis of several images is.
struct DiagnosisPart {
    std::size_t images = 0, imageCount = 0;  ///< passed; of the question
    std::size_t leftOut = 0;                 ///< could not be read
    LabelsPtr labels;
    std::optional<Confusion> confusion;  ///< up to now; as of Diagnosis
};

/// Cancelled on its way through several images it answers with what it has.
struct DiagnoseJob {
    using Answer = Diagnosis;
    using Part = DiagnosisPart;
    RunRequest run;
    InputRequest input;
    Questions questions;
    /// Such an answer to the same question: only the images that it lacks are passed, and the
    /// answer is that of one run. Null, or of another question: all are.
    std::shared_ptr<const Diagnosis> before{};
    /// Gets parts now and then, of several images only; may be empty. Thread: the job's.
    std::function<void(Part, RunContext&)> onPart{};
};

}  // namespace scalescope
