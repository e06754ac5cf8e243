# SPDX-License-Identifier: Apache-2.0
# The harness can fail: a claim that does not hold ends its test with an error that names claim and check.
# CMake itself stands in for the program: it can be told what to print and how to end. Nothing of cli.cmake is used
# here to judge cli.cmake: a harness that cannot fail would find itself in order.
function(stop text)
  message(FATAL_ERROR " cli_harness_test.${CLAIM}: ${text}")
endfunction()

function(run_claim)
  set(WORK "${WORK}/${CLAIM}")
  file(REMOVE_RECURSE "${WORK}")
  file(MAKE_DIRECTORY "${WORK}")
  cmake_language(CALL "claim_${CLAIM}")
endfunction()

# Writes a script whose one claim, called it, has this body, and runs a claim of it: leaves code and error.
function(run_script body claim)
  # No line begins with that function here: it would be taken for a claim of this script.
  string(JOIN "\n" text "include(\"${CMAKE_CURRENT_LIST_DIR}/cli.cmake\")" "function(claim_it)" "${body}"
    "endfunction()" "run_claim()" "")
  file(WRITE "${WORK}/sample.cmake" "${text}")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DCLI=${CMAKE_COMMAND}" "-DSOURCE=${SOURCE}" "-DWORK=${WORK}/sample"
    "-DCLAIM=${claim}" -P "${WORK}/sample.cmake" RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE error)
  set(code "${code}" PARENT_SCOPE)
  set(error "${error}" PARENT_SCOPE)
endfunction()

function(must_pass body)
  run_script("${body}" it)
  if(NOT code EQUAL 0 OR NOT error STREQUAL "")
    stop("${body}: exit ${code}, error ${error}")
  endif()
endfunction()

# The body must fail, and the error must have this text on one line with the name of the claim.
function(must_fail body text)
  run_script("${body}" it)
  string(FIND "${error}" "cli_sample.it: ${text}" named)
  if(NOT code EQUAL 1 OR named EQUAL -1)
    stop("${body}: exit ${code}, expected 1 and '${text}', error ${error}")
  endif()
endfunction()

function(claim_check_that_holds_passes)
  must_pass([=[
    run(EXIT 0 ARGS -E echo "{\"schema\":\"s/1\",\"value\":7}")
    one_document("s/1")
    json(value value)
    same("value" "${value}" 7)]=])
endfunction()

function(claim_wrong_exit_code_fails)
  must_fail("run(EXIT 0 ARGS -E false)" "scalescope-cli -E false: exit 1, expected 0")
  must_fail("run(EXIT 2 ARGS -E true)" "scalescope-cli -E true: exit 0, expected 2")
endfunction()

function(claim_refusal_that_is_not_one_sentence_fails)
  must_fail("fails(EXIT 1 NAMES x ARGS -E false)" "scalescope-cli -E false: not one sentence that names 'x'")
  must_fail("fails(EXIT 0 NAMES x ARGS -E echo x)" "scalescope-cli -E echo x: printed on stdout: x")
  file(WRITE "${WORK}/refuses.cmake" "message(\"error: the file is missing.\")\n")
  must_pass("fails(EXIT 0 NAMES \"the file\" ARGS -P \"${WORK}/refuses.cmake\")")
  must_fail("fails(EXIT 0 NAMES \"the folder\" ARGS -P \"${WORK}/refuses.cmake\")"
    "scalescope-cli -P ${WORK}/refuses.cmake: not one sentence that names 'the folder'")
endfunction()

function(claim_wrong_document_fails)
  must_fail("set(OUT \"{}\\n{}\\n\")\none_document(s/1)" "stdout is not one JSON document: 2 lines")
  must_fail("set(OUT \"{\\\"schema\\\":\\\"t/1\\\"}\\n\")\none_document(s/1)" "schema t/1, expected s/1")
  must_fail("set(OUT \"{}\\n\")\njson(value variants 0)" "variants 0: ")
  must_fail("set(OUT \"{}\\n\")\njson_length(count variants 0)" "length of variants 0: ")
  must_pass("set(OUT \"{\\\"a\\\":[7,8,9]}\")\njson_length(count a)\nsame(count \"\${count}\" 3)")
endfunction()

function(claim_missing_file_fails)
  must_pass("file(WRITE \"\${WORK}/r.md\" seven)\nread_file(text r.md)\nsame(text \"\${text}\" seven)")
  must_fail("read_file(text r.md)" "r.md was not written")
endfunction()

function(claim_wrong_value_fails_with_the_whole_line)
  string(REPEAT "long " 40 long)
  must_fail("same(\"${long}value\" 1 2)" "${long}value: 1, expected 2")
  must_fail("broken(\"${long}end\")" "${long}end")
endfunction()

function(claim_unknown_claim_fails)
  run_script("" other)
  if(NOT code EQUAL 1 OR NOT error MATCHES "cli_sample.other: there is no such claim")
    stop("exit ${code}, error ${error}")
  endif()
endfunction()

function(claim_each_claim_begins_in_an_empty_folder)
  file(WRITE "${WORK}/sample/it/left" "of an earlier run")
  must_pass([=[
    file(GLOB left "${WORK}/*")
    same("left over" "${left}" "")]=])
endfunction()

run_claim()
