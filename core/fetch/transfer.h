// SPDX-License-Identifier: Apache-2.0
// One HTTPS request and what came of it. Certificates are always checked, and no redirect leaves
// HTTPS; the proxy is that of HTTPS_PROXY and NO_PROXY.
#pragma once

#include "core/base/run_context.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace scalescope {

/// How long is waited, and how far is followed.
struct TransferLimits {
    std::chrono::milliseconds connect{20000};  ///< until the server has answered the greeting
    std::chrono::seconds stall{30};            ///< with next to nothing coming
    int redirects = 8;
};

/// Whose certificates are believed beside those of the system.
struct Trust {
    std::filesystem::path file, folder;      ///< PEM
    std::string variable = "SSL_CERT_FILE";  ///< of the environment, that names the file
};

struct TransferRequest {
    std::string url;
    std::string token{};     ///< Authorization: Bearer, for the host of url only
    std::uint64_t from = 0;  ///< first byte that is wanted
    std::string ifRange{};   ///< of what version; another one is sent from its beginning
};

/// Which part of how much is sent: "bytes 100-199/200".
struct SentRange {
    std::uint64_t first = 0;
    std::optional<std::uint64_t> total;
};

/// Status and headers of the last reply, redirects followed.
struct TransferHead {
    int status = 0;  ///< 0: there was no reply
    std::string host{};
    std::optional<std::uint64_t> length{};
    std::optional<SentRange> range{};
    std::optional<std::chrono::seconds> retryAfter{};
    std::map<std::string, std::string> headers{};  ///< names in lower case

    /// What tells one version from another: a strong ETag, else Last-Modified; empty: nothing.
    [[nodiscard]] std::string validator() const;
};

/// Who takes the body. What it throws comes out of Transfer::get.
class TransferSink {
public:
    virtual ~TransferSink() = default;
    /// Called once, before the body; false: the body is not wanted.
    virtual bool begin(const TransferHead& head) = 0;
    virtual void take(std::span<const std::byte> bytes) = 0;
};

/// Why a reply did not come, or not as a whole.
struct TransferFault {
    std::string why;       ///< half a sentence: "the connection was cut"
    bool mayPass = false;  ///< another attempt may do
    std::string advice = "check the network and its settings, then try again.";
};

struct TransferOutcome {
    TransferHead head;
    std::optional<TransferFault> fault;
};

/// Keeps connections between requests. Thread: one at a time.
class Transfer {
public:
    Transfer(const Trust& trust, const TransferLimits& limits);
    ~Transfer();
    /// Throws: Canceled, soon after it is asked for; what the sink throws; Internal.
    [[nodiscard]] TransferOutcome get(const TransferRequest& request, TransferSink& sink,
                                      const RunContext& context);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope
