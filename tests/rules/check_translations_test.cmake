# SPDX-License-Identifier: Apache-2.0
# cmake -DSCRIPT=<check_translations.cmake> -DLUPDATE=<lupdate> -DWORK=<empty folder> -P check_translations_test.cmake
# A sentence without a translation is refused by its name, one that is gone by the count.
if(NOT LUPDATE)
  message(STATUS "skipped: lupdate of Qt 6 was not found")
  return()
endif()
function(tree_of sources translations)
  file(REMOVE_RECURSE "${WORK}/tree")
  file(WRITE "${WORK}/tree/ui/page.cpp" "struct Texts { static int tr(const char*); };\n${sources}")
  file(WRITE "${WORK}/tree/app/main.cpp" "int main() {}\n")
  file(WRITE "${WORK}/tree/resources/translations/scalescope_de.ts"
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\" language=\"de_DE\">\n<context>\n    <name>Texts</name>\n${translations}</context>\n</TS>\n")
endfunction()

function(expect outcome pattern)
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}/tree" "-DLUPDATE=${LUPDATE}" "-DWORK=${WORK}/copies" -P "${SCRIPT}"
    RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if((outcome STREQUAL "refused" AND code EQUAL 0) OR (outcome STREQUAL "passed" AND NOT code EQUAL 0) OR NOT said MATCHES "${pattern}")
    message(FATAL_ERROR "expected ${outcome} with \"${pattern}\", but: ${code} ${said}")
  endif()
endfunction()

set(run "    <message><source>Run</source><translation>Starten</translation></message>\n")
set(stop "    <message><source>Stop</source><translation>Anhalten</translation></message>\n")
tree_of("int a = Texts::tr(\"Run\");\n" "${run}")
expect(passed "1 sentences")
tree_of("int a = Texts::tr(\"Run\");\nint b = Texts::tr(\"Stop\");\n" "${run}")
expect(refused "rule 22.*Stop")
tree_of("int a = Texts::tr(\"Run\");\n" "${run}${stop}")
expect(refused "rule 22.*2 sentences")
