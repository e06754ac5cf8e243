// SPDX-License-Identifier: Apache-2.0
// A repository as a person names it, perhaps out of somebody's script: it becomes a folder here.
#include "core/fetch/hub_name.h"

#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(hub_name) {
    try {
        const auto name = parseHubName(textOf(bytes));
        if (!name)
            return;
        const std::string folder = hubFolder(*name);
        require(folder.find('/') == std::string::npos && folder.starts_with("models--"),
                "a repository has one folder of the cache");
        require(name->revision.find("..") == std::string::npos, "a revision leads nowhere else");
    } catch (const Error& error) {
        require(error.code() == ErrorCode::ArgumentInvalid, "a name that cannot be is refused");
    }
}
