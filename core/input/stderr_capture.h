// SPDX-License-Identifier: Apache-2.0
// Keeps what decoders write to standard error off the user's terminal.
#pragma once

#include <mutex>
#include <string>

namespace scalescope::detail {

/// File descriptors of this thread become its own, with none above standard error: what is captured
/// on it is of it alone. False where the system refuses; then nothing has changed.
bool separateStandardError();

/// Where this thread has a standard error of its own, what nobody captures on it is dropped: a
/// library's own threads, which share it, write whenever they like.
void dropStandardError();

/// While it lives, standard error of the process goes to memory. The image libraries below OpenCV
/// write their complaints there and offer no other way through OpenCV's interface. A word of
/// another thread in these milliseconds is lost. Thread: one at a time in the process, a second one
/// waits; threads with a standard error of their own neither wait nor lose.
class StderrCapture {
public:
    StderrCapture();
    ~StderrCapture();
    StderrCapture(const StderrCapture&) = delete;
    StderrCapture& operator=(const StderrCapture&) = delete;

    /// Ends the capture. Returns what was written, at most 64 KiB of it.
    std::string finish();

private:
    std::unique_lock<std::mutex> m_lock;
    int m_saved = -1, m_memory = -1;
};

}  // namespace scalescope::detail
