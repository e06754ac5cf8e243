// SPDX-License-Identifier: Apache-2.0
// Every allocation and free of tensors while it lives, as the CPU allocator reports them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace scalescope {

/// One event at the allocator.
struct AllocationEvent {
    double timeMs = 0.0;         ///< since the meter started
    std::int64_t bytes = 0;      ///< positive: allocated; negative: freed
    std::int64_t liveBytes = 0;  ///< after the event, above the start
    std::int64_t id = 0;         ///< pairs a free with its allocation
    int node = -1;               ///< graph node running at the time; -1: outside of any
};

/// Counts allocations of the constructing thread from construction to stop().
class MemoryMeter {
public:
    /// device: "cpu", or "cuda..." for the caching allocator's reports.
    explicit MemoryMeter(const std::string& device = "cpu");
    ~MemoryMeter();
    void setNode(int node);
    /// Ends the measurement and returns the events in order. Call once.
    [[nodiscard]] std::vector<AllocationEvent> stop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Resident set of this process now and at its peak, in bytes; 0 where /proc is not there.
struct ProcessMemory {
    std::int64_t residentBytes = 0, peakResidentBytes = 0;
    std::int64_t anonymousBytes = 0;  ///< resident, of no file
    std::int64_t dataBytes = 0;       ///< writable private memory: what RLIMIT_DATA counts
    std::int64_t addressBytes = 0;    ///< all that is mapped: what RLIMIT_AS counts
};
[[nodiscard]] ProcessMemory processMemory();
/// Free memory of the machine in bytes (MemAvailable); 0 when unknown.
[[nodiscard]] std::int64_t availableMemory();

}  // namespace scalescope
