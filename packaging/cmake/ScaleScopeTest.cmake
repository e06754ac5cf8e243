# SPDX-License-Identifier: Apache-2.0
# scalescope_add_test(name SOURCES a.cpp [TORCH] [LIBS ...] [LABELS ...] [TIMEOUT s])
# One Qt Test program. TORCH: it tests a torch header, so Qt's keyword macros are off.
function(scalescope_add_test name)
  cmake_parse_arguments(ARG "TORCH" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE scalescope_flags scalescope_test_support Qt6::Test ${ARG_LIBS})
  # Tests are compiled once and run once: what the optimiser would gain, the compiler would spend.
  target_compile_options(${name} PRIVATE -O1)
  if(ARG_TORCH)
    target_link_libraries(${name} PRIVATE LibTorch::LibTorch)
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OMP_NUM_THREADS=2;OMP_WAIT_POLICY=passive;LC_ALL=C.UTF-8")
endfunction()
