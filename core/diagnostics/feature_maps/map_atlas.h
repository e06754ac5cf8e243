// SPDX-License-Identifier: Apache-2.0
// All channels of one activation as 8-bit pictures with their ranges: small enough to keep and
// show.
#pragma once

#include "core/base/series.h"
#include "core/base/stats.h"
#include "core/base/tensor.h"
#include "core/model/graph.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace scalescope {

/// A stored value that is not finite; finite ones are levels 0 to kTopLevel between their channel's
/// low and high.
inline constexpr std::uint8_t kNotFiniteLevel = 255, kTopLevel = 254;

/// Values of every channel of one image counted on the same equal bins, from the smallest to the
/// largest value of all channels.
struct ChannelHistograms {
    static constexpr std::size_t kBins = 64;
    double low = 0.0, high = 1.0;
    std::size_t channels = 0;
    std::vector<std::uint32_t> counts;  ///< [channel][bin]
    NonFinite nonFinite;                ///< of all channels

    /// One channel's counts; nullopt: all channels together, with the non-finite values.
    [[nodiscard]] Histogram of(std::optional<std::size_t> channel) const;
};

/// Shape: channels x height x width, one image.
struct MapAtlas {
    TensorShape shape;                   ///< of the activation
    std::int64_t reduction = 1;          ///< side of the squares whose mean is one stored value
    std::int64_t height = 0, width = 0;  ///< of a stored map
    std::shared_ptr<const std::vector<std::uint8_t>> levels;  ///< [channel][height][width]
    std::vector<float> low, high;  ///< per channel, of stored values; equal: a constant map
    std::vector<double> energy;    ///< per channel: mean square over all finite positions

    [[nodiscard]] std::size_t channels() const { return low.size(); }
    [[nodiscard]] std::span<const std::uint8_t> map(std::size_t channel) const;
    /// The value that a level stands for, within half a level; NaN for kNotFiniteLevel.
    [[nodiscard]] float value(std::size_t channel, std::uint8_t level) const;
    /// Smallest and largest stored value of all channels; nullopt when none is finite.
    [[nodiscard]] std::optional<std::pair<float, float>> range() const;
};

/// Stored values of a shape at a reduction.
[[nodiscard]] std::int64_t atlasBytes(const TensorShape& shape, std::int64_t reduction);

/// Channels of the first image, dense. Shape: [channels, height x width].
[[nodiscard]] std::vector<float> planesOf(const ActivationView& view, std::int64_t firstChannel,
                                          std::int64_t channels);

/// Reads the first image of a view, a few channels at a time; less may be subtracted from it.
/// less: empty, or as many values as the image has, [channels, height x width].
[[nodiscard]] MapAtlas makeAtlas(const ActivationView& view, std::int64_t reduction,
                                 std::span<const float> less = {});
[[nodiscard]] ChannelHistograms countChannels(const ActivationView& view,
                                              std::span<const float> less = {});

}  // namespace scalescope
