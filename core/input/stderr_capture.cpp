// SPDX-License-Identifier: Apache-2.0
#include "core/input/stderr_capture.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace scalescope::detail {

namespace {

constexpr std::size_t kMaxTextBytes = 64 * 1024;

// File descriptor 2 belongs to the process, so its guard does too.
std::mutex& captureMutex() {
    static std::mutex mutex;
    return mutex;
}

bool isFromDecoder(std::string_view line) {
    constexpr std::array<std::string_view, 12> signs{
        "JPEG", "libpng", "TIFF",    "Warning", "imdecode_", "imread_",
        "WebP", "OpenCV", "[ WARN:", "[ERROR:", "Invalid",   "Unsupported"};
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return line.find(sign) != std::string_view::npos;
    });
}

std::string readBack(int memory) {
    std::string text(kMaxTextBytes, '\0');
    const ssize_t got = ::pread(memory, text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
}

void passOn(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
        if (written <= 0)
            return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

StderrCapture::StderrCapture() : m_lock(captureMutex()) {
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
    const std::string text = readBack(m_memory);
    std::string complaints;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::string_view line = std::string_view(text).substr(at, end - at);
        if (isFromDecoder(line))
            complaints += line;
        else
            passOn(line);
        at = end;
    }
    return complaints;
}

StderrCapture::~StderrCapture() {
    finish();
    if (m_memory >= 0)
        ::close(m_memory);
}

}  // namespace scalescope::detail
