# SPDX-License-Identifier: Apache-2.0
# packaging/try-gpu.sh says in one sentence what it lacks, before it fetches or builds anything.
function(refuses word)
  execute_process(COMMAND "${SOURCE}/packaging/try-gpu.sh" ${ARGN}
    RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE error)
  if(NOT code EQUAL 1 OR NOT error MATCHES "^error: [^\n]*${word}[^\n]*\n$" OR NOT out STREQUAL "")
    message(FATAL_ERROR "try-gpu.sh ${ARGN}: exit ${code}, out '${out}', error '${error}'")
  endif()
endfunction()
refuses("--nonsense: no such option" --nonsense)
if(NOT EXISTS /proc/driver/nvidia/version)
  refuses("no NVIDIA driver")
endif()
