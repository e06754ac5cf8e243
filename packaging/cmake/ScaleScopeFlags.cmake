# SPDX-License-Identifier: Apache-2.0
# Flags that every target of the project shares: language, warnings, sanitizers.
add_library(scalescope_flags INTERFACE)
target_compile_features(scalescope_flags INTERFACE cxx_std_20)
target_compile_options(scalescope_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  $<$<BOOL:${SCALESCOPE_WERROR}>:-Werror>)
target_include_directories(scalescope_flags INTERFACE "${PROJECT_SOURCE_DIR}")
# ccache knows precompiled headers only with this flag.
if(SCALESCOPE_PCH)
  target_compile_options(scalescope_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
# What is included in a united source counts as a header, and types of anonymous namespaces in a class as a slip;
# for clang a local name hides that of another source.
if(SCALESCOPE_UNITY)
  target_compile_options(scalescope_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>
    $<$<CXX_COMPILER_ID:Clang>:-Wno-shadow>)
endif()
if(SCALESCOPE_FUZZ AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "Fuzzers are built with clang: -DCMAKE_CXX_COMPILER=clang++")
endif()
if(SCALESCOPE_FUZZ)
  # Coverage for libFuzzer; the first defect ends the program. Lines are enough to find it, and quick to build.
  target_compile_options(scalescope_flags INTERFACE -O1 -fsanitize=fuzzer-no-link -fno-sanitize-recover=all)
endif()
if(SCALESCOPE_SANITIZE)
  target_compile_options(scalescope_flags INTERFACE
    -fsanitize=${SCALESCOPE_SANITIZE} -fno-omit-frame-pointer $<IF:$<BOOL:${SCALESCOPE_FUZZ}>,-gline-tables-only,-g>)
  target_link_options(scalescope_flags INTERFACE -fsanitize=${SCALESCOPE_SANITIZE})
endif()
