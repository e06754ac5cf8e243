# SPDX-License-Identifier: Apache-2.0
# A variant that fails is reported as such, the others go on.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")

function(claim_other_variants_go_on_in_the_document)
  run(EXIT 4 ARGS predict --sample chelsea --variants b0,b1 --weights random --weights b0=missing.pth --json)
  one_document("scalescope/predict/1")
  json(code variants 0 error code)
  json(exit_code variants 0 error exitCode)
  same("error of B0" "${code} ${exit_code}" "FileMissing 4")
  json_length(count variants 1 topk)
  same("classes of B1" "${count}" 5)
endfunction()

function(claim_stderr_says_which_variant_and_why)
  run(EXIT 4 ARGS predict --sample chelsea --variants b0,b1 --weights random --weights b0=missing.pth --json)
  if(NOT ERR MATCHES "^error: B0: missing.pth[^\n]*\n$")
    broken("stderr: ${ERR}")
  endif()
endfunction()

function(claim_weights_of_a_variant_that_is_not_run_are_refused)
  fails(EXIT 2 NAMES "b3" ARGS predict --sample chelsea --variants b0 --weights b3=missing.pth)
endfunction()

function(claim_no_findings_of_nothing)
  run(EXIT 4 ARGS diagnose --sample chelsea --variants b0 --weights b0=missing.pth)
  if(OUT MATCHES "Findings")
    broken("findings of nothing: ${OUT}")
  endif()
endfunction()

run_claim()
