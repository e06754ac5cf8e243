// SPDX-License-Identifier: Apache-2.0
// Runs the bomb of a name, in the sandbox, with what memory is stated and a minute of time.
//   fuzz_bombs [NAME]          without a name: lists them
#include "tests/fuzz/bombs.h"
#include "tests/fuzz/guarded_run.h"

#include <cstdio>
#include <optional>

namespace scalescope::fuzz {

std::string repeated(std::string_view part, std::size_t count) {
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

namespace {

int run(const Bomb& bomb) {
    constexpr unsigned kSeconds = 60;
    const std::string file = bomb.make();
    std::optional<MemoryFile> memory;
    if (bomb.readFile != nullptr)
        memory.emplace(bomb.fileName).write(std::as_bytes(std::span(file)));
    const auto end = runGuarded({bomb.memoryBytes + file.size(), kSeconds}, [&](const auto& step) {
        step();
        if (memory)
            bomb.readFile(memory->path());
        else
            bomb.read(std::as_bytes(std::span(file)));
    });
    std::printf("%s, %zu bytes: %s\n", std::string(bomb.name).c_str(), file.size(),
                end ? end->c_str() : "got its answer");
    return end ? 1 : 0;
}

int runNamed(std::string_view name) {
    for (const auto bombs : {weightBombs(), textBombs(), pictureBombs()})
        for (const Bomb& bomb : bombs) {
            if (name.empty())
                std::printf("%s\n", std::string(bomb.name).c_str());
            if (bomb.name == name)
                return run(bomb);
        }
    return name.empty() ? 0 : 2;
}

}  // namespace

}  // namespace scalescope::fuzz

int main(int argc, char** argv) {
    return scalescope::fuzz::runNamed(argc > 1 ? argv[1] : "");
}
