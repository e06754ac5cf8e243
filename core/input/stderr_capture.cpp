// SPDX-License-Identifier: Apache-2.0
#include "core/input/stderr_capture.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace scalescope::detail {

namespace {

constexpr std::size_t kMaxTextBytes = 64 * 1024;

// File descriptor 2 belongs to the process, so its guard does too.
std::mutex& captureMutex() {
    static std::mutex mutex;
    return mutex;
}

thread_local bool ownStandardError = false;

std::string readBack(int memory) {
    std::string text(kMaxTextBytes, '\0');
    const ssize_t got = ::pread(memory, text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
}

}  // namespace

bool separateStandardError() {
    // One call that also lets go of what is open elsewhere: a pipe must not wait for this thread.
    const bool separated = ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_UNSHARE) == 0 ||
                           ::unshare(CLONE_FILES) == 0;
    ownStandardError = ownStandardError || separated;
    return ownStandardError;
}

void dropStandardError() {
    const int nowhere = ownStandardError ? ::open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;
    if (nowhere < 0)
        return;
    ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
}

StderrCapture::StderrCapture() {
    if (!ownStandardError)
        m_lock = std::unique_lock(captureMutex());
    m_memory = ::memfd_create("scalescope-decoder", MFD_CLOEXEC);
    m_saved = m_memory < 0 ? -1 : ::dup(STDERR_FILENO);
    if (m_saved >= 0)
        ::dup2(m_memory, STDERR_FILENO);
}

std::string StderrCapture::finish() {
    if (m_saved < 0)
        return {};
    ::dup2(m_saved, STDERR_FILENO);
    ::close(m_saved);
    m_saved = -1;
    return readBack(m_memory);
}

StderrCapture::~StderrCapture() {
    finish();
    if (m_memory >= 0)
        ::close(m_memory);
}

}  // namespace scalescope::detail
