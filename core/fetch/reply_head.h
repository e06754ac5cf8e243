// SPDX-License-Identifier: Apache-2.0
// What libcurl tells of a reply, as values: headers, and faults in words.
#pragma once

#include "core/fetch/transfer.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace scalescope {

/// Collects the headers of the newest reply of a request; earlier ones were redirects.
class ReplyHead {
public:
    /// A line as libcurl gives it. False: there are more headers than any server needs.
    [[nodiscard]] bool add(std::string_view line);
    /// easy is a CURL handle.
    [[nodiscard]] TransferHead head(void* easy) const;

private:
    std::map<std::string, std::string> m_headers;
    std::size_t m_bytes = 0;
};

/// code is a CURLcode, detail what libcurl wrote of it.
[[nodiscard]] TransferFault faultOf(int code, void* easy, std::string_view detail,
                                    const TransferLimits& limits, const Trust& trust);

/// "bytes 100-199/200"; nullopt when it is not of that form.
[[nodiscard]] std::optional<SentRange> parseContentRange(std::string_view text);

}  // namespace scalescope
