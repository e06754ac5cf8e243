// SPDX-License-Identifier: Apache-2.0
#include "ui/report/printed_table.h"

#include "core/base/units.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMostFixed = 1e7;    // from here on digits are counted in vain
constexpr double kLeastFixed = 1e-3;  // below it decimals are zeros
constexpr int kDigits = 4;

const QString& noData() {
    static const QString dash = u"–"_s;
    return dash;
}

double valueOf(const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return static_cast<double>(*integer);
    const auto* real = std::get_if<double>(&cell);
    return real ? *real : std::nan("");
}

/// Of a column: what its values are divided by, what they are then in, and their decimals.
struct Scale {
    double by = 1.0;
    QString unit;
    int decimals = 0;
    bool fixed = true;  ///< else each number as short as it is
};

double largestOf(const Table& table, std::size_t column) {
    double most = 0.0;
    for (const std::vector<Cell>& row : table.rows)
        if (const double value = std::abs(valueOf(row[column])); std::isfinite(value))
            most = std::max(most, value);
    return most;
}

int decimalsFor(double largest) {
    if (largest <= 0.0)
        return 0;
    const int before = static_cast<int>(std::floor(std::log10(largest))) + 1;
    return std::clamp(kDigits - std::max(before, 1), 0, kDigits);
}

Scale bytesScale(double largest) {
    static const std::array<std::pair<double, QString>, 3> kUnits{
        {{kMebi * 1024.0, u"GiB"_s}, {kMebi, u"MiB"_s}, {1024.0, u"KiB"_s}}};
    for (const auto& [size, unit] : kUnits)
        if (largest >= size)
            return {size, unit, 1};
    return {1.0, u"B"_s, 0};
}

bool isWhole(const Table& table, std::size_t column) {
    return std::ranges::all_of(table.rows, [column](const std::vector<Cell>& row) {
        const double value = valueOf(row[column]);
        return !std::isfinite(value) || value == std::floor(value);
    });
}

/// Smallest of the values that are not 0.
double smallestOf(const Table& table, std::size_t column) {
    double least = HUGE_VAL;
    for (const std::vector<Cell>& row : table.rows)
        if (const double value = std::abs(valueOf(row[column])); value > 0.0)
            least = std::min(least, value);
    return least;
}

Scale realScale(const Table& table, std::size_t column, double largest) {
    const QString unit = qstr(table.columns[column].unit);
    if (isWhole(table, column) && largest < kMostFixed)
        return {1.0, unit, 0};
    // Values of many magnitudes have no decimals in common.
    const bool wide = largest / smallestOf(table, column) > 1e5;
    return {1.0, unit, decimalsFor(largest),
            largest < kMostFixed && largest >= kLeastFixed && !wide};
}

Scale scaleOf(const Table& table, std::size_t column) {
    const double largest = largestOf(table, column);
    switch (table.columns[column].kind) {
        case ColumnKind::Bytes:
            return bytesScale(largest);
        case ColumnKind::Milliseconds:
            return largest >= 1e4 ? Scale{1e3, u"s"_s, 2}
                                  : Scale{1.0, u"ms"_s, largest < 10.0 ? 2 : 1};
        case ColumnKind::Share:
            return {0.01, u"%"_s, largest > 0.0 && largest < 0.01 ? 2 : 1};
        case ColumnKind::Integer:
            return {1.0, qstr(table.columns[column].unit), 0};
        case ColumnKind::Real:
        case ColumnKind::Text:
        case ColumnKind::State:
            break;
    }
    return realScale(table, column, largest);
}

QString textOf(const Cell& cell, const Column& column, const Scale& scale) {
    if (isCount(column))
        return qstr(cellText(cell, column));
    if (const auto* text = std::get_if<std::string>(&cell))
        return qstr(*text);
    const double value = valueOf(cell) / scale.by;
    if (std::isnan(value))
        return noData();
    if (!std::isfinite(value))
        return value > 0 ? u"∞"_s : u"−∞"_s;
    QString text = scale.fixed ? QString::number(value, 'f', scale.decimals)
                               : QString::number(value, 'g', kDigits);
    if (text.startsWith(u'-'))
        text.replace(0, 1, u'−');
    return text;
}

}  // namespace

PrintedTable printed(const Table& table, std::size_t mostRows) {
    PrintedTable result;
    std::vector<Scale> scales;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        const bool number = column.kind != ColumnKind::Text && column.kind != ColumnKind::State;
        scales.push_back(number && !isCount(column) ? scaleOf(table, i) : Scale{});
        result.columns.push_back({coreText(column.title), number ? scales.back().unit : QString(),
                                  number, column.kind == ColumnKind::State});
    }
    const std::size_t shown = std::min(mostRows, table.rows.size());
    for (std::size_t row = 0; row < shown; ++row) {
        QStringList& cells = result.rows.emplace_back();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            cells << textOf(table.rows[row][i], table.columns[i], scales[i]);
    }
    result.rowsLeft = table.rows.size() - shown;
    return result;
}

}  // namespace scalescope::ui
