// SPDX-License-Identifier: Apache-2.0
#include "core/input/picture_folder.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/file_write.h"
#include "core/input/generated/generated.h"
#include "core/input/image_file.h"

#include <string_view>
#include <system_error>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr int kMaxPerClass = 50'000;  ///< of 20 kinds: as many images as a set may have
constexpr std::uint64_t kMaxCardBytes = 64 * 1024;

[[noreturn]] void refuse(const fs::path& folder, const std::string& why) {
    throw Error(ErrorCode::FileUnwritable, folder.string() + ": " + why, Subject::Output);
}

void makeFolder(const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        refuse(folder,
               "the folder cannot be created (" + problem.message() + "); choose another place.");
}

bool holdsCard(const fs::path& folder, std::string_view card) {
    std::error_code problem;
    const fs::path path = folder / "README.md";
    if (!fs::is_regular_file(path, problem))
        return false;
    const std::vector<std::byte> bytes = readFile(path, kMaxCardBytes, Subject::Output);
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()) == card;
}

/// Pictures of other settings, or anything of the user's, must not be mixed with these.
void claim(const fs::path& folder, const std::string& card) {
    makeFolder(folder);
    std::error_code problem;
    const bool empty = fs::is_empty(folder, problem);
    if (problem)
        refuse(folder,
               "the folder cannot be read (" + problem.message() + "); choose another place.");
    if (!empty && !holdsCard(folder, card))
        refuse(folder,
               "the folder is not empty, and what it holds was not made with these settings; "
               "name a new one.");
    writeFileAtomically(folder / "README.md", card);
}

/// "0000042.png": the place in the stream.
std::string fileName(std::uint64_t index) {
    constexpr std::size_t kDigits = 7;
    std::string digits = std::to_string(index);
    digits.insert(0, kDigits - digits.size(), '0');
    return digits + ".png";
}

/// What the pictures are, their kinds, settings and rights, in Markdown.
std::string cardOf(const PictureFolderSettings& settings) {
    const auto kinds = generatedKinds();
    const std::string perClass = std::to_string(settings.perClass);
    const std::string px = std::to_string(settings.px);
    std::string card = "# Generated pictures\n\n";
    card += std::to_string(kinds.size() * static_cast<std::size_t>(settings.perClass)) +
            " pictures of " + std::to_string(kinds.size()) + " kinds, " + perClass +
            " of each, one folder per kind: RGB, " + px + " x " + px +
            " pixels, PNG.\nA file's number is its place in the stream of seed " +
            std::to_string(settings.seed) + ".\n\n";
    card += "Kinds:\n\n";
    for (const std::string_view kind : kinds)
        card.append("- ").append(kind).append("\n");
    card +=
        "\nDrawn by ScaleScope from the seed alone: textures, shapes, things, digits and letters, "
        "with chance in place,\nsize, rotation, colour, background, light, clutter, cover, blur "
        "and noise. The same command draws the same\npictures on every machine:\n\n    " +
        settings.command + "\n\n";
    card +=
        "They show nobody and nothing that exists and contain no work of others. To the extent "
        "that there are rights\nin them, they are given up: CC0 1.0, "
        "<https://creativecommons.org/publicdomain/zero/1.0/>.\n";
    return card;
}

}  // namespace

PictureFolder writePictureFolder(const fs::path& folder, const PictureFolderSettings& settings,
                                 RunContext& context) {
    if (settings.perClass < 1 || settings.perClass > kMaxPerClass)
        throw Error(ErrorCode::ArgumentInvalid,
                    std::to_string(settings.perClass) +
                        " pictures per class cannot be made; choose 1 to " +
                        std::to_string(kMaxPerClass) + ".");
    // A size that cannot be made is refused before anything is written.
    static_cast<void>(generatedPicture(settings.seed, 0, settings.px));
    PictureFolder result{folder, settings, 0, 0};
    claim(folder, cardOf(settings));
    const auto kinds = generatedKinds();
    for (const std::string_view kind : kinds)
        makeFolder(folder / kind);
    const std::uint64_t count = kinds.size() * static_cast<std::uint64_t>(settings.perClass);
    for (std::uint64_t index = 0; index < count; ++index) {
        context.checkpoint(static_cast<double>(index) / static_cast<double>(count),
                           "picture " + std::to_string(index + 1) + " of " + std::to_string(count));
        const GeneratedPicture picture = generatedPicture(settings.seed, index, settings.px);
        const std::vector<std::byte> png = encodePng(picture.image);
        const std::string_view kind = kinds[static_cast<std::size_t>(picture.kind)];
        writeFileAtomically(folder / kind / fileName(index),
                            {reinterpret_cast<const char*>(png.data()), png.size()});
        ++result.pictureCount;
        result.pictureBytes += static_cast<std::int64_t>(png.size());
    }
    return result;
}

}  // namespace scalescope
