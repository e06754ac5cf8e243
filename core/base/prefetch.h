// SPDX-License-Identifier: Apache-2.0
// Items made ahead on threads of their own and handed out in order.
#pragma once

#include "core/base/run_context.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace scalescope {

struct PrefetchOptions {
    int threads = 1;
    std::size_t ahead = 2;           ///< items that are ready or being made, at most
    std::function<void()> onThread;  ///< called once on every thread before its first item
};

/// Makes items 0 to count - 1, at most `ahead` before the one that is asked for next. An item whose
/// making throws ends the row: next() throws it in its turn, later items are not begun.
/// Thread: next() from one thread; make from several at once.
template <typename Item>
class Prefetch {
public:
    using Make = std::function<Item(std::size_t index)>;

    Prefetch(std::size_t count, PrefetchOptions options, Make make)
        : m_options(std::move(options)),
          m_make(std::move(make)),
          m_slots(std::max<std::size_t>(m_options.ahead, 1)),
          m_end(count) {
        const auto wanted = static_cast<std::size_t>(std::max(m_options.threads, 1));
        for (std::size_t i = 0; i < std::min({wanted, m_slots.size(), count}); ++i)
            m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
    /// Waits for items that are being made; begins no other.
    ~Prefetch() {
        for (std::jthread& thread : m_threads)
            thread.request_stop();
    }
    Prefetch(const Prefetch&) = delete;
    Prefetch& operator=(const Prefetch&) = delete;

    /// The next item in order; call it at most count times. Throws: what make threw; Canceled.
    Item next(RunContext& context) {
        constexpr std::chrono::milliseconds kPoll{20};  // how soon a cancelled job ends
        context.checkCanceled();
        std::unique_lock lock(m_mutex);
        Slot& slot = m_slots[m_taken % m_slots.size()];
        while (!m_ready.wait_for(lock, kPoll, [&] { return slot.item || slot.problem; }))
            context.checkCanceled();
        if (slot.problem)
            std::rethrow_exception(slot.problem);
        Item item = std::move(*slot.item);
        slot.item.reset();
        ++m_taken;
        m_room.notify_all();
        return item;
    }

private:
    struct Slot {
        std::optional<Item> item;
        std::exception_ptr problem;
    };

    void work(const std::stop_token& stop) {
        if (m_options.onThread)
            m_options.onThread();
        std::unique_lock lock(m_mutex);
        for (;;) {
            const auto mayBegin = [this] {
                return m_begun >= m_end || m_begun < m_taken + m_slots.size();
            };
            if (!m_room.wait(lock, stop, mayBegin) || m_begun >= m_end || stop.stop_requested())
                return;
            const std::size_t index = m_begun++;
            lock.unlock();
            Slot made = makeOne(index);
            lock.lock();
            if (made.problem)
                m_end = std::min(m_end, index);
            m_slots[index % m_slots.size()] = std::move(made);
            m_ready.notify_all();
            m_room.notify_all();
        }
    }

    Slot makeOne(std::size_t index) noexcept {
        Slot slot;
        try {
            slot.item.emplace(m_make(index));
        } catch (...) {
            slot.problem = std::current_exception();
        }
        return slot;
    }

    PrefetchOptions m_options;
    Make m_make;
    std::mutex m_mutex;
    std::condition_variable_any m_room;
    std::condition_variable m_ready;
    std::vector<Slot> m_slots;
    std::size_t m_begun = 0, m_taken = 0, m_end;
    std::vector<std::jthread> m_threads;  // last: they end before what they use
};

}  // namespace scalescope
