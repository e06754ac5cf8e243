# SPDX-License-Identifier: Apache-2.0
# What the scripts of the command line share. CLI, SOURCE, WORK and CLAIM are given by ctest.
#
# A script defines one function claim_<name>() per claim and ends with run_claim(), which calls the one that CLAIM
# names. Claims know nothing of each other: each has a folder of its own, WORK, which is empty when it begins.
cmake_minimum_required(VERSION 3.25)
get_filename_component(SCRIPT "${CMAKE_SCRIPT_MODE_FILE}" NAME_WE)

# broken(text): ends the claim. The spaces keep CMake from filling the lines anew: the first stays whole for grep.
function(broken text)
  string(REPLACE "\n" "\n " text "cli_${SCRIPT}.${CLAIM}: ${text}")
  message(FATAL_ERROR " ${text}")
endfunction()

# run(EXIT code ARGS ...): leaves OUT and ERR; any other exit code is a failure.
macro(run)
  cmake_parse_arguments(RUN "" "EXIT" "ARGS" ${ARGN})
  execute_process(COMMAND "${CLI}" ${RUN_ARGS} WORKING_DIRECTORY "${WORK}"
    OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR RESULT_VARIABLE code)
  if(NOT code STREQUAL "${RUN_EXIT}")
    list(JOIN RUN_ARGS " " RUN_LINE)
    broken("scalescope-cli ${RUN_LINE}: exit ${code}, expected ${RUN_EXIT}\n${ERR}")
  endif()
endmacro()

# fails(EXIT code NAMES text ARGS ...): nothing on stdout, and one sentence on stderr that names text.
function(fails)
  cmake_parse_arguments(F "" "EXIT;NAMES" "ARGS" ${ARGN})
  run(EXIT ${F_EXIT} ARGS ${F_ARGS})
  list(JOIN F_ARGS " " line)
  if(NOT OUT STREQUAL "")
    broken("scalescope-cli ${line}: printed on stdout: ${OUT}")
  endif()
  string(FIND "${ERR}" "${F_NAMES}" named)
  if(NOT ERR MATCHES "^error: [^\n]+\\.\n$" OR named EQUAL -1)
    broken("scalescope-cli ${line}: not one sentence that names '${F_NAMES}': ${ERR}")
  endif()
endfunction()

# Reads a value of the one JSON document in OUT; a missing one is a failure.
function(json result)
  string(JSON value ERROR_VARIABLE problem GET "${OUT}" ${ARGN})
  if(problem)
    list(JOIN ARGN " " path)
    broken("${path}: ${problem}")
  endif()
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

# The number of elements of an array in OUT; a missing one is a failure.
function(json_length result)
  string(JSON value ERROR_VARIABLE problem LENGTH "${OUT}" ${ARGN})
  if(problem)
    list(JOIN ARGN " " path)
    broken("length of ${path}: ${problem}")
  endif()
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

# Reads a file of WORK, as file(READ) does; a missing one is a failure.
function(read_file result file)
  if(NOT EXISTS "${WORK}/${file}")
    broken("${file} was not written")
  endif()
  file(READ "${WORK}/${file}" content ${ARGN})
  set(${result} "${content}" PARENT_SCOPE)
endfunction()

# OUT must be exactly one document on one line, of this schema.
function(one_document schema)
  string(REGEX MATCHALL "\n" breaks "${OUT}")
  list(LENGTH breaks count)
  if(NOT count EQUAL 1 OR NOT OUT MATCHES "^{.*}\n$")
    broken("stdout is not one JSON document: ${count} lines")
  endif()
  json(found schema)
  if(NOT found STREQUAL "${schema}")
    broken("schema ${found}, expected ${schema}")
  endif()
endfunction()

function(same what found expected)
  if(NOT found STREQUAL "${expected}")
    broken("${what}: ${found}, expected ${expected}")
  endif()
endfunction()

# The last line of every script.
function(run_claim)
  if(NOT COMMAND "claim_${CLAIM}")
    broken("there is no such claim")
  endif()
  set(WORK "${WORK}/${CLAIM}")
  file(REMOVE_RECURSE "${WORK}")
  file(MAKE_DIRECTORY "${WORK}")
  cmake_language(CALL "claim_${CLAIM}")
endfunction()
