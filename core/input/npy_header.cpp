// SPDX-License-Identifier: Apache-2.0
#include "core/input/npy_header.h"

#include <algorithm>
#include <charconv>

namespace scalescope {

namespace {

constexpr std::size_t kMaxDimensions = 32;

/// Reads the Python dict literal of the header; knows only the three keys it must have.
class HeaderParser {
public:
    explicit HeaderParser(std::string_view text) : m_text(text) {}

    /// nullopt when the text is not such a dict.
    std::optional<NpyHeader> parse() {
        NpyHeader header;
        bool hasDtype = false, hasOrder = false, hasShape = false;
        if (!take('{'))
            return std::nullopt;
        while (!take('}')) {
            const auto key = quoted();
            if (!key || !take(':'))
                return std::nullopt;
            bool* seen = *key == "descr"           ? &hasDtype
                         : *key == "fortran_order" ? &hasOrder
                                                   : nullptr;
            seen = *key == "shape" ? &hasShape : seen;
            if (seen == nullptr || *seen || !value(*key, header))
                return std::nullopt;
            *seen = true;
            if (!take(',') && !peek('}'))
                return std::nullopt;
        }
        skipSpace();
        if (!m_text.empty() || !hasDtype || !hasOrder || !hasShape)
            return std::nullopt;
        return header;
    }

private:
    void skipSpace() {
        const auto begin = m_text.find_first_not_of(" \t\r\n");
        m_text.remove_prefix(std::min(begin, m_text.size()));
    }
    bool peek(char c) {
        skipSpace();
        return m_text.starts_with(c);
    }
    bool take(char c) {
        const bool there = peek(c);
        if (there)
            m_text.remove_prefix(1);
        return there;
    }
    bool takeWord(std::string_view word) {
        skipSpace();
        const bool there = m_text.starts_with(word);
        if (there)
            m_text.remove_prefix(word.size());
        return there;
    }
    std::optional<std::string> quoted() {
        skipSpace();
        const char mark = m_text.empty() ? '\0' : m_text.front();
        if (mark != '\'' && mark != '"')
            return std::nullopt;
        const auto end = m_text.find(mark, 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        std::string word(m_text.substr(1, end - 1));
        m_text.remove_prefix(end + 1);
        return word;
    }
    bool value(const std::string& key, NpyHeader& header) {
        if (key == "shape")
            return shape(header.shape);
        if (key == "fortran_order") {
            header.fortranOrder = takeWord("True");
            return header.fortranOrder || takeWord("False");
        }
        if (peek('[')) {  // a list of fields: a structured array
            header.dtype = "a structured type";
            return skipList();
        }
        const auto text = quoted();
        header.dtype = text.value_or("");
        return text.has_value();
    }
    bool skipList() {
        int depth = 0;
        do {
            if (m_text.empty())
                return false;
            depth += m_text.front() == '[' ? 1 : m_text.front() == ']' ? -1 : 0;
            m_text.remove_prefix(1);
        } while (depth > 0);
        return true;
    }
    bool shape(std::vector<std::int64_t>& sizes) {
        if (!take('('))
            return false;
        while (!take(')')) {
            skipSpace();
            std::int64_t size = -1;
            const char* const end = m_text.data() + m_text.size();
            const auto [stop, problem] = std::from_chars(m_text.data(), end, size);
            if (problem != std::errc() || size < 0 || sizes.size() == kMaxDimensions)
                return false;
            m_text.remove_prefix(static_cast<std::size_t>(stop - m_text.data()));
            sizes.push_back(size);
            if (!take(',') && !peek(')'))
                return false;
        }
        return true;
    }

    std::string_view m_text;
};

}  // namespace

std::optional<NpyHeader> parseNpyHeader(std::string_view text) {
    return HeaderParser(text).parse();
}

}  // namespace scalescope
