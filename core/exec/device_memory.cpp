// SPDX-License-Identifier: Apache-2.0
#include "core/exec/device_memory.h"

#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/Device.h>
#include <c10/util/Exception.h>

namespace scalescope {

namespace {

constexpr auto kAggregate = static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE);

bool onCuda(const std::string& device) {
    return device.starts_with("cuda");
}

void addTotals(c10::DeviceAllocator& allocator, c10::DeviceIndex index, DeviceMemory& memory) {
    try {
        const auto [freeBytes, totalBytes] = allocator.getMemoryInfo(index);
        memory.freeBytes = static_cast<std::int64_t>(freeBytes);
        memory.totalBytes = static_cast<std::int64_t>(totalBytes);
    } catch (const c10::Error&) {
        // Not every allocator knows its device; the totals then stay unknown.
        memory.freeBytes = memory.totalBytes = 0;
    }
}

}  // namespace

void resetDeviceMemory(const std::string& device) {
    if (!onCuda(device))
        return;
    c10::DeviceAllocator* allocator = c10::getDeviceAllocator(c10::DeviceType::CUDA);
    allocator->emptyCache();
    allocator->resetPeakStats(c10::Device(device).index());
}

std::optional<DeviceMemory> deviceMemory(const std::string& device) {
    if (!onCuda(device))
        return std::nullopt;
    c10::DeviceAllocator* allocator = c10::getDeviceAllocator(c10::DeviceType::CUDA);
    const c10::DeviceIndex index = c10::Device(device).index();
    const auto stats = allocator->getDeviceStats(index);
    DeviceMemory memory;
    memory.allocatedPeakBytes = stats.allocated_bytes[kAggregate].peak;
    memory.reservedPeakBytes = stats.reserved_bytes[kAggregate].peak;
    memory.retries = stats.num_alloc_retries;
    memory.outOfMemoryCount = stats.num_ooms;
    addTotals(*allocator, index, memory);
    return memory;
}

}  // namespace scalescope
