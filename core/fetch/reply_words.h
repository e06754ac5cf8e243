// SPDX-License-Identifier: Apache-2.0
// What an unwelcome reply means, in words, and whether it is worth another attempt.
#pragma once

#include "core/base/error.h"
#include "core/fetch/transfer.h"

#include <string>

namespace scalescope {

struct ReplyWords {
    std::string why;     ///< "download.pytorch.org has no such file (404)"
    std::string advice;  ///< what to do where no attempt will help
    bool mayPass = false;
};
[[nodiscard]] ReplyWords wordsOf(const TransferOutcome& outcome);

/// DownloadFailed, about weights: "NAME: sentence".
[[nodiscard]] Error fetchError(const std::string& name, const std::string& sentence);

}  // namespace scalescope
