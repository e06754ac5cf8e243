// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_fetch_weights.h"

#include "core/fetch/fetch_file.h"
#include "core/fetch/published_files.h"
#include "core/session/questions/fetch_weights_job.h"

namespace scalescope {

FetchedWeights answer(const FetchWeightsJob& job, RunContext& context) {
    const PublishedWeights* entry = publishedById(job.catalogId);
    if (!entry)
        throw Error(ErrorCode::ArgumentInvalid,
                    job.catalogId + ": no weights are published under this name.");
    const FetchSettings settings = job.settings ? *job.settings : fetchSettings();
    return {job.catalogId, entry->variant,
            fetchFile(wishFor(*entry, job.folder, settings), settings, context)};
}

}  // namespace scalescope
