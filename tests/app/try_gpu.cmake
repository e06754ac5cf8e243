# SPDX-License-Identifier: Apache-2.0
# packaging/try-gpu.sh says in one sentence what it lacks, before it fetches or builds anything.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")

function(refuses word)
  execute_process(COMMAND "${SOURCE}/packaging/try-gpu.sh" ${ARGN}
    RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE error)
  if(NOT code EQUAL 1 OR NOT error MATCHES "^error: [^\n]*${word}[^\n]*\n$" OR NOT out STREQUAL "")
    broken("try-gpu.sh ${ARGN}: exit ${code}, out '${out}', error '${error}'")
  endif()
endfunction()

function(claim_unknown_option_is_refused)
  refuses("--nonsense: no such option" --nonsense)
endfunction()

function(claim_missing_driver_is_told)
  if(NOT EXISTS /proc/driver/nvidia/version)
    refuses("no NVIDIA driver")
  endif()
endfunction()

run_claim()
