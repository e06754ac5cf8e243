// SPDX-License-Identifier: Apache-2.0
#include "app/start/become.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace scalescope {

namespace {

constexpr int kDefect = 70;

/// How often an OpenMP thread without work looks for some before it sleeps. libgomp's own answer is
/// 300,000 times, some 10 ms: where another program wants the processor, threads then burn it while
/// those they wait for do not run, and a start takes six times as long. So many turns bridge the
/// gaps between the parts of a layer, and no more. Read when the library is loaded, so that it has
/// to be said before; who chose for himself is left alone.
constexpr const char* kSpinTurns = "4000";

void waitWithoutSpinning() {
    for (const char* chosen : {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"})
        if (std::getenv(chosen) != nullptr)
            return;
    ::setenv("GOMP_SPINCOUNT", kSpinTurns, 0);
}

}  // namespace

int become(const char* program, char** argv) {
    waitWithoutSpinning();
    std::error_code ignored;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto whole = self.parent_path() / program;
    ::execv(whole.c_str(), argv);
    std::fprintf(stderr, "error: %s cannot be started (%s); it belongs beside %s.\n", whole.c_str(),
                 std::system_category().message(errno).c_str(), self.filename().c_str());
    return kDefect;
}

}  // namespace scalescope
