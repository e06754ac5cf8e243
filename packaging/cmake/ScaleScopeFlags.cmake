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
if(SCALESCOPE_SANITIZE)
  target_compile_options(scalescope_flags INTERFACE
    -fsanitize=${SCALESCOPE_SANITIZE} -fno-omit-frame-pointer -g)
  target_link_options(scalescope_flags INTERFACE -fsanitize=${SCALESCOPE_SANITIZE})
endif()
