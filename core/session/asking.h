// SPDX-License-Identifier: Apache-2.0
// How one question goes to the session and its answer comes back, for who does not know the others.
#pragma once

#include "core/base/error.h"
#include "core/base/run_context.h"

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <variant>

namespace scalescope {

struct Job;     // job.h: all questions
struct Result;  // result.h: all answers
struct NetworkSpec;

using ResultPtr = std::shared_ptr<const Result>;
using Outcome = std::variant<ResultPtr, Failure, Canceled>;

/// Runs one job: Session::run, or a fake in tests of the window.
using Runner = std::function<Outcome(const Job&, RunContext&)>;

/// How a question waits until it is run.
struct Turn {
    std::string title{};       ///< "B3: diagnose" for progress
    std::string replaceKey{};  ///< a pending job with the same key is replaced; empty: never
    bool latestWins = false;   ///< a running one with the same key is cancelled as well
    bool urgent = false;       ///< goes before pending ones that are not
    bool givesWay = false;     ///< is told when another one waits (RunContext::othersWait)
};

/// A question is a struct of questions/: it names its Answer.
template <typename Type>
concept IsQuestion = requires {
    typename Type::Answer;
};

/// A question of some type; questionOf (job.h) tells which.
class AnyQuestion {
public:
    template <typename Asked>
    requires IsQuestion<Asked>
    explicit AnyQuestion(Asked question)
        : m_type(typeid(Asked)), m_value(std::make_shared<Asked>(std::move(question))) {}

    [[nodiscard]] std::type_index type() const { return m_type; }
    [[nodiscard]] void* value() const { return m_value.get(); }

private:
    std::type_index m_type;
    std::shared_ptr<void> m_value;
};

namespace detail {
/// Points to the Answer of that type of question; null when the result answers another one.
[[nodiscard]] const void* answerIn(const Result& result, std::type_index asked);
}  // namespace detail

/// Null when the result answers another type of question.
template <typename Asked>
requires IsQuestion<Asked>
[[nodiscard]] std::shared_ptr<const typename Asked::Answer> answerTo(const ResultPtr& result) {
    using Answer = const typename Asked::Answer;
    const void* answer = result ? detail::answerIn(*result, typeid(Asked)) : nullptr;
    return answer ? std::shared_ptr<Answer>(result, static_cast<Answer*>(answer)) : nullptr;
}

/// Why a network failed, without its name in front: some messages begin with "B3: ", and who shows
/// one names the network already.
[[nodiscard]] std::string reasonOf(const Failure& failure, const NetworkSpec& spec);

}  // namespace scalescope
