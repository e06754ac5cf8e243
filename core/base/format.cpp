// SPDX-License-Identifier: Apache-2.0
#include "core/base/format.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>

namespace scalescope {

namespace {

/// Non-finite numbers as text; "" for finite ones.
std::string nonFiniteText(double value) {
    if (std::isnan(value))
        return "–";
    if (std::isinf(value))
        return value > 0 ? "∞" : "−∞";
    return {};
}

/// About three significant digits without an exponent: 7.41, 12.3, 386.
std::string threeDigits(double value) {
    const double size = std::abs(value);
    if (size >= 99.95)
        return fmt::format("{:.0f}", value);
    if (size >= 9.995)
        return fmt::format("{:.1f}", value);
    return fmt::format("{:.2f}", value);
}

}  // namespace

std::string formatBytes(std::int64_t bytes) {
    static constexpr std::array kUnits{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    auto value = static_cast<double>(bytes);
    if (std::abs(value) < 1024.0)
        return fmt::format("{} B", bytes);
    std::size_t unit = 0;
    value /= 1024.0;
    // 1023.95 would be printed as 1024.0 of the smaller unit.
    while (std::abs(value) >= 1023.95 && unit + 1 < kUnits.size()) {
        value /= 1024.0;
        ++unit;
    }
    return fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string formatMs(double ms) {
    if (std::string text = nonFiniteText(ms); !text.empty())
        return text;
    const double size = std::abs(ms);
    if (size >= 999.5)
        return threeDigits(ms / 1000.0) + " s";
    if (size > 0.0 && size < 0.0995)
        return fmt::format("{:.2g} ms", ms);
    return threeDigits(ms) + " ms";
}

std::string formatPercent(double share, int digits) {
    if (std::string text = nonFiniteText(share); !text.empty())
        return text;
    return fmt::format("{:.{}f} %", share * 100.0 + 0.0, digits);
}

std::string formatCount(std::int64_t count) {
    static constexpr std::array kUnits{"k", "M", "G", "T", "P", "E"};
    auto value = static_cast<double>(count);
    if (std::abs(value) < 10000.0)
        return fmt::format("{}", count);
    std::size_t unit = 0;
    value /= 1000.0;
    while (std::abs(value) >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000.0;
        ++unit;
    }
    return fmt::format("{} {}", threeDigits(value), kUnits[unit]);
}

std::string formatReal(double value, int significant) {
    if (std::string text = nonFiniteText(value); !text.empty())
        return text;
    return fmt::format("{:.{}g}", value + 0.0, significant);
}

std::string formatShape(const std::vector<std::int64_t>& shape) {
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

std::string formatUtc(std::time_t time) {
    std::tm utc{};
    gmtime_r(&time, &utc);
    char text[sizeof "2000-01-01T00:00:00Z"];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::string formatExact(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

}  // namespace scalescope
