// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/safetensors_header.h"

#include "core/weights/formats/archive.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>

namespace scalescope {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxRank = 32;

constexpr std::array<std::pair<std::string_view, Dtype>, 10> kDtypes{{{"F32", Dtype::F32},
                                                                      {"F16", Dtype::F16},
                                                                      {"BF16", Dtype::BF16},
                                                                      {"F64", Dtype::F64},
                                                                      {"I64", Dtype::I64},
                                                                      {"I32", Dtype::I32},
                                                                      {"I16", Dtype::I16},
                                                                      {"I8", Dtype::I8},
                                                                      {"U8", Dtype::U8},
                                                                      {"BOOL", Dtype::Bool}}};

/// Reads the header as a stream of events: JSON libraries' documents would hide duplicate keys.
class HeaderReader : public nlohmann::json_sax<Json> {
public:
    explicit HeaderReader(const Refusal& refuse) : m_refuse(refuse) {}

    std::vector<SafetensorsEntry> entries;
    std::vector<std::pair<std::string, std::string>> metadata;

    bool null() override { return other(); }
    bool boolean(bool) override { return other(); }
    bool number_integer(number_integer_t) override { return negativeOrReal(); }
    bool number_float(number_float_t, const string_t&) override { return negativeOrReal(); }
    bool binary(binary_t&) override { return other(); }

    bool number_unsigned(number_unsigned_t value) override {
        if (m_skip == 0 && m_array && m_list) {
            if (m_list->size() >= kMaxRank)
                m_refuse(ErrorCode::LimitExceeded,
                         "tensor " + shownName(entries.back().name) +
                             " has more than 32 dimensions; the file is damaged.");
            m_list->push_back(value);
            return true;
        }
        return other();
    }

    bool string(string_t& value) override {
        if (m_skip == 0 && m_depth == 2 && m_inMetadata)
            metadata.emplace_back(m_key, value);
        else if (m_skip == 0 && m_depth == 2 && m_key == "dtype")
            entries.back().dtype = value;
        else
            return other();
        return true;
    }

    bool start_object(std::size_t) override {
        if (m_skip > 0 || m_depth == 2)
            return skip();
        if (++m_depth == 2) {
            m_inMetadata = m_key == "__metadata__";
            if (!m_inMetadata)
                addEntry();
            m_fields.clear();
        }
        return true;
    }

    bool end_object() override {
        if (m_skip > 0)
            --m_skip;
        else
            --m_depth;
        return true;
    }

    bool key(string_t& name) override {
        if (m_skip > 0)
            return true;
        auto& seen = m_depth == 1 ? m_names : m_fields;
        if (!seen.insert(name).second)
            m_refuse(ErrorCode::HeaderInvalid, "the header holds the key " + shownName(name) +
                                                   " twice; the file is damaged or forged.");
        m_key = name;
        return true;
    }

    bool start_array(std::size_t) override {
        if (m_skip > 0 || m_depth != 2 || m_inMetadata || m_array || m_key == "dtype")
            return skip();
        m_list = m_key == "shape"          ? &entries.back().shape
                 : m_key == "data_offsets" ? &entries.back().offsets
                                           : nullptr;
        entries.back().hasShape = entries.back().hasShape || m_key == "shape";
        m_array = true;
        return true;
    }

    bool end_array() override {
        if (m_skip > 0) {
            --m_skip;
            return true;
        }
        m_array = false;
        m_list = nullptr;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        m_refuse(ErrorCode::HeaderInvalid, "the header is not JSON at byte " +
                                               std::to_string(8 + position) +
                                               "; the file is damaged or not safetensors.");
    }

private:
    void addEntry() {
        if (entries.size() >= kMaxTensors)
            m_refuse(ErrorCode::LimitExceeded, "the header names more than " +
                                                   std::to_string(kMaxTensors) +
                                                   " tensors; the file is damaged or forged.");
        entries.push_back({m_key, {}, {}, {}, false});
    }

    /// A value where the format has none: refused in what matters, ignored in unknown fields.
    bool other() {
        if (m_skip > 0 || (m_array && !m_list))
            return true;
        if (m_depth == 2 && m_inMetadata)
            m_refuse(ErrorCode::HeaderInvalid,
                     "__metadata__ holds something that is not text; the file is damaged.");
        if (m_depth == 2 && m_key != "dtype" && m_key != "shape" && m_key != "data_offsets")
            return true;
        m_refuse(ErrorCode::HeaderInvalid,
                 "the header's entry " + shownName(m_key) +
                     " has the wrong type; the file is damaged or not safetensors.");
    }

    bool negativeOrReal() {
        if (m_skip == 0 && m_list)
            m_refuse(ErrorCode::HeaderInvalid,
                     "tensor " + shownName(entries.back().name) +
                         " has a size or offset that is no whole number; the file "
                         "is damaged.");
        return other();
    }

    bool skip() {
        other();
        ++m_skip;
        return true;
    }

    const Refusal& m_refuse;
    std::set<std::string, std::less<>> m_names, m_fields;
    std::string m_key;
    std::vector<std::uint64_t>* m_list = nullptr;
    int m_depth = 0, m_skip = 0;
    bool m_inMetadata = false, m_array = false;
};

}  // namespace

SafetensorsHeader parseSafetensorsHeader(std::string_view text, const Refusal& refuse) {
    HeaderReader reader(refuse);
    if (!Json::sax_parse(text.begin(), text.end(), &reader))
        refuse(ErrorCode::HeaderInvalid, "the header cannot be read; the file is not safetensors.");
    return {std::move(reader.entries), std::move(reader.metadata)};
}

std::optional<Dtype> safetensorsDtype(std::string_view name) {
    for (const auto& [text, dtype] : kDtypes)
        if (text == name)
            return dtype;
    return std::nullopt;
}

std::string_view safetensorsName(Dtype dtype) {
    for (const auto& [text, known] : kDtypes)
        if (known == dtype)
            return text;
    return "F32";
}

std::string shownName(const std::string& name) {
    return '"' + (name.size() > 80 ? name.substr(0, 80) + "..." : name) + '"';
}

}  // namespace scalescope
