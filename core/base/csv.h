// SPDX-License-Identifier: Apache-2.0
// Writing CSV as RFC 4180 has it: commas, CRLF, quotes where needed.
#pragma once

#include <string>
#include <string_view>

namespace scalescope {

/// A field, quoted when it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvField(std::string_view text);

/// "title [unit]", or the title alone when there is no unit.
[[nodiscard]] std::string titleWithUnit(std::string_view title, std::string_view unit);

/// Joins fields (already quoted) to lines.
class CsvWriter {
public:
    void add(std::string_view field);
    void endLine();
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
    bool m_lineBegun = false;
};

}  // namespace scalescope
