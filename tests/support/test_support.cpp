// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_support.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace scalescope::test {

namespace {
std::filesystem::path sourceDir() {
    return SCALESCOPE_SOURCE_DIR;
}
}  // namespace

std::filesystem::path goldenPath(std::string_view name) {
    return sourceDir() / "tests" / "golden" / name;
}

std::filesystem::path dataPath(std::string_view name) {
    return sourceDir() / "tests" / "data" / name;
}

std::string readAll(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void writeAll(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file)
        throw std::runtime_error("cannot write " + path.string());
}

}  // namespace scalescope::test
