// SPDX-License-Identifier: Apache-2.0
// A fuzz target: one reader, fed with whatever bytes. It runs under libFuzzer (clang, preset fuzz),
// and in every build under replay.cpp, with the corpus and seeded mutations of it.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace scalescope::fuzz {

using Bytes = std::span<const std::byte>;

/// One input. Whatever ends the program, a signal or an exception, is a defect of the reader.
struct Target {
    std::string_view name;  ///< "pickle"
    void (*run)(Bytes) = nullptr;
    void (*runFile)(const std::filesystem::path&) = nullptr;  ///< instead of run
    std::string_view fileName{};                              ///< that the reader is given
};

/// Called before main().
bool addTarget(const Target& target);

/// A file in memory under a name in a folder of its own, for readers that open what they read.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view name);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    void write(Bytes bytes) const;

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
};

/// Ends the program with a sentence: the reader broke a promise.
void require(bool holds, const char* promise);

/// What a reader may say of a file: a sentence that begins with the file's name, about a thing of
/// the user's, never a defect.
void requireAnswer(const Failure& failure, Subject subject, std::string_view file);

/// Runs read; true when it threw nothing. An Error must be an answer. Anything else ends the
/// program.
template <typename Read>
bool isRead(Subject subject, std::string_view file, Read&& read) {
    try {
        read();
    } catch (const Error& error) {
        requireAnswer(error.failure(), subject, file);
        return false;
    }
    return true;
}

inline std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace scalescope::fuzz

#ifdef SCALESCOPE_LIBFUZZER
#define SCALESCOPE_FUZZ(targetName)                                                     \
    static void runTarget(::scalescope::fuzz::Bytes);                                   \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        runTarget({reinterpret_cast<const std::byte*>(data), size});                    \
        return 0;                                                                       \
    }                                                                                   \
    void runTarget([[maybe_unused]] ::scalescope::fuzz::Bytes bytes)
#define SCALESCOPE_FUZZ_FILE(targetName, file)                                          \
    static void runTarget(const std::filesystem::path&);                                \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        static const ::scalescope::fuzz::MemoryFile memory(file);                       \
        memory.write({reinterpret_cast<const std::byte*>(data), size});                 \
        runTarget(memory.path());                                                       \
        return 0;                                                                       \
    }                                                                                   \
    void runTarget([[maybe_unused]] const std::filesystem::path& path)
#else
/// Defines the target of this name: SCALESCOPE_FUZZ(pickle) { read(bytes); }
#define SCALESCOPE_FUZZ(targetName)                               \
    static void runTarget(::scalescope::fuzz::Bytes);             \
    static const bool isAdded [[maybe_unused]] =                  \
        ::scalescope::fuzz::addTarget({#targetName, &runTarget}); \
    void runTarget([[maybe_unused]] ::scalescope::fuzz::Bytes bytes)
/// The same of a reader that opens a file of this name itself: { read(path); }
#define SCALESCOPE_FUZZ_FILE(targetName, file)                                   \
    static void runTarget(const std::filesystem::path&);                         \
    static const bool isAdded [[maybe_unused]] =                                 \
        ::scalescope::fuzz::addTarget({#targetName, nullptr, &runTarget, file}); \
    void runTarget([[maybe_unused]] const std::filesystem::path& path)
#endif
