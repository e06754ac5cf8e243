# SPDX-License-Identifier: Apache-2.0
# The window without a display: writes what it is asked for and ends; CLI is the window's program.
include("${CMAKE_CURRENT_LIST_DIR}/cli.cmake")
file(WRITE "${WORK}/text.jpg" "This is not a picture.\n")
file(WRITE "${WORK}/text.pth" "This is not a checkpoint.\n")
file(WRITE "${WORK}/good.pdf" "a good report")

fails(EXIT 2 NAMES "pink" ARGS --theme pink)
fails(EXIT 2 NAMES "--size" ARGS --size 12 --screenshot a.png)
fails(EXIT 2 NAMES "a.jpg" ARGS --screenshot a.jpg)
fails(EXIT 2 NAMES "a.docx" ARGS --export a.docx)
fails(EXIT 2 NAMES "nowhere" ARGS --export /nowhere/a.pdf)
fails(EXIT 2 NAMES "Nonsense" ARGS --page Nonsense --screenshot a.png --quiet)
fails(EXIT 3 NAMES "missing.jpg" ARGS missing.jpg --variants b0 --quiet --export good.pdf)
fails(EXIT 3 NAMES "text.jpg" ARGS --image text.jpg --variants b0 --quiet --export good.pdf)
fails(EXIT 4 NAMES "text.pth" ARGS --weights text.pth --variants b0 --quiet --export good.pdf)
file(READ "${WORK}/good.pdf" content)
same("the report of before" "${content}" "a good report")

run(EXIT 0 ARGS --variants b0 --weights random --quiet --size 1024x700 --export report.pdf --screenshot window.png)
same("stderr" "${ERR}" "")
file(READ "${WORK}/report.pdf" start LIMIT 5 HEX)
same("start of the PDF" "${start}" "255044462d")
file(READ "${WORK}/window.png" start LIMIT 24 HEX)
# Signature, then width 1024 and height 700 in the header.
same("start of the PNG" "${start}" "89504e470d0a1a0a0000000d4948445200000400000002bc")
