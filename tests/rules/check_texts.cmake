# SPDX-License-Identifier: Apache-2.0
# Rule 19 of CONTRIBUTING.md: what a person reads in the window is within tr().
#   cmake -DROOT=<source tree> -P check_texts.cmake
# A literal of Qt with two words is a sentence; single words (names of objects, keys of settings) cannot be told from
# labels by their looks and are left to review.
cmake_minimum_required(VERSION 3.25)

set(WORDS "[A-Za-z][a-z]+[,.:;!?]? [A-Za-z(%]")
set(all "")
set(count 0)

macro(refuse rule file why)
  list(APPEND all "rule ${rule}: ${file}: ${why}")
endmacro()

file(GLOB_RECURSE sources RELATIVE "${ROOT}" "${ROOT}/ui/*.cpp" "${ROOT}/ui/*.h")
foreach(source IN LISTS sources)
  math(EXPR count "${count} + 1")
  file(READ "${ROOT}/${source}" text)
  # Nothing of CMake's lists may come from the text.
  string(REGEX REPLACE "[];[]" "|" text "${text}")
  string(REGEX REPLACE "</?[a-z][^<>\"\n]*>" "" text "${text}")  # attributes of tags are no words
  string(REGEX MATCHALL "(QStringLiteral\\([ \n]*|[^A-Za-z0-9_]u)\"[^\"\n]*${WORDS}[^\"\n]*\"" found "${text}")
  foreach(literal IN LISTS found)
    string(REGEX REPLACE "^[^\"]+" "" literal "${literal}")
    if(literal MATCHES "^\"[a-z-]+: [^|]*[|]")
      continue()  # a style sheet: "border: 1px solid;"
    endif()
    refuse(19 "${source}" "${literal} is a sentence outside of tr(), or Texts::tr() of ui/base/texts.h")
  endforeach()
endforeach()

if(count EQUAL 0)
  message(FATAL_ERROR "No source of the window was found in \"${ROOT}\": pass -DROOT=<source tree>.")
endif()
if(all)
  list(JOIN all "\n  " text)
  list(LENGTH all problems)
  message(FATAL_ERROR "${problems} broken rules in the texts of the window:\n  ${text}")
endif()
message(STATUS "${count} sources of the window have their sentences within tr()")
