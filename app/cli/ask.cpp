// SPDX-License-Identifier: Apache-2.0
#include "app/cli/ask.h"

#include "core/session/job.h"
#include "core/session/session.h"

namespace scalescope::cli {

ResultPtr detail::ask(const std::string& title, AnyQuestion question, const OutputOptions& output) {
    Session session;
    ProgressBar bar(output);
    RunContext context = bar.context();
    Job job;
    job.title = title;
    job.question = questionOf(std::move(question));
    const Outcome outcome = session.run(job, context);
    bar.clear();
    if (const auto* failure = std::get_if<Failure>(&outcome))
        throw Error(*failure);
    if (std::holds_alternative<Canceled>(outcome))
        throw Canceled{};
    return std::get<ResultPtr>(outcome);
}

}  // namespace scalescope::cli
