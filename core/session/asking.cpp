// SPDX-License-Identifier: Apache-2.0
#include "core/session/asking.h"

#include "core/session/result.h"

#include <optional>

namespace scalescope {

namespace {

template <typename Each>
void takeIf(std::optional<Question>& taken, const AnyQuestion& asked) {
    if (asked.type() == typeid(Each))
        taken.emplace(std::move(*static_cast<Each*>(asked.value())));
}

template <typename... Each>
std::optional<Question> takeFrom(const AnyQuestion& asked,
                                 std::type_identity<std::variant<Each...>> /*all*/) {
    std::optional<Question> taken;
    (takeIf<Each>(taken, asked), ...);
    return taken;
}

template <typename... Each>
const void* findAnswer(const Result& result, std::type_index asked,
                       std::type_identity<std::variant<Each...>> /*all*/) {
    const void* found = nullptr;
    ((found = asked == typeid(Each) ? std::get_if<typename Each::Answer>(&result) : found), ...);
    return found;
}

}  // namespace

Question questionOf(AnyQuestion question) {
    if (std::optional<Question> taken = takeFrom(question, std::type_identity<Question>()))
        return *std::move(taken);
    throw Error(ErrorCode::Internal,
                "A question is not in the list of core/session/job.h; please report this defect.");
}

const void* detail::answerIn(const Result& result, std::type_index asked) {
    return findAnswer(result, asked, std::type_identity<Question>());
}

std::string reasonOf(const Failure& failure, const NetworkSpec& spec) {
    const std::string prefix = displayName(spec) + ": ";
    return failure.message.starts_with(prefix) ? failure.message.substr(prefix.size())
                                               : failure.message;
}

}  // namespace scalescope
