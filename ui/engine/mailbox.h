// SPDX-License-Identifier: Apache-2.0
// Parts of an answer on their way from the worker to who asked: bounded, in order.
#pragma once

#include "core/base/run_context.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace scalescope::ui {

/// The bell rings once for all parts that come before they are taken, so that whoever is slow is
/// not flooded with news; what comes on top of the capacity waits.
template <typename Part>
class Mailbox {
public:
    static constexpr std::size_t kCapacity = 4;

    /// Before the first part comes. Called on the worker thread.
    void setBell(std::function<void()> ring) { m_ring = std::move(ring); }

    /// Thread: the worker's. Throws: Canceled while it waits for room.
    void put(Part part, RunContext& context) {
        constexpr std::chrono::milliseconds kPoll{20};  // how soon a cancelled job ends
        {
            std::unique_lock lock(m_mutex);
            while (!m_room.wait_for(lock, kPoll, [&] { return m_parts.size() < kCapacity; }))
                context.checkCanceled();
            m_parts.push_back(std::move(part));
            if (m_parts.size() > 1)
                return;
        }
        m_ring();
    }
    /// All that are there. Thread: the receiver's.
    [[nodiscard]] std::vector<Part> takeAll() {
        const std::lock_guard lock(m_mutex);
        m_room.notify_all();
        return std::exchange(m_parts, {});
    }

private:
    std::function<void()> m_ring;
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::vector<Part> m_parts;
};

}  // namespace scalescope::ui
