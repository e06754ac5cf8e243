// SPDX-License-Identifier: Apache-2.0
// What the server of a hub says of a repository: names in it become names of files here.
#include "core/fetch/hub_listing.h"

#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(hub_listing) {
    static_cast<void>(isRead(Subject::Weights, "owner/name: ", [&] {
        const HubListing listing = parseHubListing(textOf(bytes), "owner/name");
        require(listing.commit.size() == 40 &&
                    listing.commit.find_first_not_of("0123456789abcdef") == std::string::npos,
                "a commit is a name that is safe in a path");
        for (const HubFile& file : listing.files) {
            require(file.name.find('/') == std::string::npos && file.name.front() != '.',
                    "a file is named in one folder");
            require(file.blob.find_first_not_of("0123456789abcdef") == std::string::npos,
                    "a blob is a name that is safe in a path");
        }
    }));
}
