// SPDX-License-Identifier: Apache-2.0
// How long work reports progress, is cancelled and gives way.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace scalescope {

/// Handed down through a job. Thread: the job's thread; the flags may be set from any.
class RunContext {
public:
    /// fraction in [0, 1], what: "B5 block 21 of 39".
    using Progress = std::function<void(double fraction, std::string_view what)>;

    RunContext() = default;
    explicit RunContext(Progress progress, const std::atomic<bool>* cancel = nullptr,
                        const std::atomic<bool>* giveWay = nullptr)
        : m_progress(std::move(progress)), m_cancel(cancel), m_giveWay(giveWay) {}

    /// Reports progress, monotone and throttled (20 per second and 0.1 %).
    /// Throws: Canceled when the job was cancelled.
    void checkpoint(double fraction, std::string_view what);

    /// Tells at once what is waited for, where nothing advances. Never throws.
    void say(std::string_view what);

    /// As checkpoint at the end of the range, for work that is done: never throws.
    void finish(std::string_view what) { report(1.0, what); }

    /// Throws: Canceled when the job was cancelled.
    void checkCanceled() const {
        if (m_cancel && m_cancel->load(std::memory_order_relaxed))
            throw_();
    }

    /// Another job waits for its turn: work that would go on for ever answers with what it has.
    [[nodiscard]] bool othersWait() const {
        return m_giveWay && m_giveWay->load(std::memory_order_relaxed);
    }

    /// Runs part with a context whose 0..1 is [from, to] of this one.
    template <typename Part>
    decltype(auto) within(double from, double to, Part&& part) {
        const Range outer = m_range;
        m_range = {outer.from + (outer.to - outer.from) * from,
                   outer.from + (outer.to - outer.from) * to};
        struct Restore {
            RunContext& self;
            Range range;
            ~Restore() { self.m_range = range; }
        } restore{*this, outer};
        return part();
    }

    /// Runs part, whose progress is told as `what` instead of its own words.
    template <typename Part>
    decltype(auto) saying(std::string what, Part&& part) {
        struct Restore {
            RunContext& self;
            std::string outer;
            ~Restore() { self.m_instead = std::move(outer); }
        } restore{*this, std::exchange(m_instead, std::move(what))};
        return part();
    }

private:
    struct Range {
        double from = 0.0, to = 1.0;
    };
    [[noreturn]] static void throw_();
    void report(double fraction, std::string_view what);

    Progress m_progress;
    const std::atomic<bool>* m_cancel = nullptr;
    const std::atomic<bool>* m_giveWay = nullptr;
    Range m_range;
    std::string m_instead;  ///< of what work says itself; empty: nothing
    double m_lastFraction = -1.0;
    std::chrono::steady_clock::time_point m_lastReport{};
};

}  // namespace scalescope
