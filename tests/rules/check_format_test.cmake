# SPDX-License-Identifier: Apache-2.0
# Proves that check_format.cmake sees what it is for: one source at a time, and tools that will not do.
#   cmake -DSCRIPT=check_format.cmake -DSTYLE=.clang-format -DCLANG_FORMAT=<program> -DWORK=<empty folder>
#         -P check_format_test.cmake
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/check_test.cmake")

set(FAILED "")
file(REMOVE_RECURSE "${WORK}")
file(COPY "${STYLE}" DESTINATION "${WORK}")

macro(expect_said tool what)
  run_check(text "-DCLANG_FORMAT=${tool}")
  string(FIND "${text}" "${what}" said)
  if(said EQUAL -1)
    list(APPEND FAILED "'${what}' is not said: ${text}")
  endif()
endmacro()

macro(expect_refused)
  string(CONCAT content ${ARGN})
  file(WRITE "${WORK}/core/x.cpp" "${content}")
  expect_said("${CLANG_FORMAT}" "rule 17: core/x.cpp:")
endmacro()

set(OWN "#include \"core/x.h\"\n\n")
set(PROJECT "#include \"core/base/error.h\"\n\n")
set(TORCH "#include <torch/types.h>\n\n")
set(QT "#include <QString>\n\n")
set(STD "#include <vector>\n")
file(WRITE "${WORK}/core/x.cpp" "${OWN}${PROJECT}${TORCH}${QT}${STD}\nint f() {\n    return 1;\n}\n")
run_check(text "-DCLANG_FORMAT=${CLANG_FORMAT}")
if(text)
  list(APPEND FAILED "a clean source is refused: ${text}")
endif()
expect_refused("int f() {\n  return 1;\n}\n")
expect_refused("int* f();\nint *g();\n")
expect_refused("${PROJECT}${OWN}${STD}")
expect_refused("${OWN}${TORCH}${PROJECT}${STD}")
expect_refused("${OWN}${PROJECT}${QT}${TORCH}${STD}")
expect_refused("${OWN}${PROJECT}${STD}\n${QT}")

expect_said("" "clang-format 14 was not found: install")
file(WRITE "${WORK}/other" "#!/bin/sh\necho 'clang-format version 15.0.7'\n")
file(CHMOD "${WORK}/other" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
expect_said("${WORK}/other" "is not clang-format 14")

end_of_check_test("The check of the formatting" "formatting and the order of includes are guarded")
