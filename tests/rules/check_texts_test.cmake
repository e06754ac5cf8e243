# SPDX-License-Identifier: Apache-2.0
# Proves that check_texts.cmake sees what it is for: a tiny tree with one violation at a time.
#   cmake -DSCRIPT=check_texts.cmake -DWORK=<empty folder> -P check_texts_test.cmake
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/check_test.cmake")

set(FAILED "")

function(check_source content out)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/ui/pages/x.cpp" "${content}\n")
  run_check(text)
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

function(expect_refused content says)
  check_source("${content}" text)
  string(FIND "${text}" "${says}" said)
  if(NOT text MATCHES "1 broken rules" OR NOT text MATCHES "rule 19: ui/pages/x.cpp" OR said EQUAL -1)
    list(APPEND FAILED "${content}\n    said: ${text}")
    set(FAILED "${FAILED}" PARENT_SCOPE)
  endif()
endfunction()

function(expect_clean content)
  check_source("${content}" text)
  if(text)
    list(APPEND FAILED "refused: ${content}\n    said: ${text}")
    set(FAILED "${FAILED}" PARENT_SCOPE)
  endif()
endfunction()

expect_refused("label->setText(QStringLiteral(\"All numbers\"))" "All numbers")
expect_refused("button->setToolTip(\n    QStringLiteral(\n        \"Needs a run. \"\n        \"Then it counts.\"))" "Needs a run")
expect_refused("row(u\"Zoom and move a plot\"_s)" "Zoom and move")
expect_refused("text += u\" (%1 after the gate)\"" "after the gate")
expect_refused("x[0] = QStringLiteral(\"failed: %1\")" "failed: %1")
expect_clean("label->setText(tr(\"All numbers\"))")
expect_clean("label->setText(Texts::tr(\"All numbers\"))")
expect_clean("view->setObjectName(QStringLiteral(\"memoryTable\"))")
expect_clean("box->setObjectName(u\"section \"_s + name)")
expect_clean("return QStringLiteral(\"%1 × %2 px\")")
expect_clean("text = u\"<table width='100%' cellspacing='0'>\"_s")
expect_refused("text = u\"<b title='x'>Drag and drop</b>\"_s" "Drag and drop")
expect_clean("box->setStyleSheet(u\"border: 1px solid %1; padding: 2px 4px;\"_s)")
expect_clean("throw Error(\"A sentence of core's kind.\")")

end_of_check_test("The check of the texts" "sentences outside of tr() are seen")
