// SPDX-License-Identifier: Apache-2.0
// JSON of files that nobody vouches for: small text can ask for much memory, and deep nesting for
// the stack of whoever copies it. Only sources include this: the library's header is large.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

struct JsonLimits {
    int depth = 64;                  ///< lists and objects within each other
    std::size_t values = 4'000'000;  ///< of all kinds, keys too; each takes at most 120 bytes
};

/// Counts a text's values without making any. onKey: called with every key and how many lists and
/// objects stand around it; what it throws goes through.
template <typename Json, typename OnKey>
class JsonCensus : public nlohmann::json_sax<Json> {
    using Base = nlohmann::json_sax<Json>;

public:
    JsonCensus(const JsonLimits& limits, OnKey& onKey) : m_limits(limits), m_onKey(onKey) {}

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(typename Base::number_integer_t) override { return count(); }
    bool number_unsigned(typename Base::number_unsigned_t) override { return count(); }
    bool number_float(typename Base::number_float_t, const typename Base::string_t&) override {
        return count();
    }
    bool string(typename Base::string_t&) override { return count(); }
    bool binary(typename Base::binary_t&) override { return count(); }
    bool start_object(std::size_t) override { return begin(); }
    bool start_array(std::size_t) override { return begin(); }
    bool end_object() override { return end(); }
    bool end_array() override { return end(); }
    bool key(typename Base::string_t& name) override {
        m_onKey(m_depth, name);
        return count();
    }
    bool parse_error(std::size_t, const std::string&, const typename Json::exception&) override {
        return false;
    }

    /// Why it stopped.
    [[nodiscard]] bool tooDeep() const { return m_depth > m_limits.depth; }
    [[nodiscard]] bool tooMany() const { return m_values > m_limits.values; }

private:
    bool count() { return ++m_values <= m_limits.values; }
    bool begin() { return m_depth++ < m_limits.depth && count(); }
    bool end() {
        --m_depth;
        return true;
    }

    const JsonLimits& m_limits;
    OnKey& m_onKey;
    int m_depth = 0;
    std::size_t m_values = 0;
};

/// The document; nullopt when it is not JSON or beyond the limits. onKey as of JsonCensus. Read
/// twice: the library's own parser with a callback looks through a list again for each of its
/// objects. Json: nlohmann::json, or ordered.
template <typename Json, typename OnKey>
[[nodiscard]] std::optional<Json> parsedJson(std::string_view text, const JsonLimits& limits,
                                             OnKey&& onKey) {
    JsonCensus<Json, OnKey> census(limits, onKey);
    if (!Json::sax_parse(text.begin(), text.end(), &census))
        return std::nullopt;
    return Json::parse(text.begin(), text.end());
}

/// Of a text of which parsedJson makes nothing: "this is not valid JSON", or beyond which limit.
template <typename Json>
[[nodiscard]] std::string jsonFault(std::string_view text, const JsonLimits& limits = {}) {
    const auto ignored = [](int, const std::string&) {};
    JsonCensus<Json, decltype(ignored)> census(limits, ignored);
    static_cast<void>(Json::sax_parse(text.begin(), text.end(), &census));
    if (census.tooDeep())
        return "its values are nested more than " + std::to_string(limits.depth) + " deep";
    return census.tooMany() ? "it has more than " + std::to_string(limits.values) + " values"
                            : "this is not valid JSON";
}

template <typename Json>
[[nodiscard]] std::optional<Json> parsedJson(std::string_view text, const JsonLimits& limits = {}) {
    return parsedJson<Json>(text, limits, [](int, const std::string&) {});
}

}  // namespace scalescope
