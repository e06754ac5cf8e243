// SPDX-License-Identifier: Apache-2.0
// One file from the network to its place: resumed, tried again, checked, and only then named.
#pragma once

#include "core/base/run_context.h"
#include "core/fetch/fetch_settings.h"
#include "core/fetch/fetched_file.h"

namespace scalescope {

/// A file that lies at the target already is checked and left as it is. What has come of it stays
/// beside the target when the transfer fails or is cancelled, and the next one goes on from there.
/// Throws: DownloadFailed and DigestMismatch with Subject::Weights; FileUnwritable with
/// Subject::Output (no room, no permission, another file of that name); Canceled.
[[nodiscard]] FetchedFile fetchFile(const FileWish& wish, const FetchSettings& settings,
                                    RunContext& context);

}  // namespace scalescope
