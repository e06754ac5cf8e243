// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/guarded_run.h"

#include "tests/fuzz/sandbox.h"

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace scalescope::fuzz {

namespace {

constexpr int kThrew = 3;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif
#else
constexpr bool kIsSanitized = false;
#endif

/// Of the address space, so that what libraries ask for counts too.
void boundMemory(std::size_t bytes) {
    std::ifstream status("/proc/self/statm");
    std::size_t pages = 0;
    status >> pages;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const rlimit limit{pages * page + bytes, pages * page + bytes};
    if (pages > 0)
        ::setrlimit(RLIMIT_AS, &limit);
}

[[noreturn]] void runInChild(const Guard& guard, const std::function<void(const NextStep&)>& work) {
    if (guard.memoryBytes > 0 && !kIsSanitized)
        boundMemory(guard.memoryBytes);
    if (!enterSandbox())
        std::fprintf(stderr, "note: this system has no sandbox\n");
    int code = 0;
    try {
        work([&] { ::alarm(guard.seconds); });
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "threw %s\n", exception.what());
        code = kThrew;
    }
    std::fflush(nullptr);
    ::_exit(code);
}

}  // namespace

std::optional<std::string> runGuarded(const Guard& guard,
                                      const std::function<void(const NextStep&)>& work) {
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child < 0)
        return "could not be started";
    if (child == 0)
        runInChild(guard, work);
    int status = 0;
    if (::waitpid(child, &status, 0) != child)
        return "was lost";
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return std::nullopt;
    if (WIFEXITED(status) && WEXITSTATUS(status) == kThrew)
        return "threw what is no Error";
    if (WIFEXITED(status))
        return "ended with " + std::to_string(WEXITSTATUS(status));
    const int signal = WTERMSIG(status);
    return "was ended by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")";
}

}  // namespace scalescope::fuzz
