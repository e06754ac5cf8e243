// SPDX-License-Identifier: Apache-2.0
// From where files are fetched and under what rules, as the variables of other programs say.
#pragma once

#include "core/fetch/retry.h"
#include "core/fetch/transfer.h"

#include <string>

namespace scalescope {

struct FetchSettings {
    std::string published = "https://download.pytorch.org/models/";  ///< ends with a slash
    std::string hub = "https://huggingface.co";                      ///< without one
    std::string hubToken{};        ///< for repositories that are not open to all
    std::string offlineBecause{};  ///< "HF_HUB_OFFLINE": nothing may be fetched; empty: it may
    Trust trust{};
    TransferLimits limits{};
    RetryPolicy retry{};
};

/// As HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE, TRANSFORMERS_OFFLINE, CURL_CA_BUNDLE, SSL_CERT_FILE,
/// REQUESTS_CA_BUNDLE and SSL_CERT_DIR say; libcurl itself reads HTTPS_PROXY and NO_PROXY.
/// Throws: ArgumentInvalid where HF_ENDPOINT is no address of HTTPS.
[[nodiscard]] FetchSettings fetchSettings();

/// Throws: DownloadFailed with Subject::Weights where nothing may be fetched.
void requireOnline(const FetchSettings& settings);

}  // namespace scalescope
