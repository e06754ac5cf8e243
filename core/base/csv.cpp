// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv.h"

namespace scalescope {

std::string csvField(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"')
            result += '"';
        result += c;
    }
    return result + '"';
}

std::string titleWithUnit(std::string_view title, std::string_view unit) {
    std::string result(title);
    if (!unit.empty())
        result.append(" [").append(unit).append("]");
    return result;
}

void CsvWriter::add(std::string_view field) {
    if (m_lineBegun)
        m_text += ',';
    m_text += field;
    m_lineBegun = true;
}

void CsvWriter::endLine() {
    m_text += "\r\n";
    m_lineBegun = false;
}

}  // namespace scalescope
