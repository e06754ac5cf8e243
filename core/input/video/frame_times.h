// SPDX-License-Identifier: Apache-2.0
// Time stamps that can be relied on, of what a container says about its frames.
#pragma once

#include <cstdint>
#include <optional>

namespace scalescope::detail {

/// What a header may claim of a video; nullopt for what cannot be true.
[[nodiscard]] std::optional<double> soundRate(double framesPerSecond);
[[nodiscard]] std::optional<std::int64_t> soundCount(double frames);

/// One number per frame, in order; frames need not be evenly apart.
class FrameTimes {
public:
    explicit FrameTimes(std::optional<double> framesPerSecond) : m_rate(framesPerSecond) {}

    /// saidMs: of the container. Where it says nothing that can be true, the frame comes one
    /// frame's time after the last one. Result: ms, never before the last one.
    [[nodiscard]] double next(double saidMs);

private:
    std::optional<double> m_rate;
    std::optional<double> m_last;
};

}  // namespace scalescope::detail
