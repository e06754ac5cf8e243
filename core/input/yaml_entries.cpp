// SPDX-License-Identifier: Apache-2.0
#include "core/input/yaml_entries.h"

#include "core/base/ascii.h"
#include "core/input/label_text.h"

#include <algorithm>
#include <utility>

namespace scalescope {

namespace {

constexpr std::string_view kBlanks = " \t";

bool isBlank(char c) {
    return kBlanks.find(c) != std::string_view::npos;
}

/// Follows a text character by character: what stands within quotes is only text.
class Quotes {
public:
    /// Whether c, which follows on the last one, stands outside of quotes and opens none.
    bool isOutside(char c) {
        const char before = std::exchange(m_before, c);
        if (m_open != '\0') {
            const bool closes = c == m_open && !m_isEscaped;
            m_isEscaped = m_open == '"' && c == '\\' && !m_isEscaped;
            if (closes)
                m_open = '\0';
            return false;
        }
        // An apostrophe within a word opens nothing; a doubled one within quotes is text.
        constexpr std::string_view opensBehind = " \t[{,:";
        const bool opens = c == '"' || c == '\'';
        if (!opens || (opensBehind.find(before) == std::string_view::npos && before != '\''))
            return true;
        m_open = c;
        return false;
    }

private:
    char m_open = '\0', m_before = ' ';
    bool m_isEscaped = false;
};

std::string_view withoutComment(std::string_view line) {
    Quotes quotes;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (quotes.isOutside(line[i]) && line[i] == '#' && (i == 0 || isBlank(line[i - 1])))
            return line.substr(0, i);
    return line;
}

/// Brackets that are open behind text.
int openBrackets(std::string_view text) {
    Quotes quotes;
    int open = 0;
    for (const char c : text)
        if (quotes.isOutside(c))
            open += (c == '[' || c == '{') ? 1 : (c == ']' || c == '}') ? -1 : 0;
    return open;
}

bool opensBracket(std::string_view text) {
    return text.starts_with('[') || text.starts_with('{');
}

/// One line without comment and blanks around it.
YamlEntry entryOf(std::string_view text) {
    YamlEntry entry;
    if (text == "-" || text.starts_with("- ")) {
        entry.isItem = true;
        entry.value = trimmed(text.substr(1));
    } else if (const auto pair = opensBracket(text) ? std::nullopt : yamlPair(text)) {
        entry.hasKey = true;
        entry.key = yamlText(pair->key);
        entry.value = pair->value;
    } else {
        entry.value = text;
    }
    return entry;
}

/// What lies above the next line, the innermost last.
class Above {
public:
    std::size_t parentOf(const std::vector<YamlEntry>& entries, const YamlEntry& next) {
        while (!m_open.empty() && !holds(entries[m_open.back()], next))
            m_open.pop_back();
        const std::size_t parent = m_open.empty() ? YamlEntry::kNoParent : m_open.back();
        m_open.push_back(entries.size());
        return parent;
    }

private:
    /// The dashes of a list may stand right under its key.
    static bool holds(const YamlEntry& above, const YamlEntry& next) {
        return above.indent < next.indent ||
               (above.indent == next.indent && next.isItem && above.hasKey);
    }
    std::vector<std::size_t> m_open;
};

}  // namespace

std::string yamlText(std::string_view value) {
    const std::string_view inside = unquoted(value);
    if (inside.size() == trimmed(value).size())
        return std::string(inside);
    const char quote = trimmed(value).front();
    std::string text;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const bool isMark = inside[i] == (quote == '"' ? '\\' : '\'');
        const bool escapes = isMark && i + 1 < inside.size() &&
                             (inside[i + 1] == quote || inside[i + 1] == inside[i]);
        i += escapes ? 1 : 0;
        text += inside[i];
    }
    return text;
}

std::optional<YamlPair> yamlPair(std::string_view text) {
    Quotes quotes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!quotes.isOutside(text[i]) || text[i] != ':')
            continue;
        const std::string_view key = trimmed(text.substr(0, i));
        if (i + 1 == text.size() || isBlank(text[i + 1]) || labelIndex(key))
            return YamlPair{key, trimmed(text.substr(i + 1))};
    }
    return std::nullopt;
}

std::vector<YamlEntry> yamlEntries(const std::vector<std::string>& lines) {
    std::vector<YamlEntry> entries;
    Above above;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = withoutComment(lines[i]);
        const std::string_view text = trimmed(line);
        if (text.empty() || text == "---" || text == "...")
            continue;
        YamlEntry entry = entryOf(text);
        entry.indent = line.find_first_not_of(kBlanks);
        if (opensBracket(entry.value))
            for (int open = openBrackets(entry.value); open > 0 && i + 1 < lines.size();) {
                const std::string_view more = trimmed(withoutComment(lines[++i]));
                entry.value.append(" ").append(more);
                open += openBrackets(more);
            }
        entry.parent = above.parentOf(entries, entry);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::optional<std::vector<std::string>> yamlCells(std::string_view value) {
    value = trimmed(value);
    if (value.size() < 2 || !opensBracket(value) || value.back() != (value[0] == '[' ? ']' : '}'))
        return std::nullopt;
    value = value.substr(1, value.size() - 2);
    std::vector<std::string> cells(1);
    Quotes quotes;
    for (const char c : value) {
        const bool isOutside = quotes.isOutside(c);
        if (isOutside && std::string_view("[]{}").find(c) != std::string_view::npos)
            return std::nullopt;
        if (isOutside && c == ',')
            cells.emplace_back();
        else
            cells.back() += c;
        if (cells.size() > kMaxLabels)
            return std::nullopt;
    }
    for (std::string& cell : cells)
        cell = std::string(trimmed(cell));
    if (cells.back().empty())
        cells.pop_back();
    return cells;
}

}  // namespace scalescope
