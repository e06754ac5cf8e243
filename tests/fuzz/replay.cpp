// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target without libFuzzer: every file of its corpus, then seeded mutations of them, in
// the sandbox and with bounded memory. What breaks it is written to crash-TARGET.
//   fuzz_replay TARGET [-runs=N | -max_total_time=S] [-seed=N] [-max_len=N] [-rss_limit_mb=N]
//               [-timeout=S] FILE|DIR ...
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/guarded_run.h"
#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <sys/mman.h>
#include <vector>

namespace scalescope::fuzz {

namespace {

std::map<std::string_view, Target>& targets() {
    static std::map<std::string_view, Target> all;
    return all;
}

struct Options {
    std::size_t runs = 1000, seed = 1, maxLength = 4096, memoryMb = 1024, seconds = 20;
    std::size_t totalSeconds = 0;  ///< of all mutations, however many; 0: so many as runs says
    std::vector<std::filesystem::path> corpus;
};

/// What the child writes and the parent reads when it is gone.
struct Shared {
    std::size_t files = 0, mutants = 0;  ///< that were run
    std::size_t size = 0;                ///< of the input that is run
    char bytes[1] = {};                  ///< more behind it
};

bool takeNumber(std::string_view argument, std::string_view name, std::size_t& value) {
    if (!argument.starts_with(name))
        return false;
    argument.remove_prefix(name.size());
    const char* const end = argument.data() + argument.size();
    const auto [rest, problem] = std::from_chars(argument.data(), end, value);
    return problem == std::errc() && rest == end;
}

std::optional<Options> optionsIn(int argc, char** argv) {
    Options options;
    for (int i = 2; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const bool isTaken = takeNumber(argument, "-runs=", options.runs) ||
                             takeNumber(argument, "-max_total_time=", options.totalSeconds) ||
                             takeNumber(argument, "-seed=", options.seed) ||
                             takeNumber(argument, "-max_len=", options.maxLength) ||
                             takeNumber(argument, "-rss_limit_mb=", options.memoryMb) ||
                             takeNumber(argument, "-timeout=", options.seconds);
        if (isTaken)
            continue;
        if (argument.starts_with('-'))
            return std::nullopt;
        options.corpus.emplace_back(argument);
    }
    return options;
}

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Sorted by path, so that a seed always gives the same mutations.
std::vector<std::string> corpusOf(const std::vector<std::filesystem::path>& places) {
    std::vector<std::filesystem::path> paths;
    for (const std::filesystem::path& place : places)
        if (std::filesystem::is_directory(place))
            for (const auto& entry : std::filesystem::directory_iterator(place))
                paths.push_back(entry.path());
        else
            paths.push_back(place);
    std::ranges::sort(paths);
    std::vector<std::string> corpus;
    for (const std::filesystem::path& path : paths)
        corpus.push_back(contentOf(path));
    return corpus;
}

class Replay {
public:
    Replay(const Target& target, const Options& options)
        : m_target(target), m_options(options), m_corpus(corpusOf(options.corpus)) {
        std::size_t longest = options.maxLength;
        for (const std::string& file : m_corpus)
            longest = std::max(longest, file.size());
        void* memory = ::mmap(nullptr, sizeof(Shared) + longest, PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        require(memory != MAP_FAILED, "memory can be shared");
        m_shared = new (memory) Shared;
        if (target.runFile != nullptr)
            m_file.emplace(target.fileName);
    }

    int run() {
        const Guard guard{m_options.memoryMb << 20, static_cast<unsigned>(m_options.seconds)};
        const auto end = runGuarded(guard, [&](const NextStep& nextStep) { runAll(nextStep); });
        const std::string name(m_target.name);
        std::printf("%s: %zu files, %zu mutated\n", name.c_str(), m_shared->files,
                    m_shared->mutants);
        if (!end)
            return m_corpus.empty() ? noCorpus() : 0;
        const std::string crash = "crash-" + name;
        std::ofstream(crash, std::ios::binary)
            .write(m_shared->bytes, static_cast<std::streamsize>(m_shared->size));
        std::printf("%s %s at an input of %zu bytes, which is in %s\n", name.c_str(), end->c_str(),
                    m_shared->size, crash.c_str());
        return 1;
    }

private:
    int noCorpus() const {
        std::printf("there is no corpus: nothing was read\n");
        return 1;
    }

    void runAll(const NextStep& nextStep) {
        for (const std::string& file : m_corpus) {
            nextStep();
            runOne(file);
            ++m_shared->files;
        }
        std::mt19937 random(static_cast<std::mt19937::result_type>(m_options.seed));
        const auto end =
            std::chrono::steady_clock::now() + std::chrono::seconds(m_options.totalSeconds);
        const auto goesOn = [&] {
            return m_options.totalSeconds > 0 ? std::chrono::steady_clock::now() < end
                                              : m_shared->mutants < m_options.runs;
        };
        while (!m_corpus.empty() && goesOn()) {
            const std::string& file = m_corpus[random() % m_corpus.size()];
            const std::string& other = m_corpus[random() % m_corpus.size()];
            nextStep();
            runOne(mutated(file, other, m_options.maxLength, random));
            ++m_shared->mutants;
        }
    }

    /// From a place of its exact size, so that a sanitizer sees the first byte beyond it.
    void runOne(const std::string& input) {
        std::memcpy(m_shared->bytes, input.data(), input.size());
        m_shared->size = input.size();
        const std::vector<char> exact(input.begin(), input.end());
        const Bytes bytes = std::as_bytes(std::span(exact));
        if (m_file) {
            m_file->write(bytes);
            m_target.runFile(m_file->path());
        } else {
            m_target.run(bytes);
        }
    }

    const Target& m_target;
    const Options& m_options;
    std::vector<std::string> m_corpus;
    Shared* m_shared = nullptr;
    std::optional<MemoryFile> m_file;
};

int usage(const char* program) {
    std::fprintf(stderr,
                 "usage: %s TARGET [-runs=N | -max_total_time=S] [-seed=N] [-max_len=N] "
                 "[-rss_limit_mb=N] [-timeout=S] FILE|DIR ...\n",
                 program);
    for (const auto& [name, target] : targets())
        std::fprintf(stderr, "  %s\n", std::string(name).c_str());
    return 2;
}

}  // namespace

bool addTarget(const Target& target) {
    return targets().emplace(target.name, target).second;
}

}  // namespace scalescope::fuzz

int main(int argc, char** argv) {
    using namespace scalescope::fuzz;
    const auto target = argc < 2 ? targets().end() : targets().find(std::string_view(argv[1]));
    const auto options = optionsIn(argc, argv);
    if (target == targets().end() || !options)
        return usage(argv[0]);
    return Replay(target->second, *options).run();
}
