// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace scalescope::test {

namespace {

std::map<std::string, TestMain, std::less<>>& tests() {
    static std::map<std::string, TestMain, std::less<>> all;
    return all;
}

std::string_view nameOf(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);  // 0 without one
    return path.substr(0, path.rfind('.'));
}

int usage(const char* program) {
    std::fprintf(stderr, "usage: %s TEST [arguments of Qt Test]; the tests of this program:\n",
                 program);
    for (const auto& [name, main] : tests())
        std::fprintf(stderr, "  %s\n", name.c_str());
    return 2;
}

}  // namespace

bool addTest(const char* sourceFile, TestMain main) {
    return tests().emplace(nameOf(sourceFile), main).second;
}

}  // namespace scalescope::test

int main(int argc, char** argv) {
    using namespace scalescope::test;
    const auto test = argc < 2 ? tests().end() : tests().find(std::string_view(argv[1]));
    if (test == tests().end())
        return usage(argv[0]);
    argv[1] = argv[0];
    return test->second(argc - 1, argv + 1);
}
