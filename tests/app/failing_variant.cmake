# SPDX-License-Identifier: Apache-2.0
# A variant that fails is reported as such, the others go on.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")
run(EXIT 4 ARGS predict --sample chelsea --variants b0,b1 --weights random --weights b0=missing.pth --json)
one_document("scalescope/predict/1")
json(code variants 0 error code)
json(exit_code variants 0 error exitCode)
same("error of B0" "${code} ${exit_code}" "FileMissing 4")
string(JSON count LENGTH "${OUT}" variants 1 topk)
same("classes of B1" "${count}" 5)
if(NOT ERR MATCHES "^error: B0: missing.pth[^\n]*\n$")
  message(FATAL_ERROR "stderr: ${ERR}")
endif()
