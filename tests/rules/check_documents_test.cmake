# SPDX-License-Identifier: Apache-2.0
# Proves that check_documents.cmake sees what it is for: a tiny tree with one violation at a time.
#   cmake -DSCRIPT=check_documents.cmake -DWORK=<empty folder> -P check_documents_test.cmake
cmake_minimum_required(VERSION 3.25)

set(FAILED "")
# Written by hand, not by the check: a change of the order must be seen here as well.
set(CORE "core:  base < { model, input } < weights < exec < diagnostics < bench < train < scaling < report < session")
set(UI "ui: base < engine < { models, plots } < widgets < report < pages < window")

function(write_clean_tree)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/docs/architecture.md" "# Order\n\n${CORE}\n${UI}\n")
  file(WRITE "${WORK}/docs/usage.md" "[up](../README.md#top) [web](https://example.org/x) [here](#here) `[this](const auto& x)`\n")
  file(WRITE "${WORK}/README.md" "# A [page](docs/usage.md); ![p](docs/p.png)\n")
  file(WRITE "${WORK}/docs/p.png" "x")
  file(WRITE "${WORK}/tests/rules/check_x.cmake" "refuse(1 \"why\")\nmessage(\"rule 2: why\")\n")
  file(WRITE "${WORK}/tests/rules/check_x_test.cmake" "refuse(99)\n")
  file(WRITE "${WORK}/CONTRIBUTING.md" "### 1. One\n### 2. Two\n")
endfunction()

function(run_check out)
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${SCRIPT}"
    RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(result EQUAL 0)
    set(text "")
  endif()
  # The message is wrapped: join its words again.
  string(REGEX REPLACE "[ \n]+" " " text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# With this content of one file, this rule and no other must refuse.
function(expect_refused rule file content says)
  write_clean_tree()
  file(WRITE "${WORK}/${file}" "${content}")
  run_check(text)
  string(FIND "${text}" "${says}" said)
  if(NOT text MATCHES "1 broken rules" OR NOT text MATCHES "rule ${rule}: " OR said EQUAL -1)
    list(APPEND FAILED "rule ${rule}, ${file}\n    said: ${text}")
    set(FAILED "${FAILED}" PARENT_SCOPE)
  endif()
endfunction()

write_clean_tree()
run_check(text)
if(text)
  list(APPEND FAILED "the clean tree is refused: ${text}")
endif()

expect_refused(13 docs/architecture.md "\n${UI}\ncore: base < model < input\n" "{ model, input }")
expect_refused(13 docs/architecture.md "\n${CORE}\n" "'ui: base")
expect_refused(14 docs/usage.md "a [link](gone.md)\n" "gone.md")
expect_refused(14 README.md "![picture](docs/window.png)\n" "docs/window.png")
expect_refused(14 README.md "[a](docs/usage.md), [b](docs/nowhere.md#part)\n" "docs/nowhere.md")
string(REPEAT "line\n" 101 long)
expect_refused(15 README.md "${long}" "101 lines")
expect_refused(16 CONTRIBUTING.md "### 1. One\n" "rule 2")
expect_refused(16 CONTRIBUTING.md "### 1. One\n### 2. Two\n### 2. Again\n" "rule 2")
expect_refused(16 tests/app/x.cmake "message(\"rule 7: why\")\n" "rule 7")
string(REPEAT "line\n" 100 full)
write_clean_tree()
file(WRITE "${WORK}/README.md" "${full}")
run_check(text)
if(text)
  list(APPEND FAILED "100 lines are refused: ${text}")
endif()

file(REMOVE_RECURSE "${WORK}")
if(FAILED)
  list(JOIN FAILED "\n  " text)
  message(FATAL_ERROR "The check of the documents does not see:\n  ${text}")
endif()
message(STATUS "every rule of the documents is guarded")
