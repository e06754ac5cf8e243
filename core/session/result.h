// SPDX-License-Identifier: Apache-2.0
// Every answer of core. Who asks one question includes its answer, not this list.
#pragma once

#include "core/bench/benchmark.h"
#include "core/bench/machine_roof.h"
#include "core/diagnostics/diagnosis.h"
#include "core/scaling/budget_fit.h"
#include "core/session/job.h"
#include "core/weights/compare.h"

#include <variant>

namespace scalescope {

namespace detail {
template <typename Questions>
struct AnswersTo;
template <typename... Each>
struct AnswersTo<std::variant<Each...>> {
    using Type = std::variant<typename Each::Answer...>;
};
}  // namespace detail

/// The answer to any of the questions, in their order.
struct Result : detail::AnswersTo<Question>::Type {
    using Answers = detail::AnswersTo<Question>::Type;
    using Answers::Answers;
};

}  // namespace scalescope
