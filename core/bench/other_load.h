// SPDX-License-Identifier: Apache-2.0
// Was the machine this program's own? Processor time that others took over an interval.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

/// Of an interval, in processors that were kept busy on average.
struct OtherLoad {
    double seconds = 0.0;           ///< of the interval
    int processors = 0;             ///< of the machine
    double otherProcessors = 0;     ///< by other programs, and taken by a hypervisor
    double yieldingProcessors = 0;  ///< of them, by programs of low priority, which give way
    /// By those that do not give way.
    [[nodiscard]] double competing() const { return otherProcessors - yieldingProcessors; }
};

namespace detail {

/// Seconds of all processors since the system started, by the first line of /proc/stat.
struct ProcessorTimes {
    double plain = 0, nice = 0, stolen = 0;  ///< plain: user, system, interrupts
};
/// ticks: of a second. nullopt: no such line.
[[nodiscard]] std::optional<ProcessorTimes> processorTimesOf(std::string_view stat, double ticks);
/// Seconds of this process.
struct OwnTimes {
    double user = 0, system = 0;
    bool isNice = false;  ///< its user time counts as nice
};
/// What is not its own; never below 0: clocks of the system tick coarsely.
[[nodiscard]] OtherLoad otherLoadOf(const ProcessorTimes& before, const ProcessorTimes& after,
                                    const OwnTimes& own, double seconds, int processors);

}  // namespace detail

/// From its construction on.
class LoadWatch {
public:
    LoadWatch();
    /// Up to now; nullopt where the system does not tell, or for less than a tenth of a second.
    [[nodiscard]] std::optional<OtherLoad> load() const;

private:
    std::chrono::steady_clock::time_point m_start;
    std::optional<detail::ProcessorTimes> m_before;
    detail::OwnTimes m_own;
};

/// The machine was not its own: others kept at least a tenth of it busy and did not give way.
[[nodiscard]] bool disturbs(const OtherLoad& load);
/// "other programs kept 1.31 of 2 processors busy, 0.90 of them at low priority".
[[nodiscard]] std::string loadText(const OtherLoad& load);

}  // namespace scalescope
