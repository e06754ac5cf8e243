// SPDX-License-Identifier: Apache-2.0
#include "core/weights/parted_dicts.h"

#include "core/weights/tensor_dicts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

constexpr std::array<std::string_view, 3> kStatistics{".running_mean", ".running_var",
                                                      ".num_batches_tracked"};

/// "bn1" of "bn1.running_mean"; empty for any other tensor.
std::string_view normOf(std::string_view key) {
    for (const std::string_view leaf : kStatistics)
        if (key.ends_with(leaf))
            return key.substr(0, key.size() - leaf.size());
    return {};
}

bool isStatistic(const std::string& key) {
    return !normOf(key).empty();
}

bool holdsStatisticsAlone(const TensorDict& dict) {
    const auto& entries = dict.content->tensors.entries();
    return entries.size() >= kFewTensors &&
           std::ranges::all_of(entries, [](const auto& one) { return isStatistic(one.first); });
}

std::string_view parentOf(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

/// Beside the statistics, and with all that they are of.
bool lacksThese(const TensorDict& dict, const TensorDict& statistics) {
    const StateDict& tensors = dict.content->tensors;
    if (dict.path == statistics.path || parentOf(dict.path) != parentOf(statistics.path) ||
        std::ranges::any_of(tensors.entries(),
                            [](const auto& one) { return isStatistic(one.first); }))
        return false;
    return std::ranges::all_of(statistics.content->tensors.entries(), [&](const auto& one) {
        return tensors.find(std::string(normOf(one.first)) + ".weight");
    });
}

void join(TensorDict& dict, const TensorDict& statistics) {
    auto joined = std::make_shared<CanonicalTensors>(*dict.content);
    for (const auto& [key, tensor] : statistics.content->tensors.entries())
        joined->tensors.set(key, tensor);
    joined->fileKeys.insert(statistics.content->fileKeys.begin(),
                            statistics.content->fileKeys.end());
    joined->notes.push_back("The running statistics are those of \"" + statistics.path +
                            "\", the parameters those of \"" + dict.path + "\".");
    dict.content = std::move(joined);
}

}  // namespace

void joinPartedDicts(FoundNetworks& found) {
    std::vector<TensorDict>& dicts = found.dicts;
    for (std::size_t i = 0; i < dicts.size();) {
        if (holdsStatisticsAlone(dicts[i])) {
            const auto lacks = [&](const TensorDict& dict) { return lacksThese(dict, dicts[i]); };
            const auto first = std::ranges::find_if(dicts, lacks);
            if (first != dicts.end() &&
                std::find_if(first + 1, dicts.end(), lacks) == dicts.end()) {
                join(*first, dicts[i]);
                dicts.erase(dicts.begin() + static_cast<std::ptrdiff_t>(i));
                continue;
            }
        }
        ++i;
    }
}

}  // namespace scalescope
