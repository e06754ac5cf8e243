# SPDX-License-Identifier: Apache-2.0
# What the tests of the checks share: each runs its SCRIPT on a small tree in WORK and gathers in
# FAILED what the script does not see.

foreach(given SCRIPT WORK)
  if(NOT ${given})
    message(FATAL_ERROR "-D${given}= is missing; WORK is a folder of the test's own, which it empties")
  endif()
endforeach()

# What the check says of the tree, as one line; nothing where it is content. Further arguments go to it.
function(run_check out)
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" ${ARGN} -P "${SCRIPT}"
    RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(result EQUAL 0)
    set(text "")
  endif()
  # The message is wrapped: join its words again.
  string(REGEX REPLACE "[ \n]+" " " text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# Ends the test. check: "The check of the walls"; guarded: what is right when nothing failed.
function(end_of_check_test check guarded)
  file(REMOVE_RECURSE "${WORK}")
  if(FAILED)
    list(JOIN FAILED "\n  " text)
    message(FATAL_ERROR "${check} does not see:\n  ${text}")
  endif()
  message(STATUS "${guarded}")
endfunction()
