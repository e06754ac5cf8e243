// SPDX-License-Identifier: Apache-2.0
#include "core/bench/limited_program.h"

#include "core/base/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

extern char** environ;

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr const char* kProgram = "scalescope-cli-torch";
constexpr std::size_t kMostOutput = std::size_t{1} << 20;

/// Installed beside this program; where it was built, in a folder of its own.
fs::path programPath() {
    std::error_code ignored;
    const fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const fs::path& folder : {here, here / ".." / "cli", here / ".." / "app" / "cli"})
        if (fs::exists(folder / kProgram, ignored))
            return folder / kProgram;
    throw Error(ErrorCode::FileMissing, std::string(kProgram) +
                                            " does not lie beside this program, and a batch is "
                                            "tried in a process of its own; install both.");
}

std::string exactly(double value) {
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.17g", value);
    return {text.data(), static_cast<std::size_t>(length)};
}

/// A started process and what it writes; it does not outlive this.
class Child {
public:
    Child(const fs::path& program, std::vector<std::string> arguments) {
        if (::pipe2(m_pipe.data(), O_CLOEXEC) != 0)
            fail("a pipe", errno);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, m_pipe[1], STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, m_pipe[1], STDERR_FILENO);
        std::string path = program.string();
        std::vector<char*> argv{path.data()};
        for (std::string& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        const int error =
            ::posix_spawn(&m_id, path.c_str(), &actions, nullptr, argv.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(m_pipe[1]);
        if (error != 0) {
            ::close(m_pipe[0]);
            fail(path.c_str(), error);
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        ::close(m_pipe[0]);
        if (m_waited)
            return;
        ::kill(m_id, SIGKILL);
        ::waitpid(m_id, nullptr, 0);
    }

    /// To the end, or until the job is cancelled. Throws: Canceled.
    std::string readAll(RunContext& context) {
        constexpr int kPollMs = 50;
        std::string text;
        std::array<char, 4096> part{};
        while (text.size() < kMostOutput) {
            context.checkCanceled();
            pollfd ready{.fd = m_pipe[0], .events = POLLIN, .revents = 0};
            if (::poll(&ready, 1, kPollMs) <= 0)
                continue;
            const ssize_t got = ::read(m_pipe[0], part.data(), part.size());
            if (got == 0)
                break;
            if (got > 0)
                text.append(part.data(), static_cast<std::size_t>(got));
            else if (errno != EINTR)
                break;
        }
        return text;
    }

    /// Its exit code; negative: a signal ended it.
    int wait() {
        int status = 0;
        while (::waitpid(m_id, &status, 0) < 0 && errno == EINTR) {
        }
        m_waited = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

private:
    [[noreturn]] static void fail(const char* what, int error) {
        throw Error(ErrorCode::Internal, "A process to try a batch in cannot be started (" +
                                             std::string(what) + ": " +
                                             std::system_category().message(error) + ").");
    }

    std::array<int, 2> m_pipe{};
    pid_t m_id = 0;
    bool m_waited = false;
};

}  // namespace

std::vector<std::string> trialArguments(const LimitedRequest& request) {
    const NetworkSpec& spec = request.spec;
    std::string batches;
    for (const std::int64_t batch : request.batches)
        batches += (batches.empty() ? "" : ",") + std::to_string(batch);
    const auto option = [](const char* name, const std::string& value) {
        return std::string("--").append(name).append("=").append(value);
    };
    std::vector<std::string> all{"memory-trial",
                                 option("name", spec.name),
                                 option("width", exactly(spec.scale.width)),
                                 option("depth", exactly(spec.scale.depth)),
                                 option("side", std::to_string(spec.scale.resolution)),
                                 option("classes", std::to_string(spec.classCount)),
                                 option("engine", engineName(request.options.engine)),
                                 option("dtype", dtypeName(request.options.dtype)),
                                 option("threads", std::to_string(request.options.threads)),
                                 option("budget", std::to_string(request.budgetBytes)),
                                 option("batch", batches)};
    if (request.options.autocast)
        all.push_back(std::string("--").append("autocast"));
    return all;
}

LimitedRunner programRunner() {
    return [](const LimitedRequest& request, RunContext& context) {
        Child child(programPath(), trialArguments(request));
        std::string text = child.readAll(context);
        const int code = child.wait();
        const bool limited = !limitedPassesOf(text).limit.empty();
        if (code != 0 && !limited)
            throw Error(ErrorCode::Internal,
                        "The process that was to try a batch ended before its limit was set (" +
                            std::string(code < 0 ? "signal " : "exit code ") +
                            std::to_string(code < 0 ? -code : code) + ").",
                        Subject::None, text);
        return text;
    };
}

}  // namespace scalescope
