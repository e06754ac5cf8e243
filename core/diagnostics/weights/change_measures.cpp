// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/change_measures.h"

namespace scalescope {

namespace {

using Value = std::optional<double>;
using enum ColumnKind;
using Change = WeightChange;

constexpr Measure kRelative{"change.relative",
                            "relativeChange",
                            "Relative change",
                            "Change",
                            "",
                            Real,
                            "change.relative",
                            nullptr,
                            true,
                            "ratio"};
constexpr Measure kLargestChange{"change.largest",
                                 "largestChange",
                                 "Largest change",
                                 "Largest",
                                 "",
                                 Real,
                                 "change.largest",
                                 nullptr,
                                 true};
constexpr Measure kCosine{
    "change.cosine", "cosine", "Cosine of before and after", "Cosine", "", Real, "change.cosine"};
constexpr Measure kNormRatio{"change.norm_ratio",
                             "normRatio",
                             "Norm after / before",
                             "Norm ratio",
                             "",
                             Real,
                             "change.norm_ratio",
                             nullptr,
                             false,
                             "ratio"};
constexpr Measure kChanged{"change.changed", "changedCount",  "Changed values", "Changed", "",
                           Integer,          "change.changed"};
constexpr Measure kValues{"change.values", "valueCount",    "Compared values", "Values", "",
                          Integer,         "change.changed"};

}  // namespace

const Readings<WeightChange>& changeReadings() {
    static const Readings<Change> readings{
        {kRelative, [](const Change& c) { return c.relative(); }},
        {kLargestChange,
         [](const Change& c) { return c.values > c.nonFinite ? Value(c.largest) : std::nullopt; }},
        {kCosine, [](const Change& c) { return c.cosine(); }},
        {kNormRatio, [](const Change& c) { return c.normRatio(); }},
        {kChanged, [](const Change& c) { return number(c.changed); }},
        {kValues, [](const Change& c) { return number(c.values); }},
    };
    return readings;
}

}  // namespace scalescope
