// SPDX-License-Identifier: Apache-2.0
// What the caching allocator of a CUDA device says of itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace scalescope {

/// Bytes since the last reset. Source: c10's DeviceStats, the figures of torch.cuda.memory_stats.
struct DeviceMemory {
    std::int64_t allocatedPeakBytes = 0;  ///< "tensors, CUDA"
    std::int64_t reservedPeakBytes = 0;   ///< "reserved by the allocator"
    std::int64_t retries = 0, outOfMemoryCount = 0;
    std::int64_t freeBytes = 0, totalBytes = 0;  ///< whole device, all processes; 0 when unknown
};

/// Empties the allocator's cache and starts its peaks anew. Does nothing on the CPU.
void resetDeviceMemory(const std::string& device);
/// nullopt on the CPU.
[[nodiscard]] std::optional<DeviceMemory> deviceMemory(const std::string& device);

}  // namespace scalescope
