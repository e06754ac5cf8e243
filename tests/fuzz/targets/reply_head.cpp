// SPDX-License-Identifier: Apache-2.0
// The headers of a server's reply, line by line, and the range that it says it sends.
#include "core/fetch/reply_head.h"

#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(reply_head) {
    ReplyHead head;
    std::string_view rest = textOf(bytes);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        const std::string_view line = rest.substr(0, end);
        static_cast<void>(head.add(line));
        if (const auto range = parseContentRange(line.substr(0, line.find_first_of("\r\n"))))
            require(!range->total || range->first < *range->total, "a range lies in its file");
        rest.remove_prefix(end);
    }
}
