// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetched_file.h"

namespace scalescope {

const char* fetchCheckText(FetchCheck check) noexcept {
    switch (check) {
        case FetchCheck::FullSha256:
            return "SHA-256";
        case FetchCheck::Sha256Prefix:
            return "first 8 digits of the SHA-256, no more were published";
        case FetchCheck::GitBlob:
            break;
    }
    return "git's digest";
}

const char* fetchCheckWord(FetchCheck check) noexcept {
    switch (check) {
        case FetchCheck::FullSha256:
            return "sha256";
        case FetchCheck::Sha256Prefix:
            return "sha256-prefix";
        case FetchCheck::GitBlob:
            break;
    }
    return "git-blob";
}

}  // namespace scalescope
