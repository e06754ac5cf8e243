// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_text.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

namespace scalescope {

namespace {

using Lines = std::vector<std::string>;

struct NumberedLine {
    std::size_t number = 0;
    std::string_view name;
};

/// "12 tench", "12: tench", "12,tench", "12\ttench"; nullopt: the line begins otherwise.
std::optional<NumberedLine> numberedLine(std::string_view line) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const auto number = labelIndex(line.substr(0, digits));
    if (!number || line.find_first_of(" \t:,;") != digits)
        return std::nullopt;
    line.remove_prefix(digits);
    const std::string_view name =
        trimmed(line.substr(std::min(line.find_first_not_of(" \t:,;"), line.size())));
    return name.empty() ? std::nullopt : std::optional(NumberedLine{*number, name});
}

/// One token of a Python literal as JSON, from at on, which moves behind it; empty: no such token.
std::string pythonToken(std::string_view text, std::size_t& at) {
    const char c = text[at];
    if (std::string_view("{}[],:").find(c) != std::string_view::npos) {
        ++at;
        return std::string(1, c);
    }
    if (c == '(' || c == ')') {
        ++at;
        return c == '(' ? "[" : "]";
    }
    std::string token;
    if (c >= '0' && c <= '9') {
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            token += text[at++];
        const std::size_t next = text.find_first_not_of(" \t\r\n", at);
        const bool isKey = next != std::string_view::npos && text[next] == ':';
        return isKey ? '"' + token + '"' : token;  // keys of JSON are texts
    }
    if (c != '\'' && c != '"')
        return {};
    token = "\"";
    for (++at; at < text.size() && text[at] != c; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            const char next = text[++at];
            token += next == '\'' ? std::string(1, next) : std::string{'\\', next};
        } else {
            token += text[at] == '"' ? std::string("\\\"") : std::string(1, text[at]);
        }
    }
    return at++ < text.size() ? token + '"' : std::string();
}

}  // namespace

std::optional<std::size_t> labelIndex(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

Lines cellsOf(std::string_view line, char separator) {
    Lines cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size() && cells.size() <= kMaxLabels; ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[++i];
        else if (c == '"' && (quoted || trimmed(cells.back()).empty()))
            quoted = !quoted;
        else if (c == separator && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    for (std::string& cell : cells)
        cell = std::string(trimmed(cell));
    return cells;
}

std::string_view unquoted(std::string_view text) {
    text = trimmed(text);
    const bool isQuoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                          text.back() == text.front();
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

Lines linesOf(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    Lines lines;
    while (!text.empty() && lines.size() <= kMaxLabels) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.emplace_back(text.substr(0, end));
        const bool both = text.substr(end).starts_with("\r\n");
        text.remove_prefix(std::min(text.size(), end + (both ? 2 : 1)));
    }
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

std::optional<Lines> namesInLine(std::string_view line) {
    Lines names;
    for (const std::string& cell : cellsOf(line, ',')) {
        names.emplace_back(unquoted(cell));
        if (names.back().empty())
            return std::nullopt;
    }
    return names;
}

void dropLineNumbers(Lines& lines) {
    for (const std::size_t from : {std::size_t{0}, std::size_t{1}}) {
        Lines names(lines.size());
        std::size_t found = 0;
        for (const std::string& line : lines) {
            const auto item = numberedLine(line);
            // None of them is there twice: no name is empty.
            if (!item || item->number < from || item->number - from >= names.size() ||
                !names[item->number - from].empty())
                break;
            names[item->number - from] = item->name;
            ++found;
        }
        if (found > 0 && found == lines.size()) {
            lines = std::move(names);
            return;
        }
    }
}

std::optional<std::string> jsonOfPython(std::string_view text) {
    std::string json;
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (true) {
        at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
        if (at == text.size())
            break;
        const std::string token = pythonToken(text, at);
        if (token.empty() || (json.empty() && token != "{" && token != "["))
            return std::nullopt;
        if ((token == "]" || token == "}") && json.ends_with(','))
            json.pop_back();
        json += token;
    }
    return json.empty() ? std::nullopt : std::optional(std::move(json));
}

}  // namespace scalescope
