// SPDX-License-Identifier: Apache-2.0
// Arrays and scalars of NumPy within a pickle: read where they are names or whole numbers.
// Source: numpy/_core/multiarray.py and the pickles that NumPy 1.26 and 2.4 write.
#pragma once

#include "core/weights/formats/archive.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// The items of an array of texts, of objects that are texts, or of whole numbers, as text.
[[nodiscard]] std::optional<std::vector<std::string>> numpyTexts(const Value& value);

/// The items of an array of real or whole numbers in its order; at most so many.
[[nodiscard]] std::optional<std::vector<double>> numpyReals(const Value& value, std::size_t most);

/// A Python number, or a scalar of NumPy that is one.
[[nodiscard]] std::optional<double> realNumberOf(const Value& value);

/// A Python whole number, or a scalar of NumPy that is one.
[[nodiscard]] std::optional<std::int64_t> wholeNumberOf(const Value& value);

/// A Python text, its bytes, or a scalar of NumPy that is one.
[[nodiscard]] std::optional<std::string> textOf(const Value& value);

}  // namespace scalescope
