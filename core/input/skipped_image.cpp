// SPDX-License-Identifier: Apache-2.0
#include "core/input/skipped_image.h"

#include <algorithm>

namespace scalescope {

namespace {

const char* leftOut(std::size_t skipped) {
    return skipped == 1 ? " is left out, because it cannot be read"
                        : " are left out, because they cannot be read";
}

}  // namespace

SkippedImage skippedImage(const std::filesystem::path& path, const Failure& failure) {
    std::string reason = failure.message;
    for (const std::string& name : {path.string(), path.filename().string()})
        if (reason.starts_with(name + ": ")) {
            reason.erase(0, name.size() + 2);
            break;
        }
    return {path, std::move(reason)};
}

void failAllSkipped(const std::vector<SkippedImage>& skipped, const std::string& what) {
    const SkippedImage& first = skipped.front();
    const std::string many = std::to_string(skipped.size());
    throw Error(ErrorCode::FileUnreadable,
                skipped.size() == 1
                    ? first.path.string() + ": the only image " + what + ": " + first.reason
                    : "None of " + many + " images " + what + " can be read; the first, " +
                          first.path.string() + ": " + first.reason,
                Subject::Input);
}

std::string skippedSentence(std::size_t skipped, std::size_t read) {
    return std::to_string(skipped) + " of " + std::to_string(skipped + read) + " images" +
           leftOut(skipped);
}

std::string skippedSentence(std::size_t skipped) {
    return std::to_string(skipped) + (skipped == 1 ? " image" : " images") + leftOut(skipped);
}

std::vector<std::string> skippedLines(const std::vector<SkippedImage>& skipped) {
    constexpr std::size_t kShown = 20;
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(skipped.size(), kShown); ++i)
        lines.push_back(skipped[i].path.string() + ": " + skipped[i].reason);
    if (skipped.size() > kShown)
        lines.push_back("and " + std::to_string(skipped.size() - kShown) +
                        (skipped.size() == kShown + 1 ? " other" : " others"));
    return lines;
}

}  // namespace scalescope
