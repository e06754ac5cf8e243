// SPDX-License-Identifier: Apache-2.0
// What tests share: expecting an Error, temporary files, golden files.
#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope::test {

/// The failure that action throws; nullopt when it throws nothing (or something else: rethrown).
template <typename Action>
std::optional<Failure> failureOf(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.failure();
    }
    return std::nullopt;
}

/// Path below tests/golden or tests/data of the source tree.
[[nodiscard]] std::filesystem::path goldenPath(std::string_view name);
[[nodiscard]] std::filesystem::path dataPath(std::string_view name);
/// Throws std::runtime_error: a missing golden file is a failure, never a skip.
[[nodiscard]] std::string readAll(const std::filesystem::path& path);
void writeAll(const std::filesystem::path& path, std::string_view bytes);

}  // namespace scalescope::test
