# SPDX-License-Identifier: Apache-2.0
# What the scripts of the command line share. CLI, SOURCE and WORK are given by ctest.
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")

# run(EXIT code ARGS ...): leaves OUT and ERR; any other exit code is a failure.
macro(run)
  cmake_parse_arguments(RUN "" "EXIT" "ARGS" ${ARGN})
  execute_process(COMMAND "${CLI}" ${RUN_ARGS} WORKING_DIRECTORY "${WORK}"
    OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR RESULT_VARIABLE code)
  if(NOT code STREQUAL "${RUN_EXIT}")
    message(FATAL_ERROR "scalescope-cli ${RUN_ARGS}: exit ${code}, expected ${RUN_EXIT}\n${ERR}")
  endif()
endmacro()

# fails(EXIT code NAMES text ARGS ...): nothing on stdout, and one sentence on stderr that names text.
function(fails)
  cmake_parse_arguments(F "" "EXIT;NAMES" "ARGS" ${ARGN})
  run(EXIT ${F_EXIT} ARGS ${F_ARGS})
  if(NOT OUT STREQUAL "")
    message(FATAL_ERROR "scalescope-cli ${F_ARGS}: printed on stdout: ${OUT}")
  endif()
  string(FIND "${ERR}" "${F_NAMES}" named)
  if(NOT ERR MATCHES "^error: [^\n]+\\.\n$" OR named EQUAL -1)
    message(FATAL_ERROR "scalescope-cli ${F_ARGS}: not one sentence that names '${F_NAMES}': ${ERR}")
  endif()
endfunction()

# Reads a value of the one JSON document in OUT; a missing one is a failure.
function(json result)
  string(JSON value ERROR_VARIABLE problem GET "${OUT}" ${ARGN})
  if(problem)
    message(FATAL_ERROR "${ARGN}: ${problem}")
  endif()
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

# OUT must be exactly one document on one line, of this schema.
function(one_document schema)
  string(REGEX MATCHALL "\n" breaks "${OUT}")
  list(LENGTH breaks count)
  if(NOT count EQUAL 1 OR NOT OUT MATCHES "^{.*}\n$")
    message(FATAL_ERROR "stdout is not one JSON document: ${count} lines")
  endif()
  json(found schema)
  if(NOT found STREQUAL "${schema}")
    message(FATAL_ERROR "schema ${found}, expected ${schema}")
  endif()
endfunction()

function(same what found expected)
  if(NOT found STREQUAL "${expected}")
    message(FATAL_ERROR "${what}: ${found}, expected ${expected}")
  endif()
endfunction()
