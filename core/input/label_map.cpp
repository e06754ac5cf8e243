// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_map.h"

#include "core/base/ascii.h"
#include "core/input/label_text.h"

#include <charconv>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

struct Item {
    std::optional<std::size_t> id;
    std::string name, shown;
};

/// False: the line is no field of an item.
bool takeField(std::string_view line, Item& item) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return false;
    const std::string_view key = trimmed(line.substr(0, colon)),
                           value = trimmed(line.substr(colon + 1));
    if (key == "name") {
        item.name = unquoted(value);
    } else if (key == "display_name") {
        item.shown = unquoted(value);
    } else if (key == "id") {
        std::size_t id = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), id);
        if (error != std::errc() || end != value.data() + value.size())
            return false;
        item.id = id;
    }
    return true;
}

}  // namespace

std::optional<std::vector<std::string>> namesInLabelMap(const std::vector<std::string>& lines) {
    std::map<std::size_t, std::string> byId;
    std::optional<Item> item;
    for (const std::string& each : lines) {
        const std::string_view line = trimmed(std::string_view(each));
        if (!item && line.starts_with("item") && line.ends_with("{")) {
            item.emplace();
        } else if (item && line == "}") {
            std::string& name = item->shown.empty() ? item->name : item->shown;
            if (!item->id || name.empty() || !byId.emplace(*item->id, std::move(name)).second)
                return std::nullopt;
            item.reset();
        } else if (!line.empty() && (!item || !takeField(line, *item))) {
            return std::nullopt;
        }
    }
    if (item || byId.empty())
        return std::nullopt;
    std::vector<std::string> names;
    const std::size_t first = byId.begin()->first;
    for (auto& [id, name] : byId) {
        if (first > 1 || id != first + names.size())
            return std::nullopt;
        names.push_back(std::move(name));
    }
    return names;
}

}  // namespace scalescope
