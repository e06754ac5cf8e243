// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/retry.h"

#include "core/base/rounding.h"

#include <algorithm>
#include <thread>

namespace scalescope {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::uint64_t kWorthCountingAnew = std::uint64_t{1} << 20;

std::string inSeconds(milliseconds time) {
    constexpr int kPerSecond = 1000;
    return std::to_string(divideUp(time.count(), kPerSecond)) + " s";
}

void pause(milliseconds time, const RunContext& context) {
    constexpr milliseconds kStep{50};
    for (const auto end = steady_clock::now() + time; steady_clock::now() < end;) {
        context.checkCanceled();
        std::this_thread::sleep_for(
            std::min(kStep, std::chrono::ceil<milliseconds>(end - steady_clock::now())));
    }
    context.checkCanceled();
}

}  // namespace

std::optional<std::string> Attempts::waitForNext(const std::string& why,
                                                 std::optional<std::chrono::seconds> asked,
                                                 std::uint64_t reached, RunContext& context) {
    if (reached >= m_best + kWorthCountingAnew) {
        m_best = reached;
        m_failed = 0;
    }
    ++m_failed;
    if (m_failed >= m_policy.attempts)
        return why + ", " + std::to_string(m_failed) + " times in a row";
    if (asked && *asked > m_policy.longestPause)
        return why + " and asks to wait " + inSeconds(*asked);
    // Doubled so often that it cannot overflow: the exponent is bounded by the longest pause.
    milliseconds time = m_policy.firstPause;
    for (int i = 1; i < m_failed && time < m_policy.longestPause; ++i)
        time *= 2;
    time = std::max<milliseconds>(std::min(time, m_policy.longestPause),
                                  asked.value_or(std::chrono::seconds(0)));
    context.say(why + "; again in " + inSeconds(time));
    pause(time, context);
    return std::nullopt;
}

bool mayPass(int status) noexcept {
    constexpr int kTimeout = 408, kTooEarly = 425, kTooMany = 429, kServer = 500, kLast = 599;
    return status == kTimeout || status == kTooEarly || status == kTooMany ||
           (status >= kServer && status <= kLast);
}

}  // namespace scalescope
