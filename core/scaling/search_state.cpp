// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/search_state.h"

#include "core/base/file_io.h"
#include "core/base/file_write.h"
#include "core/base/json_text.h"
#include "core/base/setting.h"

#include <algorithm>
#include <system_error>

namespace scalescope {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kStateSchema = "scalescope/scale-search-state/1";
constexpr const char* kKeyPrefix = "--";  ///< of the options' names in the file
constexpr std::uint64_t kLargestState = std::uint64_t{16} << 20;

[[noreturn]] void refuseFile(const std::filesystem::path& path) {
    throw settingError(ErrorCode::HeaderInvalid,
                       path.string() + ": it is not the state of a search; leave out " +
                           settingMark("resume") + " to begin anew.",
                       Subject::Input);
}

Json rungJson(const RungScore& rung) {
    return {{"pictures", rung.pictures},
            {"right", rung.right},
            {"judged", rung.judged},
            {"loss", rung.loss}};
}

RungScore rungIn(const Json& json) {
    return {.pictures = json.at("pictures").get<std::int64_t>(),
            .right = json.at("right").get<std::int64_t>(),
            .judged = json.at("judged").get<std::int64_t>(),
            .loss = json.at("loss").get<double>()};
}

bool plausible(const RungScore& rung) {
    return rung.pictures > 0 && rung.judged > 0 && rung.right >= 0 && rung.right <= rung.judged;
}

void compareOptions(const std::filesystem::path& path, const Json& found,
                    const SearchOptionTexts& options) {
    for (const auto& [name, text] : options) {
        const auto other = found.at(kKeyPrefix + name).get<std::string>();
        if (other != text)
            throw settingError(ErrorCode::ArgumentInvalid,
                               path.string() + ": it belongs to a search with " +
                                   settingMark(name) + " " + other + ", not " + text +
                                   "; give the same options, or leave out " +
                                   settingMark("resume") + " to begin anew.");
    }
}

void takeRungs(const Json& entry, std::vector<SearchCandidate>& candidates) {
    const auto isIt = [&](const SearchCandidate& candidate) {
        const Coefficients& c = candidate.network.coefficients;
        return entry.at("alpha").get<double>() == c.alpha &&
               entry.at("beta").get<double>() == c.beta &&
               entry.at("gamma").get<double>() == c.gamma;
    };
    const auto candidate = std::ranges::find_if(candidates, isIt);
    if (candidate == candidates.end())
        throw std::out_of_range("no such candidate");
    std::vector<RungScore> rungs;
    for (const Json& rung : entry.at("rungs")) {
        rungs.push_back(rungIn(rung));
        if (!plausible(rungs.back()))
            throw std::out_of_range("no such rung");
    }
    candidate->rungs = std::move(rungs);
}

}  // namespace

void writeSearchState(const std::filesystem::path& path, const SearchOptionTexts& options,
                      const std::vector<SearchCandidate>& candidates) {
    Json document{
        {"schema", kStateSchema}, {"options", Json::object()}, {"candidates", Json::array()}};
    for (const auto& [name, text] : options)
        document["options"][kKeyPrefix + name] = text;
    for (const SearchCandidate& candidate : candidates) {
        const Coefficients& c = candidate.network.coefficients;
        Json entry{
            {"alpha", c.alpha}, {"beta", c.beta}, {"gamma", c.gamma}, {"rungs", Json::array()}};
        for (const RungScore& rung : candidate.rungs)
            entry["rungs"].push_back(rungJson(rung));
        document["candidates"].push_back(std::move(entry));
    }
    writeFileAtomically(path, document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

void readSearchState(const std::filesystem::path& path, const SearchOptionTexts& options,
                     std::vector<SearchCandidate>& candidates) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw settingError(ErrorCode::FileMissing,
                           path.string() + ": no search was begun here; leave out " +
                               settingMark("resume") + " to begin one.",
                           Subject::Input);
    const auto bytes = readFile(path, kLargestState, Subject::Input);
    const auto read = parsedJson<Json>({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!read)
        refuseFile(path);
    try {
        const Json& document = *read;
        if (document.at("schema") != kStateSchema)
            refuseFile(path);
        compareOptions(path, document.at("options"), options);
        const Json& entries = document.at("candidates");
        if (entries.size() != candidates.size())
            throw std::out_of_range("some candidates are missing");
        for (const Json& entry : entries)
            takeRungs(entry, candidates);
    } catch (const Json::exception&) {
        refuseFile(path);
    } catch (const std::out_of_range&) {
        refuseFile(path);
    }
}

}  // namespace scalescope
