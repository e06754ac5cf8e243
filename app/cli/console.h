// SPDX-License-Identifier: Apache-2.0
// Where words go: results to stdout, messages and progress to stderr; and Ctrl-C.
#pragma once

#include "core/base/error.h"
#include "core/base/run_context.h"
#include "core/base/table.h"

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope::cli {

struct OutputOptions {
    bool json = false;
    bool quiet = false;
};

/// Set by Ctrl-C; the second one ends the process at once. A limit on the size of files is left to
/// who writes: it is an error there.
[[nodiscard]] const std::atomic<bool>& interrupted();
void catchInterrupts();

/// One JSON document and a line break on stdout.
void printDocument(const std::string& json);
/// Aligned columns under the table's title on stdout; nothing for a table without rows.
void printTable(const Table& table);
/// The same as text.
[[nodiscard]] std::string tableText(const Table& table);
void printLine(std::string_view text);

/// Throws when what was printed did not arrive, as on a full disk.
void finishOutput();
/// The failure with its settings under the names of their options: "--dtype".
[[nodiscard]] Failure withOptions(Failure failure);
/// "error: ..." on stderr.
void printError(std::string_view message);
/// "note: ..." on stderr unless quiet.
void printNote(const OutputOptions& options, std::string_view message);

/// A bar on stderr while it lives; silent when stderr is no terminal, or quiet.
class ProgressBar {
public:
    explicit ProgressBar(const OutputOptions& options);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    /// Job index of count is running.
    void setJob(std::size_t index, std::size_t count, std::string title);
    void show(double fraction, std::string_view what);
    /// Takes the line away, so that a message can be written.
    void clear();
    /// Shows progress here and stops on Ctrl-C.
    [[nodiscard]] RunContext context();

private:
    bool m_visible = false;
    std::size_t m_job = 0, m_jobCount = 1;
    std::string m_title;
};

}  // namespace scalescope::cli
