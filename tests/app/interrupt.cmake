# SPDX-License-Identifier: Apache-2.0
# Ctrl-C: exit 130, one document that says what is missing, no report in place of an older one.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")
file(WRITE "${WORK}/older.html" "an older report")
# All eight with 100000 runs each never end by themselves within the test's time.
execute_process(
  COMMAND timeout --preserve-status -s INT 6 "${CLI}" report --sample chelsea --weights random --repeats 100000
    --time-limit 80000 --out older.html --json
  WORKING_DIRECTORY "${WORK}" OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR RESULT_VARIABLE code)
same("exit code" "${code}" 130)
one_document("scalescope/report/1")
json(partial partial)
if(NOT partial MATCHES "interrupted after [0-9]+ of 16")
  message(FATAL_ERROR "partial: ${partial}")
endif()
file(READ "${WORK}/older.html" content)
same("the report of before" "${content}" "an older report")
