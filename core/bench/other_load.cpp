// SPDX-License-Identifier: Apache-2.0
#include "core/bench/other_load.h"

#include "core/base/format.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <sys/resource.h>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

namespace scalescope {

namespace {

constexpr double kShortest = 0.1;        // s: the system counts in hundredths
constexpr double kDisturbedShare = 0.1;  // of the machine

double secondsOf(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

std::optional<detail::ProcessorTimes> processorTimesNow() {
    std::ifstream stat("/proc/stat");
    std::string line;
    const long ticks = ::sysconf(_SC_CLK_TCK);
    if (ticks <= 0 || !std::getline(stat, line))
        return std::nullopt;
    return detail::processorTimesOf(line, static_cast<double>(ticks));
}

detail::OwnTimes ownTimesNow() {
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) != 0)
        return {};
    return {secondsOf(usage.ru_utime), secondsOf(usage.ru_stime),
            ::getpriority(PRIO_PROCESS, 0) > 0};
}

}  // namespace

std::optional<detail::ProcessorTimes> detail::processorTimesOf(std::string_view stat,
                                                               double ticks) {
    std::istringstream words{std::string(stat)};
    std::string name;
    double user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0, stolen = 0;
    if (!(words >> name >> user >> nice >> system >> idle) || name != "cpu")
        return std::nullopt;
    words >> wait >> irq >> softIrq >> stolen;  // old systems have fewer
    return ProcessorTimes{(user + system + irq + softIrq) / ticks, nice / ticks, stolen / ticks};
}

OtherLoad detail::otherLoadOf(const ProcessorTimes& before, const ProcessorTimes& after,
                              const OwnTimes& own, double seconds, int processors) {
    const auto above = [](double value) { return std::max(0.0, value); };
    const double plain =
        above(after.plain - before.plain - own.system - (own.isNice ? 0 : own.user));
    const double nice = above(after.nice - before.nice - (own.isNice ? own.user : 0));
    const double stolen = above(after.stolen - before.stolen);
    OtherLoad load;
    load.seconds = seconds;
    load.processors = processors;
    load.yieldingProcessors = nice / seconds;
    load.otherProcessors = (plain + stolen) / seconds + load.yieldingProcessors;
    return load;
}

LoadWatch::LoadWatch()
    : m_start(std::chrono::steady_clock::now()),
      m_before(processorTimesNow()),
      m_own(ownTimesNow()) {}

std::optional<OtherLoad> LoadWatch::load() const {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_start;
    const auto after = processorTimesNow();
    if (!m_before || !after || elapsed.count() < kShortest)
        return std::nullopt;
    detail::OwnTimes own = ownTimesNow();
    own.user -= m_own.user;
    own.system -= m_own.system;
    return detail::otherLoadOf(*m_before, *after, own, elapsed.count(),
                               std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
}

bool disturbs(const OtherLoad& load) {
    return load.competing() >= kDisturbedShare * load.processors;
}

std::string loadText(const OtherLoad& load) {
    const auto rounded = [](double value) { return formatReal(std::round(100.0 * value) / 100.0); };
    std::string text = "other programs kept " + rounded(load.otherProcessors) + " of " +
                       std::to_string(load.processors) +
                       (load.processors == 1 ? " processor busy" : " processors busy");
    if (load.yieldingProcessors > 0.005)
        text += ", " + rounded(load.yieldingProcessors) + " of them at low priority";
    return text;
}

}  // namespace scalescope
