// SPDX-License-Identifier: Apache-2.0
// What a number of the program is: its names, its unit, its definition and its limits, once.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/definitions.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace scalescope {

/// From where on a rule warns and fails, in the measure's own unit.
struct Limits {
    double warn = 0.0, fail = 0.0;
};

/// One measure under one name, wherever a person or a program reads it. `key` and `json` are
/// public: they are added, not renamed.
struct Measure {
    const char* key = "";         ///< in CSV, in settings, of a column: "gate.open_share"
    const char* json = "";        ///< path in the JSON of what it is read from: "quantiles/p50";
                                  ///< empty: the document has it in another form
    const char* title = "";       ///< "Open gates"
    const char* shortTitle = "";  ///< where room is small: "Open"
    const char* unit = "";        ///< of the number as a curve shows it: "%", "ms", or empty
    ColumnKind kind = ColumnKind::Real;
    const char* definition = "";  ///< key of a Definition, which has threshold and source in words
    std::optional<Limits> (*limits)(const Thresholds&) = nullptr;  ///< null: no rule looks at it
    bool logarithmic = false;                                      ///< its values span decades
    const char* unitInCsv = "";  ///< where neither the kind nor `unit` tells it: "MACs", "ratio"
    bool zeroInFiles = false;    ///< no data has always been 0 in JSON and CSV, and stays so
};

/// A measure and the way to read it from a result; nullopt: no data.
template <class Of>
struct Reading {
    const Measure& about;
    std::optional<double> (*of)(const Of&);
};
template <class Of>
using Readings = std::vector<Reading<Of>>;

/// A count as the value of a reading.
template <class Number>
[[nodiscard]] std::optional<double> number(Number value) {
    return static_cast<double>(value);
}

/// The reading of a measure with this key. Throws: std::out_of_range when there is none.
template <class Of>
[[nodiscard]] const Reading<Of>& readingOf(const Readings<Of>& readings, std::string_view key) {
    std::size_t at = 0;
    while (at < readings.size() && key != readings[at].about.key)
        ++at;
    return readings.at(at);
}

}  // namespace scalescope
