// SPDX-License-Identifier: Apache-2.0
// A question put to a session, and what is in its answer.
#pragma once

#include "core/session/job.h"
#include "core/session/result.h"

#include <string>
#include <utility>
#include <variant>

namespace scalescope::test {

inline Job jobOf(Question question) {
    Job job;
    job.id = 7;
    job.title = "B0: test";
    job.question = std::move(question);
    return job;
}

inline InputRequest sample(const std::string& name = "chelsea") {
    InputRequest input;
    input.images.push_back({.path = {}, .sample = name, .loaded = {}, .classLabel = {}});
    return input;
}

template <typename T>
const T& as(const Outcome& outcome) {
    return std::get<T>(*std::get<ResultPtr>(outcome));
}

}  // namespace scalescope::test
