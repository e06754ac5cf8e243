// SPDX-License-Identifier: Apache-2.0
// What a diagnosis gathers while passes run, and what one that was cancelled needs to go on.
#pragma once

#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/gates.h"
#include "core/diagnostics/saturation/saturation_tap.h"
#include "core/session/questions/diagnose_job.h"

#include <cstddef>
#include <span>
#include <vector>

namespace scalescope {

/// The taps of one diagnosis, and where it stands among its images. A copy goes on by itself, and
/// ends with the numbers of a run that was never cancelled.
struct DiagnosisState {
    explicit DiagnosisState(const DiagnoseJob& job);

    [[nodiscard]] std::vector<Tap*> taps();
    void setClassLabels(std::span<const InputInfo> inputs);
    void finish(Diagnosis& diagnosis) const;

    bool watchesGates = true, watchesSaturation = true;
    GateTap gates;
    SaturationTap saturation;
    DtypeErrorOver dtypeErrors;
    std::size_t imageCount = 0;  ///< of the question
    std::size_t next = 0;        ///< first image that was neither passed nor left out
};

/// Whether the partial answer that the job names is of the same question, asked of this network:
/// its numbers and those of the images that it lacks are then numbers of one run. begun: what is
/// known of the answer before the first pass, with its provenance.
[[nodiscard]] bool canGoOn(const DiagnoseJob& job, const Diagnosis& begun);

/// The times of both parts of a run.
[[nodiscard]] Throughput together(const Throughput& before, const Throughput& after);

}  // namespace scalescope
