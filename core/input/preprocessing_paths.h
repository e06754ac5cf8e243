// SPDX-License-Identifier: Apache-2.0
// The ways that programs take from a picture to the tensor that is fed: the right one, those of
// other libraries, and common slips.
#pragma once

#include "core/base/recipe.h"
#include "core/base/tensor.h"

#include <vector>

namespace scalescope {

/// In the order in which they are shown: this program's first, then from careful to careless.
enum class PreprocessingPath {
    Program,
    TensorAntialias,
    TensorPlain,
    OpenCv,
    OpenCvArea,
    OtherSide,
    NoMargin,
    Squashed,
    Cropped,
    Bgr,
    OtherNormalisation,
    ZeroToOne,
    Levels
};

/// What a path is called, and what it does.
struct PathInfo {
    PreprocessingPath path;
    const char* key;          ///< "tensor-antialias": in documents
    const char* name;         ///< "Tensor, antialias": a few words
    const char* explanation;  ///< a sentence
};

[[nodiscard]] const PathInfo& infoOf(PreprocessingPath path) noexcept;

/// Those that are other ways than this recipe's own, in order; Program is the first.
[[nodiscard]] std::vector<PreprocessingPath> pathsFor(const Recipe& recipe);

/// What the path feeds of a picture where the weights prescribe this recipe.
/// Shape: [1, 3, side, side]; the side is the recipe's, of OtherSide 224 px.
/// Throws: as preparePixels; LimitExceeded where OpenCV would make too large a picture.
[[nodiscard]] TensorF32 fedBy(PreprocessingPath path, const Image& rgb, const Recipe& recipe);

}  // namespace scalescope
