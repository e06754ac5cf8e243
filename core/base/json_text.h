// SPDX-License-Identifier: Apache-2.0
// JSON of files that nobody vouches for: small text can ask for much memory, and deep nesting for
// the stack of whoever copies it. Only sources include this: the library's header is large.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace scalescope {

struct JsonLimits {
    int depth = 64;                  ///< lists and objects within each other
    std::size_t values = 4'000'000;  ///< of all kinds, keys too; each takes at most 120 bytes
};

/// The document; nullopt when it is not JSON or beyond the limits. watch: called for every event,
/// with depth, event and value; what it throws goes through. Json: nlohmann::json, or ordered.
template <typename Json, typename Watch>
[[nodiscard]] std::optional<Json> parsedJson(std::string_view text, const JsonLimits& limits,
                                             Watch&& watch) {
    struct Beyond {};
    std::size_t values = 0;
    const auto check = [&](int depth, typename Json::parse_event_t event, Json& value) {
        using Event = typename Json::parse_event_t;
        const bool begins = event == Event::object_start || event == Event::array_start;
        const bool counts = begins || event == Event::key || event == Event::value;
        if ((begins && depth >= limits.depth) || (counts && ++values > limits.values))
            throw Beyond{};
        watch(depth, event, value);
        return true;
    };
    try {
        Json document = Json::parse(text.begin(), text.end(), check, false);
        return document.is_discarded() ? std::nullopt : std::optional<Json>(std::move(document));
    } catch (const Beyond&) {
        return std::nullopt;
    }
}

template <typename Json>
[[nodiscard]] std::optional<Json> parsedJson(std::string_view text, const JsonLimits& limits = {}) {
    return parsedJson<Json>(text, limits, [](int, typename Json::parse_event_t, Json&) {});
}

}  // namespace scalescope
