// SPDX-License-Identifier: Apache-2.0
#include "core/input/skipped_image.h"

namespace scalescope {

SkippedImage skippedImage(const std::filesystem::path& path, const Failure& failure) {
    std::string reason = failure.message;
    for (const std::string& name : {path.string(), path.filename().string()})
        if (reason.starts_with(name + ": ")) {
            reason.erase(0, name.size() + 2);
            break;
        }
    return {path, std::move(reason)};
}

void failAllSkipped(const std::vector<SkippedImage>& skipped) {
    const SkippedImage& first = skipped.front();
    const std::string many = std::to_string(skipped.size());
    throw Error(ErrorCode::FileUnreadable,
                skipped.size() == 1
                    ? first.path.string() + ": the only image of the folder: " + first.reason
                    : "None of " + many + " images of the folder can be read; the first, " +
                          first.path.string() + ": " + first.reason,
                Subject::Input);
}

std::string skippedSentence(std::size_t skipped, std::size_t read) {
    return std::to_string(skipped) + " of " + std::to_string(skipped + read) +
           (skipped == 1 ? " images is left out, because it cannot be read"
                         : " images are left out, because they cannot be read");
}

}  // namespace scalescope
