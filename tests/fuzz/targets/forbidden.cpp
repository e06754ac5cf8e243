// SPDX-License-Identifier: Apache-2.0
// No reader: it does what no reader may, so that the test of the sandbox can fail.
#include "tests/fuzz/fuzz_target.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace scalescope::fuzz;

namespace {

/// What the first byte asks for.
void misbehave(char kind) {
    switch (kind) {
        case 'x':
            static_cast<void>(::execl("/bin/true", "true", nullptr));
            break;
        case 'f':
            static_cast<void>(::fork());
            break;
        case 'n':
            static_cast<void>(::socket(AF_INET, SOCK_STREAM, 0));
            break;
        case 'w':
            static_cast<void>(::open("forbidden", O_WRONLY | O_CREAT, 0600));
            break;
        case 'u':
            static_cast<void>(::unlink("forbidden"));
            break;
        case 'm': {
            const std::vector<char> much(std::size_t{8} << 30);
            static_cast<void>(*static_cast<const volatile char*>(much.data()));
            break;
        }
        case 'l':
            for (;;)
                ::pause();
        default:
            break;
    }
}

}  // namespace

SCALESCOPE_FUZZ(forbidden) {
    if (!bytes.empty())
        misbehave(textOf(bytes).front());
}
