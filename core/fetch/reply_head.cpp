// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/reply_head.h"

#include "core/base/ascii.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace scalescope {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

constexpr std::size_t kMostHeaderBytes = std::size_t{1} << 18;

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

std::string hostOf(CURL* easy) {
    const char* url = nullptr;
    curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, &url);
    std::string_view text = url ? url : "";
    if (const auto scheme = text.find("://"); scheme != std::string_view::npos)
        text.remove_prefix(scheme + 3);
    text = text.substr(0, text.find_first_of("/?#"));
    if (const auto user = text.rfind('@'); user != std::string_view::npos)
        text.remove_prefix(user + 1);
    return std::string(text);
}

bool connected(CURL* easy) {
    curl_off_t microseconds = 0;
    curl_easy_getinfo(easy, CURLINFO_APPCONNECT_TIME_T, &microseconds);
    return microseconds > 0;
}

std::string seconds(long long count) {
    return std::to_string(count) + " s";
}

std::string inBrackets(std::string_view detail) {
    return detail.empty() ? "" : " (" + std::string(trimmed(detail, kSpace)) + ")";
}

/// What went wrong before there was a connection; nullopt: another fault.
std::optional<TransferFault> connectFault(CURLcode code, const std::string& host,
                                          std::string_view detail, const Trust& trust) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_PROXY:
            return TransferFault{"the proxy of HTTPS_PROXY is not known" + inBrackets(detail),
                                 false, "check HTTPS_PROXY."};
        case CURLE_COULDNT_RESOLVE_HOST:
            return TransferFault{"the host " + host + " is not known; is there a network?", true};
        case CURLE_COULDNT_CONNECT:
            return TransferFault{host + " cannot be reached" + inBrackets(detail), true};
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_ISSUER_ERROR:
            return TransferFault{
                "the certificate of " + host + " is not trusted" + inBrackets(detail), false,
                "where a network opens connections by itself, name its certificates in " +
                    trust.variable + "."};
        case CURLE_SSL_CACERT_BADFILE:
            return TransferFault{
                "the certificates that are to be trusted cannot be read" + inBrackets(detail),
                false, "check CURL_CA_BUNDLE, SSL_CERT_FILE and REQUESTS_CA_BUNDLE."};
        default:
            return std::nullopt;
    }
}

}  // namespace

bool ReplyHead::add(std::string_view line) {
    if (line.starts_with("HTTP/")) {
        m_headers.clear();
        return true;
    }
    m_bytes += line.size();
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        m_headers[lowerCase(trimmed(line.substr(0, colon), kSpace))] =
            trimmed(line.substr(colon + 1), kSpace);
    return m_bytes <= kMostHeaderBytes;
}

TransferHead ReplyHead::head(void* easy) const {
    TransferHead head;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    head.status = static_cast<int>(status);
    head.host = hostOf(easy);
    head.headers = m_headers;
    if (const auto length = m_headers.find("content-length"); length != m_headers.end())
        head.length = number(length->second);
    if (const auto range = m_headers.find("content-range"); range != m_headers.end())
        head.range = parseContentRange(range->second);
    curl_off_t wait = 0;
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait);
    if (wait > 0)
        head.retryAfter = std::chrono::seconds(wait);
    return head;
}

std::string TransferHead::validator() const {
    if (const auto tag = headers.find("etag");
        tag != headers.end() && tag->second.size() > 2 && tag->second.starts_with('"'))
        return tag->second;
    const auto modified = headers.find("last-modified");
    return modified == headers.end() ? std::string() : modified->second;
}

std::optional<SentRange> parseContentRange(std::string_view text) {
    constexpr std::string_view kUnit = "bytes ";
    if (!text.starts_with(kUnit))
        return std::nullopt;
    text.remove_prefix(kUnit.size());
    const std::size_t dash = text.find('-'), slash = text.find('/');
    if (dash == std::string_view::npos || slash == std::string_view::npos || dash > slash)
        return std::nullopt;
    const auto first = number(text.substr(0, dash)),
               last = number(text.substr(dash + 1, slash - dash - 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    const std::string_view total = text.substr(slash + 1);
    SentRange range{*first, number(total)};
    if (total != "*" && (!range.total || *range.total <= *last))
        return std::nullopt;
    return range;
}

TransferFault faultOf(int code, void* easy, std::string_view detail, const TransferLimits& limits,
                      const Trust& trust) {
    const auto curlCode = static_cast<CURLcode>(code);
    const std::string host = hostOf(easy);
    if (auto fault = connectFault(curlCode, host, detail, trust))
        return *std::move(fault);
    long proxyAnswer = 0;
    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &proxyAnswer);
    constexpr long kRefusals = 400;
    if (proxyAnswer >= kRefusals)
        return {"the proxy of HTTPS_PROXY answered " + std::to_string(proxyAnswer), false,
                "check HTTPS_PROXY, with user and password where it wants them."};
    switch (curlCode) {
        case CURLE_OPERATION_TIMEDOUT:
            if (!connected(easy))
                return {host + " did not answer within " + seconds(limits.connect.count() / 1000),
                        true};
            return {"nothing came from " + host + " for " + seconds(limits.stall.count()), true};
        case CURLE_TOO_MANY_REDIRECTS:
            return {"it was sent on more than " + std::to_string(limits.redirects) + " times",
                    false};
        case CURLE_UNSUPPORTED_PROTOCOL:
            // The host that is known by now is the one that it was sent on to.
            return {"it was sent on to an address without HTTPS" + inBrackets(host) +
                        ", which is not followed",
                    false};
        case CURLE_URL_MALFORMAT:
            return {"the address is not one of HTTPS", false};
        case CURLE_WRITE_ERROR:  // of the headers: takeHeader said no
            return {host + " sends more headers than any server needs", false};
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_BAD_CONTENT_ENCODING:
            return {host + " does not answer as a web server does", false};
        default:
            break;
    }
    return {"the connection to " + host + " was cut" + inBrackets(detail), true};
}

}  // namespace scalescope
