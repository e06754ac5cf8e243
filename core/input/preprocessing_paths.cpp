// SPDX-License-Identifier: Apache-2.0
#include "core/input/preprocessing_paths.h"

#include "core/input/opencv_resize.h"
#include "core/input/placement.h"
#include "core/input/preprocess.h"
#include "core/input/tensor_resize.h"

#include <array>
#include <cmath>
#include <utility>

namespace scalescope {

namespace {

using Path = PreprocessingPath;

/// What B0 is fed, and copied from its examples to other variants.
constexpr int kCopiedResizePx = 256, kCopiedSidePx = 224;

constexpr std::array<PathInfo, 13> kPaths{{
    {Path::Program, "program", "This program",
     "Pillow's resize of 8-bit pixels with its antialias, to the last bit: what the weights "
     "prescribe, and what torchvision's preset does with a PIL image."},
    {Path::TensorAntialias, "tensor-antialias", "Tensor, antialias",
     "torchvision's resize of a float tensor with antialias=True, the default since 0.17: the same "
     "interpolation, without rounding to whole levels."},
    {Path::TensorPlain, "tensor", "Tensor, no antialias",
     "torchvision's resize of a float tensor with antialias=False, the default before 0.17: only "
     "the nearest pixels count, so that a picture that shrinks becomes jagged."},
    {Path::OpenCv, "opencv", "OpenCV",
     "cv2.resize with the interpolation of that name (INTER_CUBIC for bicubic, INTER_LINEAR for "
     "bilinear), colours in the right order: it does not antialias."},
    {Path::OpenCvArea, "opencv-area", "OpenCV, area",
     "cv2.resize with INTER_AREA, which OpenCV advises for pictures that shrink: the mean of the "
     "pixels under each new one."},
    {Path::OtherSide, "224", "224 px",
     "Resized to 256 and cropped to 224 pixels, as for B0, whatever the variant was trained with: "
     "a convolutional network takes any size without a word."},
    {Path::NoMargin, "no-margin", "No margin",
     "Resized straight to the size that is fed: nothing is cropped around, and things are smaller "
     "than in training."},
    {Path::Squashed, "squashed", "Squashed",
     "Both sides are resized to the square that is fed, whatever the picture's shape."},
    {Path::Cropped, "cropped", "Cropped",
     "The short side is resized and the centre is fed, where the weights were trained on squashed "
     "pictures."},
    {Path::Bgr, "bgr", "BGR",
     "Red and blue are exchanged, as cv2.imread gives them if nobody converts them."},
    {Path::OtherNormalisation, "other-normalisation", "Other mean, std",
     "Normalised with mean and standard deviation 0.5, or with ImageNet's where the weights have "
     "others than these."},
    {Path::ZeroToOne, "zero-to-one", "Only 0 to 1",
     "Levels divided by 255; mean and standard deviation are forgotten."},
    {Path::Levels, "levels", "0 to 255",
     "Levels as they are: neither divided by 255 nor normalised."},
}};

constexpr bool isInOrder() {
    for (std::size_t i = 0; i < kPaths.size(); ++i)
        if (static_cast<std::size_t>(kPaths[i].path) != i)
            return false;
    return true;
}
static_assert(isInOrder(), "infoOf finds a path by its number");

bool applies(Path path, const Recipe& recipe) {
    const bool plainMargin = recipe.resize == recipe.crop;
    switch (path) {
        case Path::Program:
        case Path::OpenCv:
        case Path::Bgr:
            return true;
        case Path::TensorAntialias:
            return detail::resizesTensors(recipe.interpolation) &&
                   recipe.interpolation != Interpolation::Nearest;
        case Path::TensorPlain:
            return detail::resizesTensors(recipe.interpolation);
        case Path::OpenCvArea:
            return recipe.interpolation != Interpolation::Box;
        case Path::OtherSide:
            return recipe.crop != kCopiedSidePx;
        case Path::NoMargin:
            return !plainMargin;
        case Path::Squashed:
            return !recipe.squash;
        case Path::Cropped:
            return recipe.squash;
        case Path::OtherNormalisation:
        case Path::ZeroToOne:
        case Path::Levels:
            return recipe.networkWhite == 0.0F;  // else the network itself normalises
    }
    return false;
}

/// The recipe of a path that resizes by Pillow.
Recipe recipeBy(Path path, const Recipe& right) {
    Recipe recipe = right;
    if (path == Path::OtherSide) {
        recipe.resize = kCopiedResizePx;
        recipe.crop = kCopiedSidePx;
    } else if (path == Path::NoMargin) {
        recipe.resize = right.crop;
    } else if (path == Path::Squashed) {
        recipe.squash = true;
        recipe.resize = right.crop;
    } else if (path == Path::Cropped) {
        recipe.squash = false;
    } else if (path == Path::OtherNormalisation) {
        const Recipe imageNet;
        recipe.mean = {0.5F, 0.5F, 0.5F};
        recipe.std = recipe.mean;
        if (!isUsualNormalisation(right)) {
            recipe.mean = imageNet.mean;
            recipe.std = imageNet.std;
        }
    } else if (path == Path::ZeroToOne || path == Path::Levels) {
        recipe.mean = {0.0F, 0.0F, 0.0F};
        recipe.std = {1.0F, 1.0F, 1.0F};
    }
    return recipe;
}

TensorF32 resizedByTorch(const Image& rgb, const Recipe& recipe, bool antialias) {
    TensorF32 tensor = detail::resizeLikeTorch(rgb, detail::placementOf(rgb, recipe),
                                               recipe.interpolation, antialias);
    normalise(tensor, recipe, 1.0F);
    return tensor;
}

TensorF32 resizedByOpenCv(const Image& rgb, const Recipe& recipe,
                          detail::OpenCvInterpolation interpolation) {
    return toTensor(detail::prepareLikeOpenCv(rgb, detail::placementOf(rgb, recipe), interpolation),
                    recipe);
}

Image exchanged(Image picture) {
    for (std::size_t i = 0; i + 2 < picture.bytes.size(); i += 3)
        std::swap(picture.bytes[i], picture.bytes[i + 2]);
    return picture;
}

TensorF32 wholeLevels(TensorF32 zeroToOne) {
    for (float& value : zeroToOne.values)
        value = std::round(value * 255.0F);
    return zeroToOne;
}

}  // namespace

const PathInfo& infoOf(PreprocessingPath path) noexcept {
    return kPaths[static_cast<std::size_t>(path)];
}

std::vector<PreprocessingPath> pathsFor(const Recipe& recipe) {
    std::vector<PreprocessingPath> paths;
    for (const PathInfo& info : kPaths)
        if (applies(info.path, recipe))
            paths.push_back(info.path);
    return paths;
}

TensorF32 fedBy(PreprocessingPath path, const Image& rgb, const Recipe& recipe) {
    switch (path) {
        case Path::TensorAntialias:
        case Path::TensorPlain:
            return resizedByTorch(rgb, recipe, path == Path::TensorAntialias);
        case Path::OpenCv:
            return resizedByOpenCv(rgb, recipe,
                                   detail::openCvInterpolationFor(recipe.interpolation));
        case Path::OpenCvArea:
            return resizedByOpenCv(rgb, recipe, detail::OpenCvInterpolation::Area);
        case Path::Bgr:
            return toTensor(exchanged(preparePixels(rgb, recipe)), recipe);
        default:
            break;
    }
    const Recipe own = recipeBy(path, recipe);
    TensorF32 fed = toTensor(preparePixels(rgb, own), own);
    return path == Path::Levels ? wholeLevels(std::move(fed)) : fed;
}

}  // namespace scalescope
