// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/hub_listing.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/fetch/fetch_text.h"
#include "core/fetch/reply_words.h"

#include <algorithm>
#include <array>
#include <set>

namespace scalescope {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMostListingBytes = std::uint64_t{16} << 20;
constexpr std::size_t kMostFiles = 100000, kLongestFileName = 200, kLongestLicence = 100;
constexpr std::size_t kCommitDigits = 40, kSha256Digits = 64;

std::string textAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::uint64_t sizeAt(const Json& object) {
    const auto found = object.find("size");
    return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

/// A name at the top of the repository, which is safe as a name of a file.
bool isFileName(std::string_view name) {
    return !name.empty() && name.size() <= kLongestFileName && name.front() != '.' &&
           std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~' && c != '/'; });
}

/// Visible characters only: it is shown in terminals.
std::string shownLicence(std::string text) {
    std::erase_if(text, [](char c) { return c < ' ' || c > '~'; });
    return text.substr(0, kLongestLicence);
}

std::string licenceOf(const Json& listing) {
    if (const auto card = listing.find("cardData"); card != listing.end() && card->is_object())
        if (const std::string licence = textAt(*card, "license"); !licence.empty())
            return shownLicence(licence);
    constexpr std::string_view kTag = "license:";
    if (const auto tags = listing.find("tags"); tags != listing.end() && tags->is_array())
        for (const Json& tag : *tags)
            if (tag.is_string() && tag.get_ref<const std::string&>().starts_with(kTag))
                return shownLicence(tag.get<std::string>().substr(kTag.size()));
    return {};
}

std::optional<HubFile> fileOf(const Json& sibling) {
    if (!sibling.is_object())
        return std::nullopt;
    HubFile file{textAt(sibling, "rfilename"), sizeAt(sibling), textAt(sibling, "blobId"), false};
    if (const auto lfs = sibling.find("lfs"); lfs != sibling.end() && lfs->is_object()) {
        file.blob = textAt(*lfs, "sha256");
        file.bytes = sizeAt(*lfs);
        file.large = true;
    }
    const std::size_t digits = file.large ? kSha256Digits : kCommitDigits;
    if (!isFileName(file.name) || file.blob.size() != digits || !isHex(file.blob) ||
        file.bytes == 0)
        return std::nullopt;
    return file;
}

}  // namespace

HubListing parseHubListing(std::string_view json, const std::string& repository) {
    const Json listing = parsedJson<Json>(json).value_or(Json());
    HubListing known;
    if (listing.is_object())
        known.commit = textAt(listing, "sha");
    const auto siblings = listing.is_object() ? listing.find("siblings") : listing.end();
    if (known.commit.size() != kCommitDigits || !isHex(known.commit) || siblings == listing.end() ||
        !siblings->is_array() || siblings->size() > kMostFiles)
        throw fetchError(repository,
                         "the server does not list this repository as the Hugging Face hub does; "
                         "check HF_ENDPOINT.");
    known.licence = licenceOf(listing);
    for (const Json& sibling : *siblings)
        if (auto file = fileOf(sibling))
            known.files.push_back(*std::move(file));
    return known;
}

HubListing listHub(const HubName& name, const FetchSettings& settings, RunContext& context) {
    std::string revision;
    for (const char c : name.revision)
        revision += c == '/' ? "%2F" : std::string(1, c);
    const std::string url =
        settings.hub + "/api/models/" + name.repository + "/revision/" + revision + "?blobs=true";
    return parseHubListing(fetchText(url, settings.hubToken, kMostListingBytes, settings, context),
                           name.repository);
}

std::string hubUrl(const HubName& name, const std::string& commit, const std::string& file,
                   const FetchSettings& settings) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string url = settings.hub + "/" + name.repository + "/resolve/" + commit + "/";
    for (const char c : file) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        const auto byte = static_cast<unsigned char>(c);
        url +=
            plain ? std::string(1, c) : std::string{'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
    return url;
}

}  // namespace scalescope
