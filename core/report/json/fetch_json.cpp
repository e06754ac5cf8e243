// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/fetch_json.h"

#include "core/model/variant.h"
#include "core/report/json/json_values.h"

namespace scalescope {

using detail::Json;

namespace {

/// Of the plan; file is what came of it, if it was fetched.
Json fileJson(const FetchPlan& plan, const PlannedFile& planned, const FetchedFile* file) {
    const PublishedWeights* published = planned.published;
    Json json;
    json["variant"] =
        published ? Json(family().at(static_cast<std::size_t>(published->variant)).spec.name)
                  : Json(nullptr);
    json["release"] = published ? Json(std::string(published->release())) : Json(nullptr);
    json["repository"] = detail::textJson(plan.repository);
    json["file"] = planned.wish.name;
    json["url"] = planned.wish.url;
    json["path"] = (file ? file->path : plan.folder / planned.wish.name).string();
    json["bytes"] = file ? file->bytes : planned.bytes;
    json["state"] = !file ? "planned" : file->wasThere ? "there" : "fetched";
    json["check"] = fetchCheckWord(planned.wish.check);
    json["sha256"] = file ? Json(file->sha256) : Json(nullptr);
    json["resumedFromBytes"] = file ? Json(file->resumedFrom) : Json(nullptr);
    json["source"] = planned.source;
    json["licence"] = detail::textJson(planned.licence);
    return json;
}

}  // namespace

std::string weightsFetchJson(const std::vector<FetchedPlan>& plans,
                             const Environment& environment) {
    Json document = detail::documentHead("weights-fetch", environment, std::nullopt);
    document["terms"] = std::string(trainingTerms());
    document["files"] = Json::array();
    for (const FetchedPlan& fetched : plans)
        for (std::size_t i = 0; i < fetched.plan.files.size(); ++i)
            document["files"].push_back(
                fileJson(fetched.plan, fetched.plan.files[i],
                         i < fetched.files.size() ? &fetched.files[i] : nullptr));
    return detail::textOf(document);
}

}  // namespace scalescope
