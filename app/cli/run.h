// SPDX-License-Identifier: Apache-2.0
// Runs a request variant by variant; one that fails does not stop the others.
#pragma once

#include "app/cli/console.h"
#include "core/report/report.h"
#include "core/session/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {
class Session;
}  // namespace scalescope

namespace scalescope::cli {

struct RunResult {
    std::vector<VariantResult> variants;  ///< those that were begun, in the order of the request
    std::optional<std::string> partial;   ///< why some are missing
    int exitCode = 0;                     ///< of the worst failure; 130 when interrupted
};

/// Messages of failures go to stderr as they happen. The first images are decoded in place.
/// Throws: Error for one that cannot be read.
[[nodiscard]] RunResult runRequest(Session& session, Request& request, const OutputOptions& output);

/// The worse of two exit codes; an interruption is the worst.
[[nodiscard]] int worse(int a, int b);

/// Tells once what was done to the pictures while they were decoded: "Truncated: ...".
void noteImages(const RunResult& result, const OutputOptions& output);

/// What class folders tell of the answers; nothing without them.
void printAccuracy(const std::vector<VariantResult>& variants);

/// Tells how many images of a folder were left out.
void noteSkipped(const RunResult& result, const OutputOptions& output);
/// Tells which ones, where no document of text lists them.
void noteSkipped(const std::vector<SkippedImage>& skipped, const OutputOptions& output);

/// Tells once that predictions mean nothing, if some weights are random, and of the demo what it
/// knows, if a picture is of another kind.
void noteWeights(const RunResult& result, const OutputOptions& output);

/// All that the load of a file has to say: how it pads where the names do not say it, where its
/// head was read, what is left over, why predictions are off.
void noteLoad(const RunResult& result, const OutputOptions& output);

}  // namespace scalescope::cli
