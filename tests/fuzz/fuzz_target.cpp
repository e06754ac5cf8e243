// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"

#include <cstdio>
#include <cstdlib>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace scalescope::fuzz {

void require(bool holds, const char* promise) {
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

void requireAnswer(const Failure& failure, Subject subject, std::string_view file) {
    if (failure.code == ErrorCode::Internal || failure.subject != subject ||
        !failure.message.starts_with(file)) {
        std::fprintf(stderr, "%s: %s\n", errorCodeName(failure.code), failure.message.c_str());
        require(false, "an error is about the file, by its name, and no defect of the program");
    }
    constexpr std::size_t kLongest = 10'000;
    require(failure.message.size() < kLongest, "a message is a sentence, not a file's content");
}

MemoryFile::MemoryFile(std::string_view name) {
    std::string folder = (std::filesystem::temp_directory_path() / "scalescope-fuzz-XXXXXX");
    require(::mkdtemp(folder.data()) != nullptr, "a temporary folder can be made");
    m_descriptor = ::memfd_create("scalescope-fuzz", 0);
    require(m_descriptor >= 0, "a file in memory can be made");
    m_path = std::filesystem::path(folder) / name;
    std::filesystem::create_symlink("/proc/self/fd/" + std::to_string(m_descriptor), m_path);
}

MemoryFile::~MemoryFile() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path.parent_path(), ignored);
    ::close(m_descriptor);
}

void MemoryFile::write(Bytes bytes) const {
    require(::ftruncate(m_descriptor, 0) == 0, "a file in memory can be emptied");
    const ssize_t written = ::pwrite(m_descriptor, bytes.data(), bytes.size(), 0);
    require(written == static_cast<ssize_t>(bytes.size()), "a file in memory can be written");
}

}  // namespace scalescope::fuzz
