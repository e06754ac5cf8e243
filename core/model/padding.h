// SPDX-License-Identifier: Apache-2.0
// Where zeros stand around the input of a convolution: libraries differ where the stride is 2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// How a network pads.
struct Padding {
    enum class Mode {
        Symmetric,  ///< (kernel - 1) / 2 at every side
        Same,       ///< as TensorFlow: just enough for ceil(side / stride) outputs, odd ones behind
        Listed      ///< as Same of even sides, but some blocks as Symmetric
    } mode = Mode::Symmetric;
    /// Same: the layers pad as for a square input of this side, px, whatever is fed; 0: as for what
    /// is fed.
    int builtForPx = 0;
    std::vector<int> symmetricBlocks = {};  ///< Listed: by BlockSpec::index
    friend bool operator==(const Padding&, const Padding&) = default;
};

/// "symmetric", "same", "same:260", "listed:5,8".
[[nodiscard]] std::string paddingWord(const Padding& padding);
/// For a sentence: "symmetric", "same (TensorFlow's)", "same (TensorFlow's) as built for 260 px".
[[nodiscard]] std::string paddingText(const Padding& padding);
/// From what paddingWord writes. nullopt: it is none.
[[nodiscard]] std::optional<Padding> parsePadding(std::string_view text);

/// Rows or columns of zeros before and behind, along one axis.
struct AxisPadding {
    std::int64_t before = 0, behind = 0;
    friend bool operator==(const AxisPadding&, const AxisPadding&) = default;
};

/// A convolution along one axis.
struct AxisLayer {
    int block = -1;  ///< BlockSpec::index; -1: stem, head
    int kernel = 1, stride = 1;
    std::int64_t side = 0;       ///< of what is fed to it
    std::int64_t builtSide = 0;  ///< the same in the network that the padding was built for
};

/// Source: torchvision Conv2dNormActivation; TensorFlow's "SAME"; EfficientNet-PyTorch 0.7
/// Conv2dStaticSamePadding; transformers 4 and 5 correct_pad.
[[nodiscard]] AxisPadding axisPadding(const Padding& padding, const AxisLayer& layer);

}  // namespace scalescope
