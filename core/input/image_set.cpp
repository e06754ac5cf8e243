// SPDX-License-Identifier: Apache-2.0
#include "core/input/image_set.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/base/setting.h"
#include "core/input/generated/generated.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace scalescope {

namespace embedded {
extern const std::string_view sampleChelsea, sampleCoffee, sampleRocket;
}  // namespace embedded

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxImages = 1'000'000;
constexpr int kMaxFolderDepth = 64;

constexpr std::array<std::string_view, 21> kSuffixes{
    ".jpg", ".jpeg", ".jpe",  ".jfif", ".png",  ".apng",  ".webp", ".bmp", ".dib", ".tif", ".tiff",
    ".gif", ".heic", ".heif", ".hif",  ".avif", ".avifs", ".ppm",  ".pgm", ".pbm", ".pnm"};

bool hasImageSuffix(const fs::path& path) {
    const std::string suffix = lowerCase(path.extension().string());
    return std::ranges::find(kSuffixes, suffix) != kSuffixes.end();
}

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

void add(std::vector<ImageEntry>& entries, ImageEntry entry) {
    if (entries.size() == kMaxImages)
        throw Error(
            ErrorCode::LimitExceeded,
            "There are more than " + std::to_string(kMaxImages) + " images; name a smaller folder.",
            Subject::Input);
    entries.push_back(std::move(entry));
}

/// Sub-folder of root in which the file lies; empty for files in root itself.
std::string classLabelOf(const fs::path& file, const fs::path& root) {
    const fs::path inside = file.lexically_relative(root);
    return std::distance(inside.begin(), inside.end()) < 2 ? std::string()
                                                           : inside.begin()->string();
}

[[noreturn]] void failFolder(const fs::path& folder, const std::error_code& problem) {
    throw Error(ErrorCode::FileUnreadable,
                folder.string() + ": the folder cannot be read (" + problem.message() +
                    "); check its permissions.",
                Subject::Input);
}

/// Links to folders are not followed: they may lead in circles.
void addFolder(const fs::path& root, std::vector<ImageEntry>& entries) {
    const auto folder = std::make_shared<const fs::path>(root);
    std::vector<ImageEntry> found;
    std::error_code problem;
    fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied,
                                        problem);
    for (const auto end = fs::recursive_directory_iterator(); !problem && it != end;
         it.increment(problem)) {
        std::error_code ignored;
        if (isHidden(it->path()) || it.depth() >= kMaxFolderDepth)
            it.disable_recursion_pending();
        else if (hasImageSuffix(it->path()) && it->is_regular_file(ignored))
            add(found, {it->path(), classLabelOf(it->path(), root), folder});
    }
    if (problem)
        failFolder(root, problem);
    if (found.empty())
        throw Error(
            ErrorCode::FileUnreadable,
            root.string() +
                ": the folder holds no images (JPEG, PNG, WebP, BMP, TIFF, GIF, HEIF, AVIF, PPM); "
                "name another one.",
            Subject::Input);
    std::sort(found.begin(), found.end(),
              [](const ImageEntry& a, const ImageEntry& b) { return a.path < b.path; });
    for (ImageEntry& entry : found)
        add(entries, std::move(entry));
}

constexpr std::string_view kDrawn = "CC0, drawn by ScaleScope";
constexpr std::array<SampleImage, 8> kSamples{{
    {"chelsea", "Chelsea the cat", "CC0, Stefan van der Walt"},
    {"coffee", "A cup of coffee", "CC0, Rachel Michetti"},
    {"rocket", "Launch of a Falcon 9", "public domain, SpaceX"},
    {"generated-star", "A star", kDrawn, true},
    {"generated-house", "A house", kDrawn, true},
    {"generated-fish", "A fish", kDrawn, true},
    {"generated-umbrella", "An umbrella", kDrawn, true},
    {"generated-letter-a", "The letter A", kDrawn, true},
}};

/// Which of the generated pictures a sample is: chosen by eye, object whole and inside the crop.
struct DrawnSample {
    std::string_view name, kind;
    std::uint64_t seed;
};
constexpr std::array<DrawnSample, 5> kDrawnSamples{{{"generated-star", "star", 7},
                                                    {"generated-house", "house", 0},
                                                    {"generated-fish", "fish", 9},
                                                    {"generated-umbrella", "umbrella", 9},
                                                    {"generated-letter-a", "letter A", 5}}};
constexpr int kDrawnSamplePx = 320;  ///< enough for the screen; larger variants enlarge it

Image draw(const DrawnSample& sample) {
    const auto kinds = generatedKinds();
    const auto kind = std::ranges::find(kinds, sample.kind) - kinds.begin();
    return generatePicture(static_cast<int>(kind), sample.seed, kDrawnSamplePx);
}

std::string sampleNames() {
    std::string names;
    for (const SampleImage& sample : kSamples) {
        const bool last = sample.name == kSamples.back().name;
        names.append(names.empty() ? "" : last ? " or " : ", ").append(sample.name);
    }
    return names;
}

std::string_view sampleFile(std::string_view name) {
    if (name == "chelsea")
        return embedded::sampleChelsea;
    if (name == "coffee")
        return embedded::sampleCoffee;
    return name == "rocket" ? embedded::sampleRocket : std::string_view();
}

}  // namespace

std::span<const std::string_view> imageSuffixes() {
    return kSuffixes;
}

std::vector<ImageEntry> expandImages(const std::vector<fs::path>& paths) {
    std::vector<ImageEntry> entries;
    for (const fs::path& path : paths) {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (status.type() == fs::file_type::not_found)
            throw Error(ErrorCode::FileMissing,
                        path.string() + ": there is no such file or folder; check the path.",
                        Subject::Input);
        if (fs::is_directory(status))
            addFolder(path, entries);
        else
            add(entries, {path, {}});
    }
    return entries;
}

std::span<const SampleImage> sampleImages() {
    return kSamples;
}

LoadedImage loadSample(std::string_view name) {
    const std::string title = "sample: " + std::string(name);
    const auto drawn = std::ranges::find(kDrawnSamples, name, &DrawnSample::name);
    if (drawn != kDrawnSamples.end()) {
        LoadedImage image = imageFromPixels(draw(*drawn), title);
        image.generated = true;
        return image;
    }
    const std::string_view file = sampleFile(name);
    if (file.empty())
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("sample") + " \"" + std::string(name) +
                               "\": there is none of this name; choose " + sampleNames() + ".",
                           Subject::Input);
    return decodeImage(std::as_bytes(std::span(file)), title);
}

}  // namespace scalescope
