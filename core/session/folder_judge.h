// SPDX-License-Identifier: Apache-2.0
// Whether images lie in folders of classes that a network knows, and the count of its answers.
#pragma once

#include "core/diagnostics/confusion.h"
#include "core/input/folder_classes.h"
#include "core/session/run_request.h"
#include "core/weights/weights.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace scalescope {

/// Counts, or says in a sentence why nothing can be counted. Without class folders it does neither.
class FolderJudge {
public:
    FolderJudge(const InputRequest& input, const Weights& weights, const Labels& labels);
    [[nodiscard]] bool counts() const { return m_counts; }
    [[nodiscard]] const std::string& whyNot() const { return m_whyNot; }
    /// image: its place among those of the run.
    void add(const Prediction& prediction, std::int64_t image, const std::filesystem::path& path,
             Confusion& confusion) const;

private:
    std::map<std::string, std::optional<int>> m_classes;  // of each folder
    bool m_counts = false;
    std::string m_whyNot;
};

}  // namespace scalescope
