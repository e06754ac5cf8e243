// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetch_settings.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

namespace scalescope {

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// Source: huggingface_hub/constants.py, ENV_VARS_TRUE_VALUES.
bool isTrue(std::string value) {
    std::ranges::transform(value, value.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return value == "1" || value == "ON" || value == "YES" || value == "TRUE";
}

std::string firstOf(std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (std::string value = variable(name); !value.empty())
            return value;
    return {};
}

/// What stands in a header must be one word of visible characters.
bool isToken(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

std::string hubAddress() {
    std::string address = variable("HF_ENDPOINT");
    while (address.ends_with('/'))
        address.pop_back();
    if (address.empty())
        return FetchSettings{}.hub;
    if (!address.starts_with("https://") || !isToken(address))
        throw Error(ErrorCode::ArgumentInvalid,
                    "HF_ENDPOINT is \"" + address +
                        "\"; give an address that begins with https://, or unset it.");
    return address;
}

}  // namespace

FetchSettings fetchSettings() {
    FetchSettings settings;
    settings.hub = hubAddress();
    settings.hubToken = firstOf({"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"});
    if (!isToken(settings.hubToken))
        throw Error(ErrorCode::ArgumentInvalid,
                    "HF_TOKEN holds characters that no token has; set it again, or unset it.");
    for (const char* name : {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"})
        if (settings.offlineBecause.empty() && isTrue(variable(name)))
            settings.offlineBecause = name;
    for (const char* name : {"REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"})
        if (std::string file = variable(name); !file.empty()) {
            settings.trust.file = std::move(file);
            settings.trust.variable = name;  // the last one that is set counts: others do nothing
        }
    settings.trust.folder = variable("SSL_CERT_DIR");
    std::error_code ignored;
    if (std::filesystem::is_directory(settings.trust.file, ignored))  // as requests allows
        settings.trust.folder = std::exchange(settings.trust.file, {});
    return settings;
}

void requireOnline(const FetchSettings& settings) {
    if (!settings.offlineBecause.empty())
        throw Error(ErrorCode::DownloadFailed,
                    settings.offlineBecause +
                        " is set, so nothing is fetched from the network; unset it to fetch.",
                    Subject::Weights);
}

}  // namespace scalescope
