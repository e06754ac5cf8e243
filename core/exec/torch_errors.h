// SPDX-License-Identifier: Apache-2.0
// Turns what LibTorch throws into core's Error; out of memory is told apart.
#pragma once

#include "core/base/error.h"

#include <exception>
#include <string>

namespace scalescope::detail {

/// The failure behind an exception that is in flight. Call only inside a catch block.
/// what: "B7: the pass", begins the sentence.
[[nodiscard]] Failure currentFailure(const std::string& what) noexcept;

/// Runs part; everything that it throws leaves as Error or Canceled.
template <typename Part>
auto guarded(const std::string& what, Part&& part) {
    try {
        return part();
    } catch (const Canceled&) {
        throw;
    } catch (const Error&) {
        throw;
    } catch (...) {
        throw Error(currentFailure(what));
    }
}

}  // namespace scalescope::detail
