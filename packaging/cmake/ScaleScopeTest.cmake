# SPDX-License-Identifier: Apache-2.0
# scalescope_without_false_warnings(target warning ...)
# GCC 12 warns of strings made from literals and strings without cause (its bug 105651): these
# warnings are off for the target.
function(scalescope_without_false_warnings target)
  foreach(warning IN LISTS ARGN)
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-${warning}>)
  endforeach()
endfunction()

# scalescope_test_program(name [LIBS ...])
# The Qt Test program of a folder: the classes of the tests added after it run in it, one a call.
# Linking and Qt's generated code cost more than most tests, so a folder has one program.
function(scalescope_test_program name)
  cmake_parse_arguments(ARG "" "" "LIBS" ${ARGN})
  add_executable(${name})
  scalescope_unite_later(${name})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE scalescope_flags scalescope_test_main scalescope_test_support
    Qt6::Test ${ARG_LIBS})
  # Tests are compiled once and run once: what the optimiser would gain, the compiler would spend.
  target_compile_options(${name} PRIVATE -O1)
  # United sources read them once anyway.
  if(SCALESCOPE_PCH AND NOT SCALESCOPE_UNITY)
    target_precompile_headers(${name} PRIVATE <QtTest>)
  endif()
  set(SCALESCOPE_TEST_PROGRAM ${name} PARENT_SCOPE)
endfunction()

# scalescope_add_test(name SOURCES tst_name.cpp ... [TORCH] [LABELS ...] [TIMEOUT s] [ALONE])
# A test class in the folder's program. TORCH: it tests a torch header, so Qt's keyword macros are
# off. ALONE: nothing else runs beside it. TIMEOUT is what a busy machine needs, not an idle one.
function(scalescope_add_test name)
  cmake_parse_arguments(ARG "TORCH;ALONE" "TIMEOUT" "SOURCES;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  target_sources(${SCALESCOPE_TEST_PROGRAM} PRIVATE ${ARG_SOURCES})
  if(ARG_TORCH)
    target_link_libraries(${SCALESCOPE_TEST_PROGRAM} PRIVATE LibTorch::LibTorch)
    set_source_files_properties(${ARG_SOURCES} PROPERTIES
      COMPILE_DEFINITIONS QT_NO_KEYWORDS SKIP_PRECOMPILE_HEADERS ON)
  endif()
  add_test(NAME ${name} COMMAND ${SCALESCOPE_TEST_PROGRAM} ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    PROCESSORS 1 RUN_SERIAL "${ARG_ALONE}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OMP_NUM_THREADS=2;OMP_WAIT_POLICY=passive;LC_ALL=C.UTF-8")
endfunction()
