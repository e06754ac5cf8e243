// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/memory_findings.h"

#include "core/base/format.h"
#include "core/diagnostics/findings/finding_parts.h"

namespace scalescope {

namespace {

void addPeak(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const MemoryReport& memory = *diagnosis.memory;
    if (memory.verdict == Verdict::NoData || memory.peakBytes <= 0)
        return;
    Finding finding = findingFor(diagnosis, "memory.peak", Verdict::Info, "memory.live");
    finding.threshold.clear();
    finding.place = memory.peakTensor;
    finding.title =
        "The peak of " + formatBytes(memory.peakBytes) + " is set by " + memory.peakTensor;
    finding.evidence =
        "batch " + std::to_string(memory.batch) + ", weights of " +
        formatBytes(memory.weightBytes) + " not included" +
        (memory.need ? "; " + formatBytes(memory.need->totalBytes()) + " to run" : std::string());
    finding.advice =
        "To need less memory, use a smaller input or batch; later layers hardly matter.";
    findings.push_back(std::move(finding));
}

void addBudget(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const MemoryReport& memory = *diagnosis.memory;
    if (!memory.largestBatchPredicted || *memory.largestBatchPredicted >= memory.batch)
        return;
    Finding finding =
        findingFor(diagnosis, "memory.largest_batch", Verdict::Warn, "memory.largest_batch");
    finding.title = *memory.largestBatchPredicted == 0
                        ? "By prediction, the network does not fit the memory budget"
                        : "By prediction, this batch does not fit the memory budget";
    finding.evidence = "budget " + formatBytes(memory.budgetBytes) + ", " +
                       (memory.need ? formatBytes(memory.need->totalBytes()) + " to run"
                                    : formatBytes(bytesPerImage(memory)) + " for each image");
    finding.advice = "Free memory, or use a smaller variant or batch.";
    findings.push_back(std::move(finding));
}

}  // namespace

void addMemoryFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (!diagnosis.memory)
        return;
    addBudget(diagnosis, findings);
    addPeak(diagnosis, findings);
}

}  // namespace scalescope
