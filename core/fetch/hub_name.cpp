// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/hub_name.h"

#include "core/base/error.h"

#include <algorithm>

namespace scalescope {

namespace {

constexpr std::size_t kLongestName = 96, kLongestRevision = 200;

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

bool isEdge(char c) {
    return c == '-' || c == '.';
}

/// One part of a name. Source: huggingface_hub/utils/_validators.py, validate_repo_id.
bool isPart(std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, isPlain) && !isEdge(part.front()) &&
           !isEdge(part.back());
}

bool isRepository(std::string_view name) {
    const std::size_t slash = name.find('/');
    const bool parts = slash == std::string_view::npos
                           ? isPart(name)
                           : isPart(name.substr(0, slash)) && isPart(name.substr(slash + 1));
    return parts && name.size() <= kLongestName && name.find("--") == std::string_view::npos &&
           name.find("..") == std::string_view::npos && !name.ends_with(".git");
}

/// It becomes a path below refs: it must not leave it.
bool isRevision(std::string_view text) {
    return !text.empty() && text.size() <= kLongestRevision &&
           std::ranges::all_of(text, [](char c) { return isPlain(c) || c == '/'; }) &&
           text.find("..") == std::string_view::npos && text.find("//") == std::string_view::npos &&
           text.find("./") == std::string_view::npos && text.front() != '/' && text.back() != '/' &&
           text != ".";
}

}  // namespace

std::optional<HubName> parseHubName(std::string_view text) {
    constexpr std::string_view kScheme = "hf:";
    const std::string given(text);
    const bool marked = text.starts_with(kScheme);
    if (marked)
        text.remove_prefix(kScheme.size());
    while (marked && text.starts_with('/'))  // hf://owner/name
        text.remove_prefix(1);
    if (!marked && text.find('/') == std::string_view::npos)
        return std::nullopt;
    HubName name;
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        name.revision = text.substr(at + 1);
        text = text.substr(0, at);
    }
    name.repository = text;
    if (!isRepository(name.repository))
        throw Error(ErrorCode::ArgumentInvalid,
                    given +
                        ": this names no repository of the Hugging Face hub; write "
                        "hf:owner/name, as in hf:timm/efficientnet_b0.ra_in1k.");
    if (!isRevision(name.revision))
        throw Error(ErrorCode::ArgumentInvalid,
                    given + ": after @ comes a branch, a tag or a commit, as in " +
                        name.repository + "@main.");
    return name;
}

std::string hubFolder(const HubName& name) {
    std::string folder = "models--";
    for (const char c : name.repository)
        if (c == '/')
            folder += "--";
        else
            folder += c;
    return folder;
}

}  // namespace scalescope
