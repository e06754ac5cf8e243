// SPDX-License-Identifier: Apache-2.0
#include "core/report/html.h"

#include "core/base/utf8.h"
#include "core/input/thumbnail.h"
#include "core/report/json/json.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace scalescope {

namespace embedded {
extern const std::string_view kReportPage, kReportStyle, kReportTables, kReportCharts, kReportAsked,
    kReportScript, kChartLibrary;
}

namespace {

constexpr int kPictureSidePx = 480;  ///< of the photograph in the page
constexpr int kFedSidePx = 224;      ///< of what lies under a class map

std::string base64(const std::vector<std::byte>& bytes) {
    static constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 |
                    (i + k < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

/// Inside a script element only "</" and "<!--" matter; every "<" is escaped, as JSON allows.
std::string scriptSafe(std::string_view json) {
    std::string text;
    text.reserve(json.size());
    for (const char c : json)
        c == '<' ? text += "\\u003c" : text += c;
    return text;
}

std::string htmlText(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '&':
                result += "&amp;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

/// Small enough for a page.
std::string pictureUri(const Image& full, int mostPx) {
    return "data:image/png;base64," + base64(encodePng(withinSide(full, mostPx)));
}

/// The photograph. Empty text: none.
std::string pictureUri(const LoadedImage* image) {
    return image && !image->image.empty() ? pictureUri(image->image, kPictureSidePx)
                                          : std::string();
}

/// What lies under the class maps, one picture per variant.
std::string fedPictures(const Report& report) {
    std::string images;
    if (report.sections.classMaps)
        for (const VariantResult& variant : report.variants)
            if (variant.classMap && variant.classMap->fed && !variant.classMap->fed->empty())
                images.append("<img alt=\"\" data-variant=\"")
                    .append(htmlText(utf8Text(variant.spec.name)))
                    .append("\" src=\"")
                    .append(pictureUri(*variant.classMap->fed, kFedSidePx))
                    .append("\">");
    return images;
}

/// Puts the parts where the page says @@name@@.
std::string fill(std::string_view page,
                 const std::vector<std::pair<std::string_view, std::string>>& parts) {
    std::string result;
    std::size_t position = 0;
    while (position < page.size()) {
        const std::size_t mark = page.find("@@", position);
        const std::size_t end = mark == std::string_view::npos ? mark : page.find("@@", mark + 2);
        if (end == std::string_view::npos)
            break;
        result += page.substr(position, mark - position);
        const std::string_view name = page.substr(mark + 2, end - mark - 2);
        const auto part =
            std::ranges::find(parts, name, &std::pair<std::string_view, std::string>::first);
        if (part != parts.end())
            result += part->second;
        position = end + 2;
    }
    result += page.substr(position);
    return result;
}

}  // namespace

std::string reportHtml(const Report& report) {
    return fill(embedded::kReportPage, {{"title", htmlText(utf8Text(report.title))},
                                        {"style", std::string(embedded::kReportStyle)},
                                        {"picture", pictureUri(report.image.get())},
                                        {"fed", fedPictures(report)},
                                        {"data", scriptSafe(reportJson(report))},
                                        {"chartLibrary", std::string(embedded::kChartLibrary)},
                                        {"tables", std::string(embedded::kReportTables)},
                                        {"charts", std::string(embedded::kReportCharts)},
                                        {"asked", std::string(embedded::kReportAsked)},
                                        {"script", std::string(embedded::kReportScript)}});
}

}  // namespace scalescope
