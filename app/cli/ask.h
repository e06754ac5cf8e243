// SPDX-License-Identifier: Apache-2.0
// One question to core, with progress.
#pragma once

#include "app/cli/console.h"
#include "core/session/asking.h"

#include <memory>
#include <string>
#include <utility>

namespace scalescope::cli {

namespace detail {
[[nodiscard]] ResultPtr ask(const std::string& title, AnyQuestion question,
                            const OutputOptions& output);
}  // namespace detail

/// Throws: Error as the job fails; Canceled.
template <typename Asked>
std::shared_ptr<const typename Asked::Answer> ask(const std::string& title, Asked question,
                                                  const OutputOptions& output) {
    return answerTo<Asked>(detail::ask(title, AnyQuestion(std::move(question)), output));
}

}  // namespace scalescope::cli
