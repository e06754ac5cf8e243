// SPDX-License-Identifier: Apache-2.0
// Where a training's labelled pictures come from: the generator, or a folder of class folders.
#pragma once

#include "core/base/image.h"
#include "core/base/run_context.h"
#include "core/input/skipped_image.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct LabelledPicture {
    Image image;  ///< Rgb8
    int label = 0;
};

/// Two streams of pictures without an end: the index decides the picture. Thread: one at a time.
class PictureSource {
public:
    virtual ~PictureSource() = default;
    /// Index = class.
    [[nodiscard]] virtual const std::vector<std::string>& classNames() const = 0;
    /// Picture of the training stream; about px a side where the source can choose.
    /// Throws: as the readers of images.
    [[nodiscard]] virtual LabelledPicture training(std::uint64_t index, int px) = 0;
    /// Picture that is never trained on; index below heldOutCount(). Empty: it is left out.
    [[nodiscard]] virtual std::optional<LabelledPicture> heldOut(std::uint64_t index, int px) = 0;
    /// How many pictures are held out; the generator has any number.
    [[nodiscard]] virtual std::int64_t heldOutCount() const = 0;
    /// Pictures of one epoch; 0 when every picture is new.
    [[nodiscard]] virtual std::int64_t trainingCount() const = 0;
    /// "generated" or the folder, and what of it is trained on.
    [[nodiscard]] virtual std::string description() const = 0;
    /// True: pictures come at the size asked for. False: photographs of any size.
    [[nodiscard]] virtual bool sized() const = 0;
    /// What was left out up to now, because it cannot be read, by path.
    [[nodiscard]] virtual std::vector<SkippedImage> skipped() const { return {}; }
};

/// Generated pictures; the held-out stream has a seed that no training seed makes.
[[nodiscard]] std::unique_ptr<PictureSource> generatedPictures(std::uint64_t seed);

/// What a folder's picture that cannot be read does.
enum class Unreadable {
    LeftOut,  ///< it is listed; a training takes the next one of the epoch in its place
    Refused   ///< the source throws
};

/// A folder of class folders. Every picture is in one of both parts, by seed; at least one of each
/// class is trained on. Throws: FileMissing, FileUnreadable, ArgumentInvalid (less than two
/// classes, files outside of class folders). Streams throw FileUnreadable when no picture of a
/// class is left to train on, or none of its folder.
[[nodiscard]] std::unique_ptr<PictureSource> folderPictures(
    const std::filesystem::path& folder, std::uint64_t seed, double heldOutShare,
    Unreadable unreadable = Unreadable::LeftOut);

}  // namespace scalescope
