// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "app/cli/commands.h"
#include "core/base/setting.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace scalescope::cli {

namespace {

// A signal handler knows no other place.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<bool> interruptFlag{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler writes it");

extern "C" void onInterrupt(int) {
    if (interruptFlag.exchange(true))
        _exit(kInterruptedExitCode);
}

/// Code points of UTF-8 text: columns of a terminal for the scripts that names here use.
std::size_t textWidth(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Bytes of a control character, of C0 or of C1 or one that turns the direction of writing, that
/// begins at a place of UTF-8; 0: none does.
std::size_t controlBytes(std::string_view rest) {
    const auto byte = [&](std::size_t i) {
        return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7f)
        return 1;
    if (byte(0) == 0xC2 && byte(1) < 0xA0)
        return 2;
    const bool turns =
        byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
                            (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
    return turns ? 3 : 0;
}

/// What a file name has must not steer the terminal.
std::string printable(std::string_view text) {
    const std::string clean = utf8Text(text);
    std::string result;
    for (std::size_t at = 0; at < clean.size();) {
        const std::size_t control = controlBytes(std::string_view(clean).substr(at));
        result += control > 0 ? '?' : clean[at];
        at += std::max<std::size_t>(control, 1);
    }
    return result;
}

bool isNumeric(ColumnKind kind) {
    return kind != ColumnKind::Text && kind != ColumnKind::State;
}

std::string heading(const Column& column) {
    const std::string unit = headUnit(column);
    return printable(unit.empty() ? column.title : column.title + " [" + unit + "]");
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string space(width - std::min(width, textWidth(text)), ' ');
    return right ? space + text : text + space;
}

void appendLine(std::string& out, const std::vector<std::string>& cells, const Table& table,
                const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line +=
            (i == 0 ? "" : "  ") + padded(cells[i], widths[i], isNumeric(table.columns[i].kind));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
}

/// Without the columns that have no data in any row.
Table withData(Table table) {
    for (std::size_t i = table.columns.size(); i-- > 0;) {
        const bool empty = std::ranges::all_of(table.rows, [i](const auto& row) {
            return std::holds_alternative<std::monostate>(row[i]);
        });
        if (!empty)
            continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(i));
        for (auto& row : table.rows)
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return table;
}

/// Pieces that are not wider than the terminal; whole where it is none, or too narrow for any.
std::vector<Table> fitting(const Table& table) {
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return {table};
    const auto isWide = [&](const Table& piece) {
        const std::string text = tableText(piece);
        return textWidth(text.substr(0, text.find('\n'))) > size.ws_col;
    };
    constexpr std::size_t kFewest = 4;
    for (std::size_t columns = table.columns.size(); columns >= kFewest; --columns) {
        std::vector<Table> pieces = inPieces(table, columns);
        if (std::ranges::none_of(pieces, isWide))
            return pieces;
    }
    return {table};
}

}  // namespace

const std::atomic<bool>& interrupted() {
    return interruptFlag;
}

void catchInterrupts() {
    struct sigaction action {};
    action.sa_handler = onInterrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // Else a limit on the size of files (ulimit -f) ends the program where writing would fail.
    std::signal(SIGXFSZ, SIG_IGN);
}

std::string tableText(const Table& table) {
    std::vector<std::vector<std::string>> lines(1);
    for (const Column& column : table.columns)
        lines.front().push_back(heading(column));
    for (const auto& row : table.rows) {
        lines.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i)
            lines.back().push_back(printable(cellText(row[i], table.columns[i])));
    }
    std::vector<std::size_t> widths(table.columns.size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], textWidth(line[i]));
    std::string out;
    for (const auto& line : lines) {
        appendLine(out, line, table, widths);
        if (&line == &lines.front()) {
            std::vector<std::string> rule;
            for (const std::size_t width : widths)
                rule.emplace_back(width, '-');
            appendLine(out, rule, table, widths);
        }
    }
    return out;
}

void printTable(const Table& table) {
    if (table.rows.empty())
        return;
    if (!table.title.empty())
        printLine(table.title);
    for (const Table& piece : fitting(withData(table)))
        std::fputs((tableText(piece) + "\n").c_str(), stdout);
}

void printDocument(const std::string& json) {
    std::fwrite(json.data(), 1, json.size(), stdout);
    std::fputc('\n', stdout);
}

void printLine(std::string_view text) {
    fmt::print("{}\n", printable(text));
}

void finishOutput() {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        throw Error(ErrorCode::FileUnwritable,
                    "Standard output could not be written completely; is the disk full?",
                    Subject::Output);
}

Failure withOptions(Failure failure) {
    failure.message =
        messageWith(failure, [](std::string_view key) { return "--" + std::string(key); });
    return failure;
}

void printError(std::string_view message) {
    std::fflush(stdout);
    fmt::print(stderr, "error: {}\n", printable(message));
}

void printNote(const OutputOptions& options, std::string_view message) {
    std::fflush(stdout);
    if (!options.quiet)
        fmt::print(stderr, "note: {}\n", printable(message));
}

ProgressBar::ProgressBar(const OutputOptions& options)
    : m_visible(!options.quiet && isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
    clear();
}

void ProgressBar::setJob(std::size_t index, std::size_t count, std::string title) {
    m_job = index;
    m_jobCount = std::max<std::size_t>(count, 1);
    m_title = std::move(title);
    show(0.0, "");
}

void ProgressBar::show(double fraction, std::string_view what) {
    if (!m_visible)
        return;
    constexpr int kBarWidth = 24;
    const double whole = (static_cast<double>(m_job) + fraction) / static_cast<double>(m_jobCount);
    const int done = std::clamp(static_cast<int>(whole * kBarWidth), 0, kBarWidth);
    std::string line =
        fmt::format("[{:=>{}}{:>{}}] {:3.0f} % {} {}", ">", done + 1, "", kBarWidth - done,
                    100.0 * whole, printable(m_title), printable(what));
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1)
        line.resize(std::min<std::size_t>(line.size(), size.ws_col - 1U));
    fmt::print(stderr, "\r{}\x1b[K", line);
    std::fflush(stderr);
}

void ProgressBar::clear() {
    if (m_visible)
        fmt::print(stderr, "\r\x1b[K");
}

RunContext ProgressBar::context() {
    return RunContext([this](double fraction, std::string_view what) { show(fraction, what); },
                      &interruptFlag);
}

}  // namespace scalescope::cli
