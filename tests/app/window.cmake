# SPDX-License-Identifier: Apache-2.0
# The window without a display: writes what it is asked for and ends; CLI is the window's program.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")

function(claim_unknown_theme_size_or_page_is_refused)
  fails(EXIT 2 NAMES "pink" ARGS --theme pink)
  fails(EXIT 2 NAMES "--size" ARGS --size 12 --screenshot a.png)
  fails(EXIT 2 NAMES "Nonsense" ARGS --page Nonsense --screenshot a.png --quiet)
endfunction()

function(claim_output_that_cannot_be_written_is_refused)
  fails(EXIT 2 NAMES "a.jpg" ARGS --screenshot a.jpg)
  fails(EXIT 2 NAMES "a.docx" ARGS --export a.docx)
  fails(EXIT 2 NAMES "nowhere" ARGS --export /nowhere/a.pdf)
endfunction()

# fails_beside_good_pdf(EXIT code NAMES text ARGS ...): fails, and leaves the report of before untouched.
function(fails_beside_good_pdf)
  file(WRITE "${WORK}/good.pdf" "a good report")
  fails(${ARGN} --variants b0 --quiet --export good.pdf)
  read_file(content good.pdf)
  same("the report of before" "${content}" "a good report")
endfunction()

function(claim_image_that_fails_leaves_the_report_of_before)
  file(WRITE "${WORK}/text.jpg" "This is not a picture.\n")
  fails_beside_good_pdf(EXIT 3 NAMES "missing.jpg" ARGS missing.jpg)
  fails_beside_good_pdf(EXIT 3 NAMES "text.jpg" ARGS --image text.jpg)
endfunction()

function(claim_weights_that_fail_leave_the_report_of_before)
  file(WRITE "${WORK}/text.pth" "This is not a checkpoint.\n")
  fails_beside_good_pdf(EXIT 4 NAMES "text.pth" ARGS --weights text.pth)
endfunction()

function(claim_report_and_screenshot_are_written_silently)
  run(EXIT 0 ARGS --variants b0 --weights random --quiet --size 1024x700 --export report.pdf --screenshot window.png)
  same("stderr" "${ERR}" "")
  read_file(start report.pdf LIMIT 5 HEX)
  same("start of the PDF" "${start}" "255044462d")
  read_file(start window.png LIMIT 24 HEX)
  # Signature, then width 1024 and height 700 in the header.
  same("start of the PNG" "${start}" "89504e470d0a1a0a0000000d4948445200000400000002bc")
endfunction()

run_claim()
