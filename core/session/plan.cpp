// SPDX-License-Identifier: Apache-2.0
#include "core/session/plan.h"

#include "core/base/error.h"
#include "core/session/feeding.h"
#include "core/session/job.h"

#include <algorithm>
#include <cstddef>

namespace scalescope {

namespace {

RunRequest runRequestFor(const Request& request, const NetworkSpec& network) {
    const auto named = request.weightsFor.find(network.name);
    return {network, named != request.weightsFor.end() ? named->second : request.weights,
            request.options, request.thresholds};
}

Job makeJob(const std::string& question, const NetworkSpec& network, Question body) {
    Job job;
    job.replaceKey = question + ":" + network.name;
    job.title = displayName(network) + ": " + question;
    job.question = std::move(body);
    return job;
}

}  // namespace

std::vector<Job> plan(const Request& request) {
    if (request.networks.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "No variant is chosen; choose at least one of b0..b7.");
    if (request.diagnose && request.input.images.empty() && !request.input.tensor)
        throw Error(ErrorCode::ArgumentInvalid, "There is nothing to run on; give an image.");
    std::vector<Job> jobs;
    if (request.diagnose)
        for (const NetworkSpec& network : request.networks)
            jobs.push_back(makeJob(
                "diagnose", network,
                DiagnoseJob{runRequestFor(request, network), request.input, request.questions}));
    if (request.benchmark)
        for (const NetworkSpec& network : request.networks)
            jobs.push_back(
                makeJob("benchmark", network,
                        BenchmarkJob{runRequestFor(request, network), request.benchmarkOptions}));
    return jobs;
}

void decodeFirst(InputRequest& input) {
    constexpr std::size_t kKept = 4;
    std::vector<ImageSource>& images = input.images.edit();
    std::size_t kept = 0, next = 0;
    for (; next < images.size() && kept < kKept; ++next) {
        ImageSource source = std::move(images[next]);
        try {
            source.loaded = loadSource(source, input.decode);
            images[kept++] = std::move(source);
        } catch (const Error& error) {
            if (!maySkip(source, error.failure()))
                throw;
            input.skipped.push_back(skippedImage(source.path, error.failure()));
        }
    }
    images.erase(images.begin() + static_cast<std::ptrdiff_t>(kept),
                 images.begin() + static_cast<std::ptrdiff_t>(next));
    if (images.empty() && !input.skipped.empty())
        failAllSkipped(input.skipped);
}

std::vector<NetworkSpec> networksOf(const std::vector<int>& variants) {
    std::vector<NetworkSpec> networks;
    for (const int variant : variants)
        networks.push_back(family().at(static_cast<std::size_t>(variant)).spec);
    return networks;
}

}  // namespace scalescope
