# SPDX-License-Identifier: Apache-2.0
# scalescope_embed(target NAMESPACE_SYMBOL file): compiles a file into the target as
# `extern const std::string_view SYMBOL;` of namespace scalescope::embedded.
# The bytes enter through the assembler (.incbin): no generated megabytes of C++, and no Python.
function(scalescope_embed target symbol file)
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE OUTPUT_VARIABLE path)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embed_${symbol}.cpp")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [=[
// Generated from a resource file; the list is in CMake.
#include <string_view>
__asm__(".section .rodata\n.balign 64\nscalescope_embed_@symbol@_begin:\n"
        ".incbin \"@path@\"\nscalescope_embed_@symbol@_end:\n.byte 0\n.previous\n");
extern "C" {
extern const char scalescope_embed_@symbol@_begin[];
extern const char scalescope_embed_@symbol@_end[];
}
namespace scalescope::embedded {
extern const std::string_view @symbol@;
const std::string_view @symbol@{
    scalescope_embed_@symbol@_begin,
    static_cast<std::size_t>(scalescope_embed_@symbol@_end - scalescope_embed_@symbol@_begin)};
}
]=])
  # The target lives in another directory, and properties of sources do not reach beyond their own.
  set_property(SOURCE "${source}" TARGET_DIRECTORY ${target} APPEND PROPERTY OBJECT_DEPENDS "${path}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
