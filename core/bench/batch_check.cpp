// SPDX-License-Identifier: Apache-2.0
#include "core/bench/batch_check.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <algorithm>

namespace scalescope {

namespace {

/// What is known of which batches go, and which to try next.
class Search {
public:
    explicit Search(std::int64_t planned) {
        m_next = {1};
        if (planned > 1)
            m_next.push_back(planned);
        if (planned > 0)
            m_next.push_back(planned + 1);
    }

    [[nodiscard]] const std::vector<std::int64_t>& next() const { return m_next; }
    [[nodiscard]] std::int64_t ran() const { return m_ran; }
    [[nodiscard]] std::int64_t refused() const { return m_refused; }
    [[nodiscard]] bool done() const { return m_refused > 0 && m_refused <= m_ran + 1; }

    void learn(const std::vector<LimitedTrial>& trials) {
        for (const LimitedTrial& trial : trials)
            if (trial.ran)
                m_ran = std::max(m_ran, trial.batch);
        for (const LimitedTrial& trial : trials)
            if (!trial.ran && (m_refused == 0 || trial.batch < m_refused))
                m_refused = trial.batch;
        if (m_refused > 0 && m_refused < m_ran)
            m_refused = 0;  // refused once, and more was had: another one is looked for
        const std::int64_t step = m_step;
        m_step *= 4;
        m_next = {m_refused == 0 ? m_ran + step : std::max(m_ran + 1, m_refused - step)};
    }

private:
    std::vector<std::int64_t> m_next;
    std::int64_t m_ran = 0, m_refused = 0, m_step = 1;
};

/// A process that died at a batch was refused it.
void closeUnanswered(const LimitedRequest& request, LimitedPasses& passes) {
    if (passes.trials.size() >= request.batches.size())
        return;
    LimitedTrial& trial = passes.trials.emplace_back();
    trial.batch = request.batches[passes.trials.size() - 1];
}

}  // namespace

std::optional<std::int64_t> BatchCheck::outsideBytes(std::int64_t batch) const {
    const auto last = std::ranges::find_if(
        passes.trials, [&](const LimitedTrial& each) { return each.ran && each.batch == batch; });
    if (last == passes.trials.end() || !last->passBytes || !passes.weightBytes)
        return std::nullopt;
    return *passes.weightBytes + *last->passBytes;
}

BatchCheck checkBatch(const BatchCheckRequest& request, const LimitedRunner& runner,
                      RunContext& context) {
    constexpr int kRounds = 6;
    if (request.options.device != "cpu")
        throw Error(ErrorCode::DeviceUnavailable,
                    "A batch is tried under a limit of the system on the CPU only; choose it, or "
                    "go by the plan.");
    const auto graph = buildGraph(request.spec);
    BatchCheck check;
    check.spec = request.spec;
    check.budgetBytes = request.budgetBytes;
    check.planned = largestBatchWithin(request.budgetBytes, *graph, request.options);
    Search search(check.planned);
    for (int round = 0; round < kRounds && !search.done(); ++round) {
        context.checkpoint(static_cast<double>(round) / kRounds,
                           "batch " + std::to_string(search.next().back()) + " under the limit");
        const LimitedRequest trial{request.spec, request.options, request.budgetBytes,
                                   search.next()};
        LimitedPasses passes = limitedPassesOf(runner(trial, context));
        if (passes.limit.empty())
            throw Error(ErrorCode::DeviceUnavailable,
                        "This system enforces no limit on the memory of a process, so that a batch "
                        "cannot be verified; go by the plan.");
        closeUnanswered(trial, passes);
        search.learn(passes.trials);
        passes.trials.insert(passes.trials.begin(), check.passes.trials.begin(),
                             check.passes.trials.end());
        check.passes = std::move(passes);
    }
    check.ran = search.ran();
    check.refused = search.refused();
    check.need = memoryNeed(*graph, request.options, std::max<std::int64_t>(check.ran, 1));
    return check;
}

std::string sentenceOf(const BatchCheck& check) {
    const std::string name = displayName(check.spec), limit = formatBytes(check.budgetBytes);
    const auto images = [](std::int64_t count) {
        return std::to_string(count) + (count == 1 ? " image" : " images at once");
    };
    std::string text = check.confirmed() ? "Verified: " : "Tried: ";
    text += "under a limit of " + limit + " " + name;
    text += check.ran > 0 ? " ran " + images(check.ran) : std::string(" ran none");
    if (check.refused > 0)
        text += " and was refused " + images(check.refused);
    if (!check.confirmed())
        text += "; planned was " + images(check.planned);
    if (const auto outside = check.outsideBytes(check.ran))
        text += "; it held " + formatBytes(*outside) + ", " + formatBytes(check.need.totalBytes()) +
                " planned";
    return text + ".";
}

}  // namespace scalescope
