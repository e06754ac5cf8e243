// SPDX-License-Identifier: Apache-2.0
// Errors about one weight file: each sentence starts with its name.
#pragma once

#include "core/base/setting.h"

#include <filesystem>
#include <string>
#include <utility>

namespace scalescope {

/// Refuses a weight file. Handed to whatever reads a part of it.
class Refusal {
public:
    explicit Refusal(const std::filesystem::path& path)
        : m_file(path.filename().string()), m_path(path.string()) {}

    [[noreturn]] void operator()(ErrorCode code, const std::string& what) const {
        throw settingError(code, m_file + ": " + what, Subject::Weights, m_path);
    }
    [[nodiscard]] const std::string& file() const { return m_file; }

private:
    std::string m_file, m_path;
};

}  // namespace scalescope
