// SPDX-License-Identifier: Apache-2.0
#include "core/exec/memory_meter.h"

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <chrono>
#include <fstream>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

namespace scalescope {

namespace {

/// Listens where PyTorch's own memory profiler does: the allocators report to it.
class Listener final : public c10::MemoryReportingInfoBase {
public:
    explicit Listener(bool cuda) : m_cuda(cuda) {}

    void reportMemoryUsage(void* ptr, int64_t bytes, size_t, size_t, c10::Device device) override {
        if (device.is_cuda() != m_cuda || bytes == 0)
            return;
        if (bytes > 0)
            record(bytes, m_alive[ptr] = {++m_lastId, bytes});
        else if (const auto found = m_alive.find(ptr); found != m_alive.end()) {
            record(-found->second.bytes, found->second);
            m_alive.erase(found);
        }
        // A free of something allocated before the meter started is not of this pass.
    }
    bool memoryProfilingEnabled() const override { return true; }

    int node = -1;
    std::vector<AllocationEvent> events;

private:
    struct Alive {
        std::int64_t id = 0, bytes = 0;
    };

    void record(std::int64_t bytes, const Alive& alive) {
        m_live += bytes;
        const std::chrono::duration<double, std::milli> elapsed =
            std::chrono::steady_clock::now() - m_start;
        events.push_back({elapsed.count(), bytes, m_live, alive.id, node});
    }

    bool m_cuda;
    std::int64_t m_live = 0, m_lastId = 0;
    std::unordered_map<void*, Alive> m_alive;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

std::int64_t kilobyteField(const std::string& line) {
    std::istringstream words(line);
    std::string name;
    std::int64_t kilobytes = 0;
    words >> name >> kilobytes;
    constexpr std::int64_t kKilobyte = 1024;
    return kilobytes * kKilobyte;
}

}  // namespace

struct MemoryMeter::Impl {
    explicit Impl(bool cuda)
        : listener(std::make_shared<Listener>(cuda)),
          guard(std::in_place, c10::DebugInfoKind::PROFILER_STATE, listener) {}
    std::shared_ptr<Listener> listener;
    std::optional<c10::DebugInfoGuard> guard;
};

MemoryMeter::MemoryMeter(const std::string& device)
    : m_impl(std::make_unique<Impl>(device.starts_with("cuda"))) {}
MemoryMeter::~MemoryMeter() = default;

void MemoryMeter::setNode(int node) {
    m_impl->listener->node = node;
}

std::vector<AllocationEvent> MemoryMeter::stop() {
    m_impl->guard.reset();
    return std::move(m_impl->listener->events);
}

ProcessMemory processMemory() {
    static constexpr std::pair<const char*, std::int64_t ProcessMemory::*> kFields[] = {
        {"VmRSS:", &ProcessMemory::residentBytes},
        {"VmHWM:", &ProcessMemory::peakResidentBytes},
        {"RssAnon:", &ProcessMemory::anonymousBytes},
        {"VmData:", &ProcessMemory::dataBytes},
        {"VmSize:", &ProcessMemory::addressBytes}};
    ProcessMemory memory;
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        for (const auto& [name, member] : kFields)
            if (line.starts_with(name))
                memory.*member = kilobyteField(line);
    }
    return memory;
}

std::int64_t availableMemory() {
    std::ifstream info("/proc/meminfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("MemAvailable:"))
            return kilobyteField(line);
    return 0;
}

}  // namespace scalescope
